import Foundation
import Testing

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

@Suite("a book from an exchange's table", .timeLimit(.minutes(5)))
struct ImportTests {
    let home: Home
    init() throws {
        home = try Home()
        try home.write(
            """
            Uid,Time,Symbol,Side,Price,Quantity,Fee,Realized Profit,Order ID
            161257460,26-01-31 13:17:22,BTCUSDT,BUY,78000,0.05,0.29 USDT,0,49172439177
            161257460,26-01-31 13:17:21,DOGEUSDT,BUY,0.2,500,0.1 USDT,0,49172439176

            """, to: "trades.csv")
    }

    private func wick(_ words: String) throws -> Program.Outcome {
        try Program.shell("$WICK import \(words) < /dev/null", in: home)
    }

    @Test("the journal that is written runs as a script, and holds nothing else of the table")
    func journal() throws {
        let outcome = try wick("trades.csv --leverage 10 -o book.wick")
        // One row is not taken: told, and told by the status.
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("DOGEUSDT: not opened"))
        #expect(outcome.output.contains("Wrote book.wick"))
        #expect(outcome.complaints.isEmpty)
        let journal = try String(
            contentsOf: home.url.appending(path: "book.wick"), encoding: .utf8)
        #expect(journal.hasPrefix("# wick journal 1\nload tariff-friday\nrules binance-2026-09\n"))
        #expect(journal.contains("open long BTC 0.032 10x isolated"))
        #expect(!journal.contains("161257460") && !journal.contains("49172439177"))
        let again = try Program.shell("$WICK book.wick -e account", in: home)
        #expect(again.status == 0 && again.output.contains("0.032 BTC"))
    }

    @Test("a row that settles in coin opens under rules that do, with the coins behind it")
    func coins() throws {
        try home.write(
            """
            symbol,positionAmt,entryPrice,markPrice,leverage,marginType,isolatedWallet,positionSide
            BTCUSD_PERP,200,60000,61000,10,isolated,0.05,BOTH

            """, to: "coins.csv")
        let opened = try wick("coins.csv -o coins.wick")
        #expect(opened.status == 0, "\(opened.output)\(opened.complaints)")
        #expect(opened.output.contains("1 of 1 position opened"))
        let journal = try String(
            contentsOf: home.url.appending(path: "coins.wick"), encoding: .utf8)
        #expect(journal.contains("rules binance-coinm-2021") && journal.contains(" BTC\n"))
        let other = try wick("coins.csv rules plain")
        #expect(other.output.contains("it settles in BTC"), "\(other.output)")
    }

    @Test("lines behind it are run in the market, and --until plays it on")
    func lines() throws {
        let outcome = try wick("trades.csv --leverage=50x --in october-2025 -e 'until end' -e who")
        #expect(outcome.output.contains("liquidated: long"))
        #expect(outcome.output.contains("who lost and who was paid"))
        let played = try wick("trades.csv --leverage=2x --until 15:00")
        #expect(played.output.contains("15:00 BTC last"))
    }

    @Test("a row that the market refuses takes no part of the deposit")
    func refusedRow() throws {
        try home.write(
            """
            symbol,side,size,entry,leverage,margin_mode
            BTC,long,0.5,95000,20,isolated
            BTC,long,0.1,97000,5,cross

            """, to: "two.csv")
        let outcome = try wick("two.csv --in october-2025")
        #expect(outcome.output.contains("line 3, BTC: not opened"))
        #expect(!outcome.output.contains("free wallet holds"), "\(outcome.output)")
    }

    @Test("as data it is one object, with each row that was taken or not")
    func data() throws {
        let outcome = try wick("trades.csv --leverage 10x --json")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(outcome.output.contains("\"event\":\"imported\""))
        #expect(outcome.output.contains("\"event\":\"not_imported\""))
    }

    @Test(
        "misuse is told with what to type",
        arguments: [
            ("", "import needs one table after it, as in import trades.csv", 1),
            ("trades.csv --leverage many", "--leverage many cannot be read: it takes Nx", 1),
            ("nothing.csv", nil, 2), ("trades.csv", nil, 2),
        ] as [(String, String?, Int32)])
    func misuse(words: String, complaint: String?, status: Int32) throws {
        let outcome = try wick(words)
        #expect(outcome.status == status)
        #expect(outcome.complaints.contains(complaint ?? "wick: ") == (complaint != nil))
        #expect((outcome.output + outcome.complaints).contains("Type"))
        let flag = try Program.shell("$WICK --in calm", in: home)
        #expect(flag.status == 1 && flag.complaints.contains("--in belongs to import"))
    }

    @Test("on a terminal the prompt stands in the market, and the session can be resumed")
    func prompt() throws {
        let trades = home.url.appending(path: "trades.csv").path
        do {
            let window = try PTY(
                Program.path, ["import", trades, "--leverage", "10x"], in: home, rows: 60)
            try window.expect("wick sim tariff-friday before 14:00")
            kill(window.pid, SIGKILL)
            _ = try window.waitForExit()
        }
        let again = try PTY(in: home, rows: 60)
        try again.expect("resume")
        try again.expect("> ")
        #expect(try again.type("resume").contains("0.032"))
        again.send("quit\r")
        #expect(try again.waitForExit() == 0)
    }
}
