import Figures
import Markets

/// A figure of every row of a sweep. The single table of writing and of the page that documents it.
public struct SweepColumn: Sendable {
    public let name: String
    public let meaning: String
    let text: @Sendable (SweptMarket) -> String

    private init(
        _ name: String, _ meaning: String, _ text: @escaping @Sendable (SweptMarket) -> String
    ) {
        self.name = name
        self.meaning = meaning
        self.text = text
    }

    public static let all: [SweepColumn] = prices + closes + payers + loans + interest

    private static let prices = [
        SweepColumn("opening_spot", "spot at the opening, dollars") { ticks($0.opening.spot) },
        SweepColumn("low_spot", "lowest spot at a minute's end") { ticks($0.tally.lowestSpot) },
        SweepColumn("low_spot_minute", "its minute since the opening") {
            "\($0.tally.lowestSpotMinute)"
        },
        SweepColumn("end_spot", "spot at the end") { ticks($0.end.spot) },
        SweepColumn("opening_perp", "the contract at the opening, dollars") {
            ticks($0.opening.last)
        },
        SweepColumn("low_perp", "its lowest print") { ticks($0.tally.lowestPerp) },
        SweepColumn("end_perp", "its last") { ticks($0.end.last) },
        SweepColumn("low_mark", "lowest mark at a minute's end") { ticks($0.lowestMark) },
        SweepColumn("high_mark", "highest mark at a minute's end") { ticks($0.highestMark) },
    ]

    private static let closes = [
        SweepColumn(
            "liquidated", "closed by force, dollars at the mark; all of it, not the reported part"
        ) { cents($0.tally.liquidated) },
        SweepColumn("liquidated_longs", "of it longs") { cents($0.tally.liquidatedLongs) },
        SweepColumn("liquidated_accounts", "accounts closed by force") { "\($0.tally.forced)" },
        SweepColumn("worst_hour", "most closed by force in 60 minutes, dollars") {
            cents($0.tally.worstHour)
        },
        SweepColumn("worst_hour_end", "the minute in which that hour ended") {
            "\($0.tally.worstHourEnd)"
        },
        SweepColumn("stopped", "closed by stops, dollars at the last price") {
            cents($0.tally.stopped)
        },
        SweepColumn("stopped_accounts", "accounts closed by stops") { "\($0.tally.stops)" },
        SweepColumn("rounds", "rounds of the cascade, all minutes together") { "\($0.rounds)" },
        SweepColumn("most_rounds", "rounds of the longest minute") { "\($0.mostRounds)" },
    ]

    private static let payers = [
        SweepColumn("lost", "what the closed had lost, beyond fees, dollars") {
            cents($0.tally.lost)
        },
        SweepColumn("fees", "fees to the venue, dollars") { millionths($0.pots.venue) },
        SweepColumn("insurance_used", "holes that the insurance fund filled, dollars") {
            millionths($0.pots.insuranceUsed)
        },
        SweepColumn("fund_left", "what is left in the fund, dollars") { millionths($0.pots.fund) },
        SweepColumn("venue_loss", "what the venue paid beyond its fund, dollars") {
            millionths($0.pots.venueLoss)
        },
        SweepColumn("deleveraged", "taken over by accounts in profit, dollars") {
            cents($0.tally.deleveraged)
        },
        SweepColumn("deleveraged_accounts", "accounts in profit that were closed for it") {
            "\($0.tally.deleveragings)"
        },
    ]

    private static let loans = [
        SweepColumn("loans_called", "calls of loans of lending pools") { "\($0.loansCalled)" },
        SweepColumn("loans_repaid", "what was repaid of them, dollars") { cents($0.loansRepaid) },
        SweepColumn("bad_debt", "what of them nobody will repay, dollars") {
            millionths($0.pots.badDebt)
        },
    ]

    private static let interest = [
        SweepColumn("open_interest", "open interest at the opening, coins") {
            coins($0.openInterest)
        },
        SweepColumn("open_interest_end", "open interest at the end, coins") {
            coins($0.openInterestAtEnd)
        },
    ]

    private static func ticks(_ ticks: Int64) -> String { plain(Int128(ticks), decimals: 1) }
    private static func cents(_ cents: Int64) -> String { plain(Int128(cents), decimals: 2) }
    private static func millionths(_ units: Int128) -> String { plain(units, decimals: 6) }
    private static func coins(_ lots: Int64) -> String { plain(Int128(lots), decimals: 4) }

    /// Every decimal that is kept: a column has as many in each row.
    private static func plain(_ units: Int128, decimals: Int) -> String {
        decimalText(units, decimals: decimals, places: decimals, grouped: false, minus: "-")
    }
}
