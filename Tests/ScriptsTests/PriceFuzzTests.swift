import Figures
import Markets
import Testing

@testable import Scripts

/// Tables in every dress with bytes, cells and rows changed by chance: each is read or refused, and what
/// is read is a tape of bars, or of the true prices where only the form was changed.
@Suite("mutated tables of prices")
struct PriceFuzzTests {
    /// The bars that a table of `PriceDress.bars` may hold: a changed form may leave some of them out
    /// and say so, and never makes others.
    private static let known: [[Bar]] = [false, true].map { isDaily in
        PriceDress.bars(isDaily: isDaily).map { bar in
            let prices = bar.four.map { Price(units: TableNumber.units($0) ?? 0) }
            return Bar(open: prices[0], high: prices[1], low: prices[2], close: prices[3])
        }
    }

    private static func read(_ bytes: [UInt8], _ dress: PriceDress) -> PriceSheet? {
        var request = LoadRequest("my.csv")
        request.zone = dress.zone
        return try? PriceSheet.read(
            TableSource(name: "my.csv", bytes: bytes), request,
            zone: dress.zone == nil ? nil : PriceDressTests.berlin)
    }

    /// Laws of whatever was read.
    private static func isSound(_ sheet: PriceSheet) -> Bool {
        sheet.minutesPerBar > 0 && sheet.bars.count > 1 && sheet.filled < sheet.bars.count
            && sheet.bars.allSatisfy {
                $0.low.isPositive && $0.low <= min($0.open, $0.close)
                    && $0.high >= max($0.open, $0.close) && $0.high.isAdmissible
            } && (sheet.marks.map { $0.count == sheet.bars.count } ?? true)
    }

    static func mutated(_ bytes: [UInt8], _ chance: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        let alphabet = Array("0159.,;:-/\"\n\r\t| eEnull<>#+ZTUPM\u{FEFF}".utf8) + [0, 0xFF, 0xE4]
        for _ in 0..<Int.random(in: 1...8, using: &chance) {
            guard !bytes.isEmpty else { return bytes }
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<5, using: &chance) {
            case 0: bytes[place] = alphabet.randomElement(using: &chance) ?? 0
            case 1: bytes.insert(alphabet.randomElement(using: &chance) ?? 0, at: place)
            case 2: bytes.remove(at: place)
            case 3:
                let end = min(bytes.count, place + Int.random(in: 1...90, using: &chance))
                bytes.removeSubrange(place..<end)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...90, using: &chance))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return bytes
    }

    @Test("any bytes are a sound tape or a refusal", arguments: 0..<4 as Range<UInt64>)
    func bytes(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for number in 0..<fuzzCount / 10 {
            let dress = PriceDress.all[number % PriceDress.all.count]
            let text = Array(dress.text(PriceDress.bars(isDaily: dress.isDaily)).utf8)
            let changed = Self.mutated(text, &chance)
            if let sheet = Self.read(changed, dress), !Self.isSound(sheet) {
                Issue.record("\(dress.name): \(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    /// Rows doubled, left out, exchanged, and lines of noise: no number is another than it was.
    @Test("rows changed in form alone never make another price", arguments: 0..<4 as Range<UInt64>)
    func rows(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for number in 0..<fuzzCount / 20 {
            rows(of: PriceDress.all[number % PriceDress.all.count], &chance)
        }
    }

    private func rows(of dress: PriceDress, _ chance: inout SplitMix64) {
        let text = dress.text(PriceDress.bars(isDaily: dress.isDaily))
        let head = dress.head.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<Int.random(in: 1...5, using: &chance) {
            // Two rows that are left out twice over may leave none to change.
            guard head + 1 < lines.count else { return }
            let place = Int.random(in: head..<lines.count - 1, using: &chance)
            switch Int.random(in: 0..<4, using: &chance) {
            case 0: lines.insert(lines[place], at: place)
            case 1: lines.remove(at: place)
            case 2: lines.swapAt(place, Int.random(in: head..<lines.count - 1, using: &chance))
            default: lines.insert("", at: place)
            }
        }
        guard let sheet = Self.read(Array(lines.joined(separator: "\n").utf8), dress) else {
            return
        }
        let known = Self.known[dress.isDaily ? 1 : 0]
        let start = PriceDress.bars(isDaily: dress.isDaily)[0].moment
        for (place, bar) in sheet.bars.enumerated() {
            let minutes = sheet.start.minutes + place * sheet.minutesPerBar - start.minutes
            let number = minutes / (dress.isDaily ? 1440 : 60)
            let isStill = bar.open == bar.close && bar.high == bar.low
            #expect(
                isStill || known.indices.contains(number) && known[number] == bar,
                "\(dress.name), bar \(place): \(lines.joined(separator: "\n"))")
        }
    }
}
