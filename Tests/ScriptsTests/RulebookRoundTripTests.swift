import Figures
import Foundation
import Margin
import Scripts
import Testing

/// Every shipped rulebook by its name.
enum Venues {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scenarios/rulebooks")
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
        .filter { $0.hasSuffix(".rules") }.map { String($0.dropLast(6)) }.sorted()
    static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: name + ".rules")), as: UTF8.self)
    }
    /// Each read once: the tests ask for them thousands of times.
    private static let books: [String: Result<Rulebook, any Error>] = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try read(name) }) })
    static func rules(_ name: String) throws -> Rulebook {
        try #require(books[name]).get()
    }
    /// Nil where there is none.
    static func known(_ name: String) -> Rulebook? { names.contains(name) ? try? rules(name) : nil }
    static func read(_ name: String) throws -> Rulebook {
        try RulebookText.read(try text(name), name: name)
    }
}

@Suite("rulebooks as text")
struct RulebookRoundTripTests {
    @Test("a rulebook printed and read again says the same", arguments: Venues.names)
    func roundTrip(_ name: String) throws {
        let first = try Venues.read(name)
        let printed = RulebookText.print(first)
        let second = try RulebookText.read(printed, name: name)
        #expect(RulebookText.print(second) == printed)
        #expect(first.contracts.count == second.contracts.count)
        for (a, b) in zip(first.contracts, second.contracts) {
            #expect(a.bare == b.bare)
        }
        #expect(first.unverified.count == second.unverified.count)
        #expect(first.margin.fee.value == second.margin.fee.value)
    }

    @Test("a file's lines keep their spelling, and their canonical spelling is stable")
    func written() throws {
        for name in Venues.names {
            let text = try Venues.text(name)
            let file = try RulebookFile(text, file: name)
            #expect(file.text == text)
            let canonical = file.canonical
            #expect(try RulebookFile(canonical, file: name).canonical == canonical)
        }
    }
}
