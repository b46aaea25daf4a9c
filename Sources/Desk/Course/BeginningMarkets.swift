import Margin
import Markets
import Scripts

extension Beginning {
    /// A recorded market of a few bars.
    public static func scenario(_ name: String) -> String {
        """
        # A market of six minutes, made up to begin with. Replace the bars by recorded ones, or by a line
        # like `bars from btc.csv`, and say in the title and in the source where they come from.
        scenario "\(name)"  2026-01-05 10:00  every 1m
        about "Six made-up minutes."
        source "Made up: no market ever traded at these prices."
        market BTCUSDT none, made up
        rules plain
        mark mean 5 closes  # our assumption
        deposit you 5,000 USDT
        bar 2026-01-05 10:00 50,000 50,050 49,900 50,000
        bar 10:01 50,000 50,020 48,900 49,000
        bar 10:02 49,000 49,100 47,800 48,000
        bar 10:03 48,000 48,200 47,000 47,500
        bar 10:04 47,500 48,600 47,400 48,500
        bar 10:05 48,500 49,000 48,300 48,900

        """
    }

    /// A market on somebody's tables of prices. What only its author knows stands as a comment with a
    /// question mark, and the check asks for a source until one is written.
    ///
    /// - Parameters:
    ///   - path: of the table, as seen from the scenario.
    ///   - coin: whose prices they are; nil where nobody has said.
    ///   - rules: the rulebook to begin with.
    ///   - also: other coins, and the paths of their tables.
    public static func scenario(
        _ name: String, from path: String, _ sheet: PriceSheet, coin: Asset?, rules: String,
        also: [(coin: String, path: String)]
    ) -> String {
        let coin = coin?.code ?? "COIN"
        let past = min(max(1, 60 / sheet.minutesPerBar), sheet.bars.count / 10)
        let opening = sheet.start + sheet.minutesPerBar * past
        let every = sheet.minutesPerBar
        let stretch =
            every % 1440 == 0
            ? "\(every / 1440)d" : every % 60 == 0 ? "\(every / 60)h" : "\(every)m"
        let mark =
            sheet.marks == nil
            ? "mark mean \(every == 1 ? 5 : 1) closes  # ? our assumption: the table has no mark"
            : "mark recorded"
        var lines = [
            "# Made by wick new scenario. Answer what stands behind a question mark, and take the mark",
            "# away; wick check ./\(name).scenario says what is missing still.",
            "scenario \"\(name)\"  \(opening.text)  every \(stretch)"
                + (past > 0 ? "  past from \(sheet.start.text)" : ""),
            "about \"What happens here.\"  # ? a sentence or two",
            "# ? source \"Where these prices come from: venue, contract, by way of whom.\"",
            "market \(coin)USDT unknown  # ? contract and venue",
        ]
        if coin == "COIN" {
            lines.append("coin COIN  # ? nothing says whose prices these are")
        } else if coin != "BTC" {
            lines.append("coin \(coin)")
        }
        lines += [
            "rules \(rules)  # ? wick -e rulebooks lists them", mark,
            "deposit you 5,000 USDT  # ?", "deposit fund 1,000,000 USDT  # ?",
            "# ? news \(opening.text) \"What was told in that minute.\"",
            "# ? funding \(Moment(minutes: (opening.minutes / 480 + 1) * 480).text) 0.01%",
            "", "bars from \(FileWork.written(path))",
        ]
        lines += also.map { "bars \($0.coin) from \(FileWork.written($0.path))" }
        return (lines + [""]).joined(separator: "\n")
    }

    /// Rules that list a coin, the plainest first; those that are plain where none do.
    public static func rules(on coin: Asset?, in content: Content) -> String {
        let session = Session(content: content)
        let names = ["plain"] + ((try? content.names(.rulebooks)) ?? [])
        return names.first { name in
            guard let coin, case .success(let rulebook) = session.fetchRulebook(name) else {
                return false
            }
            return rulebook.contract(on: coin) != nil
        } ?? "plain"
    }

    /// A venue with one contract, and with every number that has to be said.
    public static func rulebook(_ name: String) -> String {
        """
        # Rules to begin with: round numbers of the size that large venues have. Replace them by those of
        # the venue, with their source; a number that no source confirms ends its line with unverified.
        rulebook \(name)  as of 2026-01
        title "\(name)"
        source "Made up to begin with: no venue has exactly these rules."

        contract BTCUSDT linear  coin BTC  settles USDT  tick 0.1  lot 0.001
        tier to 1,000,000 leverage 100x maintenance 0.5%
        tier to 10,000,000 leverage 50x maintenance 1% amount 5,000

        fee taker 0.05%
        fee maker 0.02%

        liquidation on mark
        liquidation fee 0.5% to fund
        liquidation surplus to fund
        liquidation shortfall fund

        """
    }
}
