import Figures
import Foundation
import Scripts
import Testing

@testable import Machine

/// Tables of prices as they lie on a disk.
@Suite("tables on disk", .timeLimit(.minutes(5)))
struct OwnTableTests {
    let home: Home
    init() throws { home = try Home() }

    /// Hours of 10 October 2025, as data.binance.vision hands them out.
    private static let klines =
        (0..<40).map { hour in
            "\(1_760_054_400_000 + hour * 3_600_000),100,10\(hour % 3 + 1),99,100.\(hour),8.2,0,0,1,1,1,0"
        }.joined(separator: "\n") + "\n"

    private func wick(_ words: String) throws -> Program.Outcome {
        try Program.shell("$WICK \(words) < /dev/null", in: home)
    }

    /// One stored file, as the format of archives has it.
    private static func archive(_ names: [String], _ text: String) -> Data {
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * $0) & 255) }
        }
        var crc: UInt32 = .max
        for byte in text.utf8 {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let size = little(Int(~crc), 4) + little(text.utf8.count, 4) + little(text.utf8.count, 4)
        var (locals, centrals): ([UInt8], [UInt8]) = ([], [])
        for name in names {
            let start = locals.count
            locals += little(0x0403_4B50, 4) + little(20, 2) + little(0, 8) + size
            locals += little(name.utf8.count, 2) + little(0, 2) + Array(name.utf8)
            locals += Array(text.utf8)
            centrals += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(0, 8) + size
            centrals += little(name.utf8.count, 2) + little(0, 12) + little(start, 4)
            centrals += Array(name.utf8)
        }
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(names.count, 2) + little(names.count, 2)
            + little(centrals.count, 4) + little(locals.count, 4) + little(0, 2)
        return Data(locals + centrals + end)
    }

    @Test("a file says by its name whose prices it holds; what nobody said is not bitcoin's")
    func named() throws {
        try home.write(Self.klines, to: "ETHUSDT-1h-2025-10.csv")
        let ether = try wick("-e 'load ETHUSDT-1h-2025-10.csv' -e 'open long 5x margin 100'")
        #expect(ether.output.contains("ETH, as the file's name says."))
        #expect(ether.output.contains("long") && !ether.output.contains("of bitcoin"))
        try home.write(Self.klines, to: "hours.csv")
        let unnamed = try wick("-e 'load hours.csv' -e 'open long 5x margin 100'")
        #expect(unnamed.output.contains("Which coin's prices these are"))
        #expect(!unnamed.output.contains("BTC of") && !unnamed.output.contains("of bitcoin"))
        let said = try wick("-e 'load hours.csv' -e 'open long SOL 5x margin 100' -e account")
        #expect(said.output.contains("hours.csv is taken for SOL, as you say."))
        #expect(said.status == 0, "\(said.output)\(said.complaints)")
    }

    @Test(
        "a scenario on a table has the table's coin, and rules that list it; none is bitcoin unsaid"
    )
    func begun() throws {
        try home.write(Self.klines, to: "hours.csv")
        try home.write(Self.klines, to: "DOGEUSDT-1h.csv")
        let bare = try Program.shell(
            "$WICK new scenario bare --from hours.csv && cat bare.scenario", in: home)
        #expect(bare.output.contains("coin COIN  # ? nothing says whose prices these are"))
        #expect(!bare.output.contains("BTC"))
        let named = try Program.shell(
            "$WICK new scenario day --from DOGEUSDT-1h.csv && $WICK fmt day.scenario > b.scenario "
                + "&& diff day.scenario b.scenario && $WICK check -q ./day.scenario", in: home)
        #expect(named.status == 0, "\(named.output)\(named.complaints)")
        #expect(!named.output.contains("found none on DOGE"))
    }

    static let hasUnzip = FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip")

    @Test(
        "an archive of one file is read through unzip; of several none is guessed",
        .enabled(if: hasUnzip))
    func zipped() throws {
        try home.write(Self.archive(["a.csv"], Self.klines), to: "BTCUSDT-1h.zip")
        let one = try wick("-e 'load BTCUSDT-1h.zip'")
        #expect(one.status == 0 && one.output.contains("Your table: 40 bars."))
        try home.write(Self.archive(["SOLUSDT-1h.csv"], Self.klines), to: "klines.zip")
        let inside = try wick("-e 'load klines.zip'")
        #expect(inside.output.contains("SOL, as the name of the file inside says."))
        try home.write(Self.archive(["a.csv", "b.csv"], Self.klines), to: "two.zip")
        let two = try wick("-e 'load two.zip'")
        #expect((two.output + two.complaints).contains("two.zip holds 2 files"))
        try home.write(
            Self.archive(["[Content_Types].xml", "xl/workbook.xml"], "<x/>"), to: "book.xlsx")
        let book = try wick("-e 'load book.xlsx'")
        #expect((book.output + book.complaints).contains("is a workbook, no text"))
    }

    @Test("what is no table says so: folders, pipes, nothing, bytes")
    func strange() throws {
        try home.write(Data([0xE4, 0xF6, 10, 0xFC]), to: "latin.csv")
        for (line, words) in [
            ("mkfifo p.csv; $WICK -e 'load p.csv'", "is a device or a pipe"),
            ("mkdir d.csv; $WICK -e 'load d.csv'", "is a folder"),
            ("$WICK -e 'load n.csv'", "is not there"),
            ("$WICK -e 'load latin.csv'", "is neither UTF-8 nor UTF-16 text: byte 1, on line 1"),
            ("> e.csv; $WICK -e 'load e.csv'", "a table of prices has rows"),
        ] {
            let outcome = try Program.shell("\(line) < /dev/null", in: home)
            #expect((outcome.output + outcome.complaints).contains(words), "\(line)")
        }
    }

    @Test("a stretch of a long file is read, with an hour before it")
    func year() throws {
        let file = home.url.appending(path: "BTCUSDT-1m.csv")
        let made = try Program.shell(
            "awk 'BEGIN{print \"time,open,high,low,close\"; for(i=0;i<20000;i++) "
                + "printf \"%d,121000.10,121000.30,120999.10,121000.%d0\\n\","
                + "1735689600+60*i,1+i%2}' > BTCUSDT-1m.csv", in: home)
        #expect(made.status == 0 && FileManager.default.fileExists(atPath: file.path))
        let part = try wick("-e 'load BTCUSDT-1m.csv from 2025-01-09 for 3 days'")
        #expect(part.output.contains("Your table: 4380 bars."), "\(part.output)")
        #expect(part.status == 0)
    }

    // MARK: Zones

    @Test("a calendar in the form of RFC 8536, with the rule that ends it")
    func calendar() throws {
        func big(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        func block(_ times: [Int], _ width: Int) -> [UInt8] {
            var bytes = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
            for count in [0, 0, 0, times.count, 2, 8] { bytes += big(count, 4) }
            for time in times { bytes += big(time, width) }
            for place in times.indices { bytes.append(UInt8(1 - place % 2)) }
            bytes += big(3_600, 4) + [0, 0] + big(7_200, 4) + [1, 4] + Array("CET\0CES\0".utf8)
            return bytes
        }
        let first = 1_711_846_800  // 31 March 2024 01:00
        let file =
            block([], 4) + block([first, 1_729_990_800], 8)
            + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
        let zone = ZoneCalendar(name: "x", spans: try #require(ZoneFile.spans(file)))
        #expect(zone.spans.prefix(3).map(\.offset) == [3_600, 7_200, 3_600])
        // 30 March 2025 01:00 and 26 October 2025 01:00, by the rule.
        #expect(zone.spans[3] == .init(from: 1_743_296_400, offset: 7_200))
        #expect(zone.spans[4] == .init(from: 1_761_440_400, offset: 3_600))
        #expect(zone.moments(local: 1_761_444_000).count == 2, "02:00 of that night comes twice")
        #expect(zone.moments(local: 1_743_300_000 + 1_800).isEmpty, "02:30 is left out in spring")
        for cut in stride(from: 0, to: file.count, by: 7) {
            _ = ZoneFile.spans(Array(file[..<cut]))
        }
        #expect(ZoneFile.spans(Array("TZif".utf8)) == nil)
    }

    @Test(
        "the rules of the south, of half an hour, and of days of the year",
        arguments: [
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_759_593_600, 39_600),
            ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1_759_591_800, 39_600),
            ("EST5EDT,M3.2.0,M11.1.0", 1_741_503_600, -14_400),
            ("XST3XDT,J60,J300", 1_740_805_200, -7_200),
        ])
    func rules(_ text: String, _ from: Int, _ offset: Int) throws {
        let rule = try #require(ZoneRule(text))
        #expect(rule.spans(after: 1_735_689_600).contains(.init(from: from, offset: offset)))
    }

    @Test("names that lead out of the calendar, or nowhere, are refused")
    func names() {
        for name in ["../../etc/passwd", "/etc/passwd", "Nowhere/Town", "", ".", "a\0b", "posix/"] {
            #expect(throws: ZoneFile.Refusal.self) { try ZoneFile.calendar(name) }
        }
        #expect(throws: Never.self) { try ZoneFile.calendar("UTC+5:30") }
    }
}
