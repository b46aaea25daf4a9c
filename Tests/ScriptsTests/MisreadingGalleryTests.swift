import Margin
import Testing

@testable import Scripts

/// One wrong line each, and the whole message: caret, what, why, and what to type next.
@Suite("Lines that cannot be read")
struct MisreadingGalleryTests {
    private static let around = Surroundings(minutesPerBar: 60, coin: Asset("BTC"))

    /// The line, the caret under the wrong columns, the sentences, and the line to type.
    private static func message(_ line: String) -> String {
        do throws(Misreading) {
            return "reads as \(CommandText.print(try Reader.read(line, in: around)))"
        } catch {
            let text = error.text(for: line, in: around)
            let caret =
                String(repeating: " ", count: error.from)
                + String(repeating: "^", count: error.to - error.from)
            return [Line.safe(line), caret, "\(text.what) \(text.why)", "> \(text.next)"]
                .joined(separator: "\n")
        }
    }

    @Test("every message of the gallery is as it was written", arguments: gallery)
    func messages(_ entry: String) {
        let line = String(entry.prefix { $0 != "\n" })
        #expect(Self.message(line) == entry)
    }

    @Test("what a message says to type next can be typed", arguments: gallery)
    func nextReads(_ entry: String) throws {
        let next = try #require(entry.split(separator: "\n").last).dropFirst(2)
        _ = try Reader.read(String(next), in: Self.around)
    }

    @Test("what a misread line says of itself is never left empty", arguments: gallery)
    func wholeSentences(_ entry: String) throws {
        let line = String(entry.prefix { $0 != "\n" })
        let misreading = try #require(throws: Misreading.self) {
            try Reader.read(line, in: Self.around)
        }
        let text = misreading.text(for: line)
        #expect(text.what.hasSuffix(".") || text.what.hasSuffix("?"))
        #expect(text.why.hasSuffix("."))
        #expect(!text.next.isEmpty)
    }

    @Test("control characters come back as pictures")
    func controls() {
        #expect(
            Self.message("\u{1B}[31mopen")
                == "␛[31mopen\n^^^^^^^^^\n`␛[31mopen` is not a command. A line starts with a command.\n> help"
        )
    }

    @Test("a line of a million characters is refused at once")
    func million() throws {
        let misreading = try #require(throws: Misreading.self) {
            try Reader.read(String(repeating: "open ", count: 200_000))
        }
        #expect(misreading.rule == .lineTooLong(bytes: 1_000_000))
        #expect(misreading.text(for: "x").what == "This line is 1,000,000 bytes long.")
    }

    @Test("a date with a month needs a year from somewhere")
    func year() throws {
        let misreading = try #require(throws: Misreading.self) {
            try Reader.read("until 13 Mar 02:00")
        }
        #expect(misreading.rule == .monthNeedsYear("Mar"))
        #expect(misreading.text(for: "until 13 Mar 02:00").next == "until 2020-03-13 02:00")
    }
}

