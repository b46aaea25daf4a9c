import Markets
import Scripts
import Testing

@Suite("What if, of a live market")
struct KnobTests {
    private static func change(_ line: String) throws -> Change? {
        guard case .turn(.whatIf(let change)) = try Reader.read(line, in: Surroundings()) else {
            return nil
        }
        return change
    }

    @Test(
        "the scenario file's words, and short ones, are read and printed",
        arguments: [
            ("depth x0.5", "depth x0.5"), ("hot 8%", "hot 8%"), ("heat 0.08", "hot 8%"),
            ("crowd heat 8%", "hot 8%"), ("news x0.5", "news x0.5"), ("stops off", "stops off"),
            ("liquidations off", "liquidations off"), ("impact off", "impact off"),
            ("crowd 1,000,000", "accounts 1,000,000"), ("open interest x0.5", "interest x0.5"),
            ("seed 7", "seed 7"), ("noise x2", "noise x2"), ("noise 0", "noise 0"),
            ("noise fat on", "noise fat 1"), ("insurance 0", "fund 0"),
            ("book perp-depth x2", "book perp-depth x2"), ("spread 2", "spread 2"),
            ("makers stay", "makers stay"), ("level 10:00 -5%", "level 10:00 -5%"),
            ("funding every 60", "funding every 60"), ("maintenance 1%", "maintenance 1% rest 1%"),
            ("maintenance 1% rest 2%", "maintenance 1% rest 2%"),
            ("max leverage 5x", "max leverage 5x"), ("haircut 20%", "haircut 20%"),
            ("depeg x0.65 source own", "depeg x0.65 source own"),
            ("at 10:30 sell 500", "at 10:30 sell 500"),
            ("at 10:30 max leverage 5x", "at 10:30 max leverage 5x"),
            (
                "depth x0.7 and hot 1.5% and open interest x0.945",
                "depth x0.7 and hot 1.5% and interest x0.945"
            ),
        ])
    func reads(_ typed: String, _ printed: String) throws {
        let change = try #require(try Self.change("what if " + typed))
        guard case .market = change else {
            Issue.record("`\(typed)` is another change: \(change)")
            return
        }
        let text = CommandText.print(.turn(.whatIf(change)))
        #expect(text == "what if " + printed)
        #expect(try Self.change(text) == change)
    }

    @Test(
        "what is no knob is refused at its word",
        arguments: [
            ("depth 0.5", "0.5"), ("depth", ""), ("crowd hate 3", "hate"), ("stops maybe", "maybe"),
            ("makers go", "go"), ("at 10:70 sell 5", "10:70"), ("news xx", "xx"),
            ("hot nan", "nan"), ("max leverage 5", "5"), ("depth x0.5 and", ""),
            ("book x2", "x2"),
        ])
    func refused(_ typed: String, _ word: String) {
        let line = "what if " + typed
        #expect {
            _ = try Reader.read(line, in: Surroundings())
        } throws: { error in
            guard let misreading = error as? Misreading else { return false }
            let from = line.index(line.startIndex, offsetBy: min(misreading.from, line.count))
            let to = line.index(line.startIndex, offsetBy: min(misreading.to, line.count))
            return word.isEmpty || line[from..<to] == word
        }
    }

    @Test("other changes stay what they were")
    func others() throws {
        #expect(try Self.change("what if stop 58,000") != nil)
        #expect(try Self.change("what if funding 0.01%") != nil)
        for line in [
            "what if stop 58,000", "what if funding 0.01%", "what if 3x", "what if no stop",
        ] {
            if case .market? = try Self.change(line) { Issue.record("`\(line)`") }
        }
    }
}
