import Figures
import Margin
import Markets
import Scripts

// What an import says: what was opened and what was not, and everything that was assumed.

extension BookPlan {
    private static let most = 20

    var page: Page {
        var blocks: [Block] = [.paragraph(Prose(heading)), .table(table)]
        if !refused.isEmpty { blocks.append(.lines(refusedLines)) }
        blocks += [.heading("Assumed"), .bullets(assumptions.map { Prose($0) })]
        blocks.append(.lines([world.statusLine]))
        blocks.append(.paragraph(.next(["until liquidation", "ladder", "save book.wick"])))
        return Page(blocks)
    }

    /// Nothing could be opened.
    var emptyPage: Page {
        let what = refused.isEmpty ? "holds nothing" : "has nothing that could be opened"
        let lines = refused.isEmpty ? [] : [Block.lines(refusedLines)]
        let fix =
            refused.contains { $0.words.hasPrefix("the table has no leverage") }
            ? leveraged.text : "help import"
        return Page(lines)
            + .problem("\(request.path) \(what) in \(world.scenario.name).", fix: fix)
    }

    private var leveraged: ImportRequest {
        var request = request
        request.leverage = Multiple(10)
        return request
    }

    private var heading: String {
        let kind = sheet.isOfTrades ? "trades" : "positions"
        let whose = sheet.venue.map { "\($0.title) " } ?? ""
        let all = opened.count + refused.count
        let count = "\(opened.count) of \(all) position\(all == 1 ? "" : "s")"
        return "\(request.path), a table of \(whose)\(kind): \(count) opened in "
            + "\(world.scenario.name), at its opening"
            + (world.scenario.isUndated ? "." : " of \(world.now.text).")
    }

    private var table: Table {
        Table(
            header: ["line", "yours", "here", "liquidation", "away"],
            rows: opened.map { one in
                let position = one.position
                let yours =
                    "\(position.side.rawValue) \(position.sizeText) at "
                    + "\(position.entry)" + (position.mark.map { ", mark \($0)" } ?? "")
                guard
                    let statement = world.statements.first(where: {
                        $0.position.contract.coin == position.coin
                    })
                else {
                    return Table.Row(
                        [Prose("\(position.line)"), Prose(yours), "", "", ""],
                        said: "Line \(position.line): \(yours).")
                }
                let contract = statement.position.contract
                let here =
                    "\(contract.text(statement.position.size.value)) at "
                    + contract.text(statement.position.entryPrice.value)
                    + ", \(statement.position.leverage.times) \(mode(of: position.coin)), "
                    + "margin \(contract.text(statement.collateral.value))"
                let line = statement.position.liquidationPrice.map { contract.text($0.value) }
                let away = statement.distance.map { ", \($0.value.percent()) away" } ?? ""
                let end = line.map { "Liquidated at \($0)\(away)." } ?? "No price liquidates it."
                return Table.Row(
                    [
                        Prose("\(position.line)"), Prose(yours), Prose(here),
                        Prose(line ?? "none", .strong),
                        Prose(statement.distance.map { $0.value.percent() } ?? ""),
                    ], said: "Line \(position.line): yours is \(yours); here it is \(here). \(end)")
            })
    }

    private func mode(of coin: Asset) -> String {
        world.holdings.first { $0.position.contract.coin == coin }?.mode.word ?? ""
    }

    private var refusedLines: [Prose] {
        var lines = refused.prefix(BookPlan.most).map { one in
            Prose([
                Span("line \(one.line)", .strong),
                Span(one.symbol.map { ", \($0)" } ?? ""),
                Span(": not opened: \(one.words)", .warning),
            ])
        }
        if refused.count > BookPlan.most {
            lines.append(Prose("and \(refused.count - BookPlan.most) lines more", .warning))
        }
        return lines
    }

    private var assumptions: [String] {
        [
            scaleWords, contractWords, joinedWords, remarkWords, passedOverWords,
            sheet.isOfTrades
                ? "Trades before the table's first are not known: what its trades leave is what "
                    + "is held." + (sheet.wasReversed ? " They came newest first." : "")
                    + (sheet.refused.isEmpty
                        ? "" : " Nor are the lines named above: other sizes may be held.") : nil,
            sheet.hasDecimalComma
                ? "Its numbers are written with a decimal comma: 7.353,5 is read as 7,353.5." : nil,
            sheet.isOfHistory
                ? "What is left of a position is the most that it held less what was closed of it: "
                    + "if you added to one after closing a part, more is left." : nil,
            rulesWords, walletWords,
            "Funding, fees and fills are those of this market from now on. Orders and stops of "
                + "yours are not in the table.",
            othersWords,
        ].compactMap { $0 }
    }

    private var scaleWords: String {
        let scales = coins.compactMap { coin -> String? in
            guard let one = opened.first(where: { $0.position.coin == coin }),
                let price = world.last(of: coin)
            else { return nil }
            let from = one.position.mark == nil ? "entry" : "mark"
            return "your \(from) of \(one.position.reference) stands for \(price) of \(coin) here"
        }
        let even =
            opened.contains { $0.position.mark == nil }
            ? " A position without a mark begins even, whatever it has gained." : ""
        let gained =
            opened.contains { $0.position.mark != nil }
            ? " What a position has gained since its entry is in its margin, so that its line is as "
                + "far away as yours." : ""
        return "Scaled: \(scales.joined(separator: "; ")). Sizes are scaled the other way, down to "
            + "a lot, so that the dollars are yours and every move counts in percent."
            + even + gained
    }

    /// Each coin that was opened, once.
    private var coins: [Asset] {
        opened.reduce(into: []) { coins, one in
            if !coins.contains(one.position.coin) { coins.append(one.position.coin) }
        }
    }

    private var rulesWords: String {
        let rules = world.rulebook.name
        if request.rules != nil { return "Rules: \(rules), as you asked." }
        guard let venue = sheet.venue, rules.hasPrefix(venue.rawValue) else {
            return "Rules: \(rules), those of the scenario; rules NAME behind import takes others."
        }
        return "Rules: \(rules), because the columns are \(venue.title)'s; your account may stand "
            + "under others."
    }

    private var walletWords: String {
        let asset = world.settles
        var words =
            "Deposited: \(deposited.full(asset)), with \(fees.full(asset)) for opening fees, which "
            + "you have paid once already."
        let hasCross = opened.contains { $0.position.mode == .cross }
        if request.wallet != nil {
            words += " The wallet is the one you gave."
        } else if hasCross {
            words +=
                " Cross positions share a wallet that the table does not have: it holds just what "
                + "they put up. wallet 5,000 behind import gives it yours."
        }
        if opened.contains(where: { $0.position.mode == nil }) {
            words += " Where the table names no margin mode, a position is isolated."
        }
        return words
    }

    /// For programs: each row that was opened or not.
    var events: [Datum] {
        opened.map { one in
            .fields([
                "event": .text("imported"), "row": .number(String(one.position.line)),
                "symbol": .text(one.position.symbol), "side": .text(one.position.side.rawValue),
                "size": .number(one.position.size.plainText),
                "entry_price": .number(one.position.entry.plainText),
                "mark_price": one.position.mark.map { .number($0.plainText) },
                "lines": .list(one.acts.map { .text(ActText.print($0)) }),
            ])
        }
            + refused.map { one in
                .fields([
                    "event": .text("not_imported"), "row": .number(String(one.line)),
                    "symbol": one.symbol.map { .text($0) }, "reason": .text(one.words),
                ])
            }
    }
}
