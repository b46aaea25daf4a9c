import Figures
import Margin
import Markets
import Testing

@testable import Scripts

// Any bytes may come in. Each seed makes thousands of lines; the seed is in the test's name.

/// Bytes that hurt readers: quotes, signs, separators, halves of characters, controls.
private let sharp: [[UInt8]] = [
    [34], [35], [44], [46], [58], [60], [62], [45], [37], [120], [0], [27], [9], [13], [0xFF],
    [0xE2, 0x88, 0x92], [0xE2, 0x88], [0xEF, 0xBB, 0xBF], Array("١".utf8), Array("é".utf8),
    Array("e\u{301}".utf8), Array("\u{202E}".utf8), Array("👩‍👩‍👧".utf8), Array("9999999999999999".utf8),
]

private func randomLine(_ chance: inout SplitMix64) -> String {
    let words =
        Verb.spellings + [
            "BTC", "20x", "margin", "1,000", "1000 usdt", "7000",
            "limit", "market", "long", "short", "2%", "price", "at", "stop", "take", "-5",
            "rewind 5",
            "<", "10:47", "2020-03-13",
        ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &chance) {
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes.append(UInt8.random(in: 0...255, using: &chance))
        case 1: bytes += sharp.randomElement(using: &chance) ?? []
        default: bytes += Array((words.randomElement(using: &chance) ?? "").utf8) + [32]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A valid text with a few bytes changed, doubled, dropped or put in.
private func mutated(_ text: String, _ chance: inout SplitMix64, times: ClosedRange<Int>) -> String
{
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: times, using: &chance) {
        let place = Int.random(in: 0...bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes.insert(contentsOf: sharp.randomElement(using: &chance) ?? [], at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count:
            bytes[place] = UInt8.random(in: 0...255, using: &chance)
        default:
            let end = Int.random(in: place...bytes.count, using: &chance)
            bytes.insert(contentsOf: bytes[place..<min(end, place + 40)], at: place)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

@Suite("Any bytes on any line")
struct LineFuzzTests {
    private static let around = Surroundings(
        coin: Asset("BTC"), now: Moment(minutes: 26_400_000), scenarios: { ["black-thursday"] },
        terms: { ["liquidation price", "margin ratio"] })

    /// What must hold for every line: it is read, or refused with columns on the line and with
    /// words; and what is read prints as a line that reads the same.
    private func check(_ line: String) throws {
        _ = Completion.words(for: line, in: Self.around)
        let safe = Line.safe(line)
        #expect(safe.count == line.count)
        do throws(Misreading) {
            let command = try Reader.read(line, in: Self.around)
            guard !isFreeText(command) else { return }
            let printed = CommandText.print(command)
            #expect(try Reader.read(printed, in: Self.around) == command, "\(line) → \(printed)")
        } catch {
            #expect(
                error.from >= 0 && error.from < error.to && error.to <= line.count + 1, "\(line)")
            let text = error.text(for: line, in: Self.around)
            #expect(!text.what.isEmpty && !text.why.isEmpty, "\(line)")
            #expect(throws: Never.self) { try Reader.read(text.next, in: Self.around) }
        }
    }

    /// Names and notes hold whatever was typed; a comment prints as an empty line.
    private func isFreeText(_ command: Command) -> Bool {
        switch command {
        case .nothing, .comment, .learn, .rules, .ask(.why), .ask(.define), .ask(.help),
            .ask(.rulebooks), .ask(.compare), .turn(.load), .turn(.branch), .turn(.switchTo),
            .turn(.lesson):
            true
        default: false
        }
    }

    @Test("random lines never trap", arguments: 0..<4 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<fuzzCount { try check(randomLine(&chance)) }
    }

    @Test("valid lines with slips never trap", arguments: 4..<8 as Range<UInt64>)
    func slips(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let valid =
            Verb.all.map(\.example) + [
                "open short BTC 0.2 5x stop 58,000 on mark", "until 2020-03-13 02:00",
                "what if 2: open long BTC 5x margin 0.1 BTC", "until price BTC < 6,900",
                "until margin > 80%", "step 30m", "rewind 13 Mar 02:00",
            ]
        for _ in 0..<fuzzCount {
            try check(mutated(valid.randomElement(using: &chance) ?? "", &chance, times: 1...3))
        }
    }
}

@Suite("Any bytes in any file")
struct FileFuzzTests {
    @Test("broken scenarios never trap, and say where", arguments: 0..<4 as Range<UInt64>)
    func scenarios(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<(fuzzCount / 25) {
            let text = mutated(smallScenario, &chance, times: 1...4)
            do throws(FileErrors) {
                let scenario = try ScenarioText.read(text, name: "small")
                #expect(throws: Never.self) {
                    try ScenarioText.read(ScenarioText.print(scenario), name: "small")
                }
            } catch {
                expectPlaces(error, in: text)
            }
        }
    }

    @Test("broken rulebooks never trap, and say where", arguments: 0..<4 as Range<UInt64>)
    func rulebooks(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<(fuzzCount / 25) {
            let text = mutated(smallRulebook, &chance, times: 1...4)
            do throws(FileErrors) {
                let rulebook = try RulebookText.read(text, name: "small")
                #expect(throws: Never.self) {
                    try RulebookText.read(RulebookText.print(rulebook), name: "small")
                }
            } catch {
                expectPlaces(error, in: text)
            }
        }
    }

    private func expectPlaces(_ errors: FileErrors, in text: String) {
        #expect(!errors.errors.isEmpty)
        let count = text.utf8.count { $0 == 10 } + 1
        for error in errors.errors {
            #expect(error.line >= 1 && error.line <= count && error.column >= 1)
        }
        #expect(errors.lines.allSatisfy { $0.hasPrefix(errors.file + ":") })
    }

    @Test("the fast reading of a bar is the slow one", arguments: 8..<12 as Range<UInt64>)
    func bars(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        var fast = 0
        for _ in 0..<fuzzCount {
            let lines = [
                "bar 2020-03-12 04:00 7,658.5 12,345,678 0.00000001 7645.50 # x",
                "bar ETH 2020-03-12 04:00 7,658.5 12,345,678 0.00000001 7645.50 7,600",
                "price ETH 04:00 193.5 # x",
            ]
            let line = mutated(lines[Int(chance.next() % 3)], &chance, times: 0...2)
            let bytes = Array(line.utf8)
            guard let said = BarLine.read(bytes, 0..<bytes.count) else { continue }
            fast += 1
            let slow = try ScenarioStatement.read(Line(line))?.statement
            switch (said.coin, said.isPrice) {
            case (nil, _): #expect(slow == .bar(said.time, said.bar, mark: said.mark), "\(line)")
            case (let coin?, false):
                #expect(
                    slow == .beside(.bar(coin, said.time, said.bar, mark: said.mark)), "\(line)")
            case (let coin?, true):
                #expect(slow == .beside(.price(coin, said.time, said.bar.close)), "\(line)")
            }
        }
        #expect(fast > fuzzCount / 4)
    }
}
