import Desk
import Testing

@testable import Press

/// The sample page as it stands on screen, whole. A change of manner shows here first.
struct PlainTranscript {
    @Test("a page in plain text, 72 columns")
    func wide() {
        #expect(
            plain(samplePage, columns: 72) == #"""
                Liquidated
                10:36 liquidated: mark 7,019.2 at or under 7,020.8. What the sale left
                was less than nothing: −287.45 USDT, and the insurance fund paid it.

                liquidation price = (entry cost − collateral) ÷ size
                                  = (19,980 − 1,000) ÷ 2.719

                • Type what if 3x to live the day again.
                • A line is tested on the mark, not on the last price.

                1. Load the day.
                2. Open a position.

                equity              3,990.00
                maintenance margin     95.43
                since the start      +250.10
                position            long 2.719 BTC at 7,353.5

                The ladder
                leverage     line  minute on the mark  what became of it
                ────────  ───────  ──────────────────  ───────────────────────────
                    100x  7,316.5  10:14               closed, and the fund gained
                     20x  7,020.8  10:36               closed, and the fund paid
                    1.5x  2,439.5  –                   lives

                BTC, bars of one minute
                █─╷─╷──────────────────────────────────────────────┤ 7,353.5 entry
                ▀█┃ █╻▄                                            │
                 ╵╵ ╵╵█ ╷╽ ▄                                       ┤   7,300
                      ▀ █┃ █╽▄                                     │
                             █ ▄╽▄ ╷╷                              │
                             ╵ ▀╹▀ ╿█                              │
                                    █ ▄┃█ ╷╷                       ┤   7,200
                                    ╵ ╵╵▀ ╿█  ╷╷                   │
                                           ▀█ ┃█ ╻▄                │
                                              ╵╵ ╵█╷ ╽▄            ┤   7,100
                                                  ▀▀ ╿█┃ █         │
                                                         █▄ ╽▄╷ ╷  │
                ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╵▀╌╹▀╿╌█╌╌┤ 7,020.8 liquidation
                                                                █▄ ┤   7,000
                10:00                                         10:36
                ┃ up  █ down
                stop 2,463.4 lies below the picture
                From 7,353.5 the price fell; the liquidation price 7,020.8 was reached
                at 10:36.
                From the price: entry 5.1% above, liquidation 0.4% above, stop 64.8%
                under.

                │ Everything fell at once, and the book was thin.
                │
                │ • a desk

                ────────────────────────────────────────────────────────────────────────

                No verb is called “opne”.
                  opne long BTC 20x
                  ^^^^
                Type open long BTC 20x.

                """#)
    }

    @Test("the same in a narrow window: cells wrap, names leave the axis")
    func narrow() {
        #expect(
            plain(samplePage, columns: 36) == #"""
                Liquidated
                10:36 liquidated: mark 7,019.2 at or
                under 7,020.8. What the sale left
                was less than nothing: −287.45 USDT,
                and the insurance fund paid it.

                liquidation price = (entry cost −
                  collateral) ÷ size
                                  = (19,980 − 1,000)
                                  ÷ 2.719

                • Type what if 3x to live the day
                  again.
                • A line is tested on the mark, not
                  on the last price.

                1. Load the day.
                2. Open a position.

                equity              3,990.00
                maintenance margin     95.43
                since the start      +250.10
                position            long 2.719 BTC
                                    at 7,353.5

                The ladder
                                   minute   what
                                   on the   became
                leverage     line  mark     of it
                ────────  ───────  ───────  ────────
                    100x  7,316.5  10:14    closed,
                                            and the
                                            fund
                                            gained
                     20x  7,020.8  10:36    closed,
                                            and the
                                            fund
                                            paid
                    1.5x  2,439.5  –        lives

                BTC, bars of one minute
                █╷╷──────────────────┤ 7,353.5 entry
                ▀╿█▄                 │
                 ╵╵█╽▄               ┤   7,300
                   █┃█▄              │
                      █│╷╷           │
                      ▀▀╿█           │
                         █▄╷         ┤   7,200
                         ╵▀█ ╷       │
                           ▀█▄▄      │
                             ╵█╽▄    ┤   7,100
                              ▀╿█▄   │
                                 █╽▄╷│
                ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╵│▀█┤ 7,020.8
                                    █┤   7,000
                10:00           10:36
                ┃ up  █ down  1 or 2 bars a column
                ╌ liquidation 7,020.8
                stop 2,463.4 lies below the picture
                From 7,353.5 the price fell; the
                liquidation price 7,020.8 was
                reached at 10:36.
                From the price: entry 5.1% above,
                liquidation 0.4% above, stop 64.8%
                under.

                │ Everything fell at once, and the
                │ book was thin.
                │
                │ • a desk

                ────────────────────────────────────

                No verb is called “opne”.
                  opne long BTC 20x
                  ^^^^
                Type open long BTC 20x.

                """#)
    }

    @Test("the same where only ASCII can be shown")
    func ascii() {
        #expect(
            plain(Page(Array(samplePage.blocks.dropFirst(5))), columns: 72, ascii: true) == #"""
                equity              3,990.00
                maintenance margin     95.43
                since the start      +250.10
                position            long 2.719 BTC at 7,353.5

                The ladder
                leverage     line  minute on the mark  what became of it
                --------  -------  ------------------  ---------------------------
                    100x  7,316.5  10:14               closed, and the fund gained
                     20x  7,020.8  10:36               closed, and the fund paid
                    1.5x  2,439.5  -                   lives

                BTC, bars of one minute
                #-|-|----------------------------------------------+ 7,353.5 entry
                ##o #o#                                            |
                 || ||# |o #                                       +   7,300
                      # #o #o#                                     |
                             # #o# ||                              |
                             | #o# o#                              |
                                    # #o# ||                       +   7,200
                                    | ||# o#  ||                   |
                                           ## o# o#                |
                                              || |#| o#            +   7,100
                                                  ## o#o #         |
                                                         ## o#| |  |
                =========================================|#=o#o=#==+ 7,020.8 liquidation
                                                                ## +   7,000
                10:00                                         10:36
                o up  # down
                stop 2,463.4 lies below the picture
                From 7,353.5 the price fell; the liquidation price 7,020.8 was reached
                at 10:36.
                From the price: entry 5.1% above, liquidation 0.4% above, stop 64.8%
                under.

                | Everything fell at once, and the book was thin.
                |
                | * a desk

                ------------------------------------------------------------------------

                No verb is called "opne".
                  opne long BTC 20x
                  ^^^^
                Type open long BTC 20x.

                """#)
    }
}
