import Foundation
import Testing

@testable import wick

@Suite("words after wick")
struct InvocationTests {
    @Test(
        "what is asked for",
        arguments: [
            ([], .prompt),
            (["a.wick"], .script([.file("a.wick")])),
            (["a", "-e", "step", "b"], .script([.file("a"), .line("step"), .file("b")])),
            (["-"], .script([.file("-")])),
            (["--", "--plain"], .script([.file("--plain")])),
            (["check"], .check([])),
            (["check", "q1", "black-thursday"], .check(["q1", "black-thursday"])),
            (["a", "check"], .script([.file("a"), .file("check")])),
            (["-h"], .help),
            (["help"], .help),
            (["help", "what", "if"], .script([.line("help what if")])),
            (["--help", "a"], .help),
            (["check", "--version"], .version),
            // No flag begins with a digit: a negative number is an operand.
            (
                ["calc", "funding", "rate", "-0.01%", "extra", "-5", "--flat"],
                .script([.line("calc funding rate -0.01% extra -5")])
            ),
            (["calc", "funding", "rate", "-.5%"], .script([.line("calc funding rate -.5%")])),
        ] as [([String], Invocation.Task)])
    func task(words: [String], task: Invocation.Task) throws {
        #expect(try Invocation(words).task == task)
    }

    @Test("the content folder may stand before or after the verb, with a blank or an equals sign")
    func content() throws {
        for words in [
            ["--content", "d", "check"], ["check", "--content", "d"], ["check", "--content=d"],
        ] {
            let invocation = try Invocation(words)
            #expect(invocation.content == "d")
            #expect(invocation.task == .check([]))
        }
    }

    @Test("the manner of answers")
    func manner() throws {
        let invocation = try Invocation(["--plain", "x", "--ascii"])
        #expect(invocation.manner == Invocation.Manner(plain: true, flat: false, ascii: true))
    }

    @Test(
        "what makes no sense",
        arguments: [
            (["--colour"], .unknownFlag("--colour")),
            (["-x"], .unknownFlag("-x")),
            (["--content"], .withoutValue(.content)),
            (["a", "-e"], .withoutValue(.line)),
            (["--plain=yes"], .withValue(.plain)),
            (["check", "-e", "step"], .lineForCheck),
        ] as [([String], Invocation.Misuse)])
    func misuse(words: [String], misuse: Invocation.Misuse) {
        #expect(throws: misuse) { try Invocation(words) }
    }

    @Test("misuse ends with 1, a message and the way to help")
    func usage() throws {
        let outcome = try Program.run(["--colour"], in: try Home())
        #expect(outcome.status == 1)
        #expect(outcome.complaints == "wick: there is no flag --colour. Type: wick --help\n")
        #expect(outcome.output == "")
    }

    @Test("a complaint repeats no terminal codes")
    func cleanComplaint() throws {
        let outcome = try Program.run(["--\u{1B}[31m"], in: try Home())
        #expect(outcome.status == 1)
        #expect(!outcome.complaints.contains("\u{1B}"))
    }

    @Test("--help names every flag and fits 80 columns")
    func help() throws {
        let outcome = try Program.run(["--help"], in: try Home())
        #expect(outcome.status == 0)
        for flag in Flag.allCases { #expect(outcome.output.contains(flag.rawValue)) }
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("--version is one line")
    func version() throws {
        #expect(try Program.run(["--version"], in: try Home()).output == "wick \(Wick.version)\n")
    }
}