private let gallery = [
    """
    opn long BTC 20x margin 1000
    ^^^
    `opn` is not a command. The nearest is `open`.
    > open long BTC 20x margin 1000
    """,
    """
    st
    ^^
    `st` could be step or stop. A short form works where only one word begins so.
    > step
    """,
    """
    banana
    ^^^^^^
    `banana` is not a command. A line starts with a command.
    > help
    """,
    """
    7020
    ^^^^
    `7020` is not a command. A line starts with a command.
    > help
    """,
    """
    open
        ^
    Something is missing here: long or short. It is written: open long|short COIN [SIZE] LEVERAGEx [margin AMOUNT [ASSET] | risk PERCENT] [at PRICE] [trigger PRICE] [cross|isolated] [stop PRICE [limit PRICE] [on mark|last|index]] [take PRICE] [reduce-only].
    > open long BTC 20x margin 1,000
    """,
    """
    open lng BTC 20x margin 1000
         ^^^
    `lng` has no meaning here. Expected here: long or short. The nearest is `long`.
    > open long BTC 20x margin 1000
    """,
    """
    open long BTC 20x
                     ^
    Something is missing here: how much, as in margin 1,000. What you typed is kept, and what is missing is filled in.
    > open long BTC 20x margin 1,000
    """,
    """
    buy 1000 usdt btc 50x
        ^^^^^^^^^
    `1000 usdt` can be the margin or the value of the position. A number alone is a size in coins; money is written with margin.
    > buy margin 1000 btc 50x
    """,
    """
    limit buy btc 10x margin 100
                                ^
    Something is missing here: the price it waits at. What you typed is kept, and what is missing is filled in.
    > open long BTC 10x margin 100 at 7,130
    """,
    """
    deposit -100
            ^^^^
    `-100` is not above zero. Prices and amounts are; the command says which way the money goes.
    > deposit 100
    """,
    """
    open long BTC margin 1000
                             ^
    Something is missing here: a leverage, as in 20x. What you typed is kept, and what is missing is filled in.
    > open long BTC margin 1000 20x
    """,
    """
    open long BTC 20x margin abc
                             ^^^
    `abc` is not a number. Expected here: an amount of money, as in 1,000. Digits are 0 to 9; commas part thousands.
    > open long BTC 20x margin 1,000
    """,
    """
    open long BTC 20x margin 1000 stp 58,000
                                  ^^^
    `stp` has no meaning here. Expected here: an asset, or the next part. The nearest is `stop`.
    > open long BTC 20x margin 1000 stop 58,000
    """,
    """
    open long BTC ETH 20x margin 10
                  ^^^
    `ETH` has no meaning here. Expected here: a coin, a leverage as in 20x, margin, a size, at, stop or take.
    > open long BTC 20x margin 10
    """,
    """
    open long BTC 20x 10x margin 5
                      ^^^
    `leverage` is said twice. Which one counts would be a guess.
    > open long BTC 20x margin 5
    """,
    """
    open long BTC 0.2 20x margin 5
                          ^^^^^^
    A size and a margin are both given. With the leverage, each follows from the other.
    > open long BTC 20x margin 5
    """,
    """
    open long BTC 1e30x margin 5
                  ^^^^^
    `1e30x` is too large. Numbers of this kind go up to 1,000,000.
    > open long BTC 10x margin 5
    """,
    """
    open long BTC 20x margin ١٢
                             ^^
    `١٢` is not a number. Expected here: an amount of money, as in 1,000. Digits are 0 to 9; commas part thousands.
    > open long BTC 20x margin 1,000
    """,
    """
    open long BTC 20x margin 1,00
                             ^^^^
    `1,00` is not a number. Expected here: an amount of money, as in 1,000. Digits are 0 to 9; commas part thousands.
    > open long BTC 20x margin 1,000
    """,
    """
    open long BTC 0.123456789 5x
                  ^^^^^^^^^^^
    `0.123456789` has too many decimals. Numbers are exact to eight decimals, percentages to six.
    > open long BTC 0.12345678 5x
    """,
    """
    open long BTC 20x margin 1000 stop
                                      ^
    Something is missing here: the stop's price, as in 6,950. What you typed is kept, and what is missing is filled in.
    > open long BTC 20x margin 1000 stop 6,950
    """,
    """
    close BTC now
              ^^^
    `now` has no meaning here. Expected here: half, a percentage, a size or at.
    > close
    """,
    """
    stop on mark 6950
         ^^
    `on` is not a number. Expected here: the stop's price, as in 6,950. Digits are 0 to 9; commas part thousands.
    > stop 6,950
    """,
    """
    stop "6,950
         ^
    The double quote here is never closed. Quotes hold words together; everything after it became one word.
    > stop "6,950"
    """,
    """
    cancel bread
           ^^^^^
    `bread` has no meaning here. Expected here: stop, take, trail, all, or the number of an order.
    > cancel stop
    """,
    """
    step 1.5
         ^^^
    `1.5` is not a whole number. Bars, acts and lines are counted.
    > step 5
    """,
    """
    step 90m
         ^^^
    90 minutes are not a whole number of bars. A bar of this tape lasts 60 minutes.
    > step 1
    """,
    """
    step five
         ^^^^
    `five` is not a number. Expected here: a whole number, as in 5. Digits are 0 to 9; commas part thousands.
    > step 5
    """,
    """
    step 5 parsecs
           ^^^^^^^
    `parsecs` has no meaning here. Expected here: m, h or d, as in 30m.
    > step 5
    """,
    """
    until
         ^
    Something is missing here: what to wait for, as in liquidation. What can follow stands under `help until`.
    > until liquidation
    """,
    """
    until 6,900
          ^^^^^
    `6,900` alone does not say what to wait for. A price is waited for from above or from below.
    > until price < 6,900
    """,
    """
    until 25:00
          ^^^^^
    `25:00` is not a time. Times are UTC and look like 10:47, 13 02:00 or 2020-03-13 02:00.
    > until liquidation
    """,
    """
    until monday
          ^^^^^^
    `monday` has no meaning here. Expected here: liquidation, stop, flat, news, funding, event, end, a time, or price, mark, margin, left, account or line with < or >.
    > until liquidation
    """,
    """
    until liqidation
          ^^^^^^^^^^
    `liqidation` has no meaning here. Expected here: liquidation, stop, flat, news, funding, event, end, a time, or price, mark, margin, left, account or line with < or >. The nearest is `liquidation`.
    > until liquidation
    """,
    """
    until price
               ^
    Something is missing here: < or > and a price, as in < 6,900. What you typed is kept, and what is missing is filled in.
    > until price < 6,900
    """,
    """
    until price 6,900
                ^^^^^
    `6,900` alone does not say what to wait for. A price is waited for from above or from below.
    > until price < 6,900
    """,
    """
    until ETH < 100
          ^^^
    There is no price of `ETH` on this tape. It carries BTC.
    > until BTC < 100
    """,
    """
    until margin > 80
                   ^^
    `80` is not a percentage. A share is written with its sign: 80%.
    > until margin > 80%
    """,
    """
    until 2020-02-30 10:00
          ^^^^^^^^^^
    No calendar has a `2020-02-30`. Days are written year, month, day: 2020-03-13.
    > until liquidation
    """,
    """
    deposit fund 1000
            ^^^^
    The insurance fund is not yours to fill. Its money belongs to the market: the scenario file says how much.
    > deposit 1000
    """,
    """
    rewind yesterday
           ^^^^^^^^^
    `yesterday` is not a time. Times are UTC and look like 10:47, 13 02:00 or 2020-03-13 02:00.
    > rewind 10:00
    """,
    """
    load
        ^
    Something is missing here: a scenario, as in black-thursday. What can follow stands under `help load`.
    > load black-thursday
    """,
    """
    back two
         ^^^
    `two` is not a number. Expected here: a whole number, as in 5. Digits are 0 to 9; commas part thousands.
    > back
    """,
    """
    what if
           ^
    Something is missing here: what to change, as in 3x. What can follow stands under `help what if`.
    > what if 3x
    """,
    """
    what if 2: why
               ^^^
    `why` cannot take the place of a journal line. The journal holds only what changes your account or moves the tape.
    > what if 3x
    """,
    """
    what if 2: stp 5
               ^^^
    `stp` is not a command. The nearest is `step`.
    > what if 2: step 5
    """,
    """
    what if banana
            ^^^^^^
    `banana` has no meaning here. Expected here: a leverage as in 3x, long, short, no stop, stop PRICE, cross, isolated, funding PERCENT, without NUMBER, NUMBER: LINE, or of a live market depth x0.5, hot 8%, news x0.5, stops off, crowd 20,000.
    > what if 3x
    """,
    """
    note
        ^
    Something is missing here: your note. It is written: note TEXT.
    > note the stop was too near
    """,
    """
    ladder up
           ^^
    `up` has no meaning here. Expected here: long, short, a coin of this tape, or a leverage as in 20x.
    > ladder
    """,
    """
    compare a b c
                ^
    `c` is one word too many. It is written: compare [BRANCH BRANCH].
    > compare a b
    """,
]
