import Testing

@testable import Desk

/// Quiz files read back by the rules that the platforms document, written here a second time.
@Suite("Quiz files by their grammars")
struct QuizGrammarTests {
    /// One option of a choice as Moodle's reader takes it.
    private struct Option: Equatable {
        let text: String
        let reply: String
        let weight: String?
        let isRight: Bool
    }

    /// Options of a choice: split at unescaped `~` and `=`, a weight in percent signs behind a tilde,
    /// a reply behind an unescaped `#`, a format in brackets, then the escapes and HTML taken off.
    private func options(_ body: String) -> [Option] {
        var pieces: [(mark: Character, text: String)] = []
        var isEscaped = false
        for character in body {
            if isEscaped {
                pieces[pieces.count - 1].text += "\\" + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "~" || character == "=" {
                pieces.append((character, ""))
            } else if !pieces.isEmpty {
                pieces[pieces.count - 1].text.append(character)
            }
        }
        return pieces.map { mark, text in
            var text = text
            var weight: String?
            if mark == "~", let found = text.firstMatch(of: /^%-*[0-9]{1,2}\.?[0-9]*%/) {
                weight = String(found.0)
                text.removeSubrange(found.range)
            }
            let parts = cut(text, at: "#")
            return Option(
                text: plain(parts.first), reply: plain(parts.rest), weight: weight,
                isRight: mark == "=")
        }
    }

    private func cut(_ text: String, at mark: Character) -> (first: String, rest: String) {
        var isEscaped = false
        for place in text.indices {
            if isEscaped {
                isEscaped = false
            } else if text[place] == "\\" {
                isEscaped = true
            } else if text[place] == mark {
                return (String(text[..<place]), String(text[text.index(after: place)...]))
            }
        }
        return (text, "")
    }

    private func plain(_ text: String) -> String {
        var text = text
        let formats = ["[moodle]", "[html]", "[plain]", "[markdown]"]
        let format = formats.first { text.lowercased().hasPrefix($0) }
        if let format { text.removeFirst(format.count) }
        var out = ""
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "\\" {
                isEscaped = true
            } else {
                out.append(character)
                isEscaped = false
            }
        }
        if format == nil {
            out = out.replacing(/<[a-zA-Z\/!?][^>]*>/, with: "").replacing("&lt;", with: "<")
        }
        return out.trimmingPrefix(" ").description
    }

    private static let nasty = [
        "%50% of it", "%5% of it", "%-33.3% less", "%", "100% of it", "= equals 10x -> 20x",
        "~ about half", "#2", "{curly}", "a\\b", "a\\n", "[html]a", "[Plain] b", "[x] c",
        "5 < 6 and <b>bold</b>", "// no comment", "ANSWER: B", "a:b", "$CATEGORY: top", "1 & 2",
    ]

    @Test("a GIFT option is read as it was meant, whatever stands in it", arguments: nasty)
    func gift(text: String) {
        for isRight in [true, false] {
            let line = GiftText.option(text, isRight: isRight, reply: text)
            let read = options(line)
            #expect(read.count == 1, "\(line)")
            #expect(read.first?.text == text && read.first?.reply == text, "\(line)")
            #expect(read.first?.isRight == isRight && (read.first?.weight ?? "%0%") == "%0%")
        }
    }

    @Test("the name and the question of GIFT end where they should", arguments: nasty)
    func head(text: String) {
        let line = GiftText.head(name: "x1 a:b", text)
        let parts = line.dropFirst(2).firstRange(of: "::").map { range in
            (String(line.dropFirst(2)[..<range.lowerBound]), String(line[range.upperBound...]))
        }
        #expect(parts?.0 == "x1 a\\:b")
        #expect(parts.map { plain($0.1) } == text)
        #expect(!line.contains("\n") && !(parts?.1.hasPrefix("//") ?? true) || text.hasPrefix("//"))
    }

    @Test("Aiken: one question line, lettered options, the right letter")
    func aiken() throws {
        let text = try #require(
            AikenText.question("Which\nof them?", options: ["ANSWER: B", "b", "A. c"], right: 2))
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].firstMatch(of: /^([A-Z][.)] |ANSWER:)/) == nil)
        #expect(lines[1...3].allSatisfy { $0.firstMatch(of: /^[A-Z][.)] \S/) != nil })
        #expect(lines[4] == "ANSWER: C" && lines.count == 5)
    }

    @Test(
        "what Aiken cannot hold is left out",
        arguments: [
            ("A. what is this", ["a", "b"]), ("ANSWER: what is this", ["a", "b"]),
            ("What", ["a"]), ("What", ["a", " "]), (" ", ["a", "b"]),
            ("What", [String](repeating: "a", count: 27)),
        ])
    func left(asked: String, options: [String]) {
        #expect(AikenText.question(asked, options: options, right: 0) == nil)
    }
}
