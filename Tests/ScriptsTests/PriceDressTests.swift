import Figures
import Markets
import Testing

@testable import Scripts

@Suite("tables of prices in every dress")
struct PriceDressTests {
    /// What a system's calendar says of Berlin in 2025.
    static let berlin = ZoneCalendar(
        name: "Europe/Berlin",
        spans: [
            .init(from: .min, offset: 3_600), .init(from: 1_743_296_400, offset: 7_200),
            .init(from: 1_761_440_400, offset: 3_600),
        ])

    private static func sheet(_ dress: PriceDress, _ bytes: [UInt8]) throws -> PriceSheet {
        var request = LoadRequest("my.csv")
        request.zone = dress.zone
        return try PriceSheet.read(
            TableSource(name: "my.csv", bytes: bytes), request,
            zone: dress.zone == nil ? nil : berlin)
    }

    @Test("one table in every dress loads to the same bars", arguments: PriceDress.all.indices)
    func corpus(_ index: Int) throws {
        let dress = PriceDress.all[index]
        let bars = PriceDress.bars(isDaily: dress.isDaily)
        let sheet = try Self.sheet(dress, Array(dress.text(bars).utf8))
        let name = Comment(rawValue: dress.name)
        #expect(sheet.start == bars[0].moment, name)
        #expect(sheet.minutesPerBar == (dress.isDaily ? 1440 : 60), name)
        let wanted = bars.map { $0.four.map { TableNumber.units($0) } }
        let got = sheet.bars.map {
            [$0.open, $0.high, $0.low, $0.close].map { $0.units as Int128? }
        }
        #expect(got == wanted, name)
        #expect(sheet.filled == 0 && sheet.holes.isEmpty, name)
    }

    @Test(
        "in UTF-16, too, and under another system's line ends", arguments: PriceDress.all.indices)
    func encodings(_ index: Int) throws {
        let dress = PriceDress.all[index]
        let text = dress.text(PriceDress.bars(isDaily: dress.isDaily))
        let usual = try Self.sheet(dress, Array(text.utf8))
        let wide = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try Self.sheet(dress, [0xFF, 0xFE] + wide).bars == usual.bars)
        let plain = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r")
        #expect(try Self.sheet(dress, Array(plain.utf8)).bars == usual.bars)
    }

    @Test("piece by piece as in whole", arguments: [1, 7, 64, 1000])
    func pieces(_ size: Int) throws {
        let dress = PriceDress.all[4]
        let bytes = Array(dress.text(PriceDress.bars(isDaily: false)).utf8)
        let source = TableSource(name: "my.csv") { take in
            for start in stride(from: 0, to: bytes.count, by: size) {
                if !take(bytes[start..<min(start + size, bytes.count)]) { break }
            }
            return nil
        }
        #expect(
            try PriceSheet.read(source, LoadRequest("my.csv")).bars
                == Self.sheet(dress, bytes).bars)
    }
}
