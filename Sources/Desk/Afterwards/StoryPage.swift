import Figures
import Margin
import Markets

// `why` without a term: what happened to the position, in order, with every figure.

extension World {
    var storyPage: Page {
        guard let statement else {
            return .problem(
                "There is nothing to explain yet: no position was opened.",
                fix: exampleOpening(Multiple(20)))
        }
        // What ended after the latest opening is what happened last.
        if statement.ending == nil, let last = endings.last, last.soldStep > statement.record.step {
            return endedStory(self.statement(of: last), last)
        }
        return story(statement)
    }

    /// The same of one coin.
    func storyPage(on coin: Asset) -> Page {
        guard let statement = statement(on: coin) else {
            return .problem(
                "There is nothing to explain: no position was opened on \(coin).",
                fix: exampleOpening(Multiple(5), on: coin.code))
        }
        return story(statement)
    }

    private func story(_ statement: Statement) -> Page {
        guard let ending = statement.ending else { return openStory(statement) }
        return endedStory(statement, ending)
    }

    private func endedStory(_ statement: Statement, _ ending: Ending) -> Page {
        guard let settlement = ending.settlement else { return closedStory(ending) }
        if ending.mode != .isolated, let forced = ending.forced {
            return sharedStory(statement, ending, settlement, forced)
        }
        return liquidationStory(statement, ending, settlement)
    }

    private func openStory(_ statement: Statement) -> Page {
        let asset = statement.asset
        var lines = [
            Prose([
                Span("You are "), Span(statement.position.name, .strong),
                Span(" at "), .figure(statement.contract.text(statement.position.entryPrice.value)),
                Span(", with "),
                .told(statement.collateral.value, asset, .collateral, statement.subject),
                Span(" of your own behind it."),
            ]),
            Prose([
                Span("At the mark of "), .figure(statement.contract.text(statement.mark.value)),
                Span(" that is worth "),
                .told(statement.equity.value, asset, .equity, statement.subject), Span(" now; "),
                .told(
                    statement.maintenance.value, asset, .maintenanceMargin, statement.subject,
                    reveals: .maintenanceMargin),
                Span(" must remain."),
            ]),
        ]
        if let line = statement.position.liquidationPrice {
            lines.append(
                Prose([
                    Span("The exchange closes when the mark reaches "),
                    .figure(statement.contract.text(line.value), .liquidationPrice), Span("."),
                ]))
        }
        return Page([
            .lines(lines), .paragraph(.next(["why liquidation price", "why what is left"])),
        ])
    }

    private func closedStory(_ ending: Ending) -> Page {
        Page([
            .lines(ending.lines(in: self)),
            .paragraph(.next(["why unrealised profit", "what if 3x", "ladder"])),
        ])
    }

    private func liquidationStory(
        _ statement: Statement, _ ending: Ending, _ settlement: Settlement
    ) -> Page {
        let asset = statement.asset
        let isLong = statement.position.side == .long
        let line = statement.position.liquidationPrice?.value
        let lineText = line.map { statement.contract.text($0) } ?? "–"
        let due =
            ending.reachWords(in: self).map {
                [Span("In the bar of "), .figure(clock(ending.dueStep)), Span(" you were due: ")]
                    + $0 + [Span(", your line.")]
            } ?? [
                Span("At "), .figure(clock(ending.dueStep)), Span(" the mark was "),
                .figure(statement.contract.text(statement.mark.value)),
                Span(", at or \(isLong ? "under" : "over") your line, "),
                .figure(lineText, .liquidationPrice), Span("."),
            ]
        var steps = [
            Prose(due),
            Prose([
                Span("What was left there: "),
                .told(statement.equity.value, asset, .leftWhenDue, ending.dueSubject),
                Span(". What had to be left: "),
                .told(statement.maintenance.value, asset, .requiredWhenDue, ending.dueSubject),
                Span("."),
            ]),
        ]
        if let forced = ending.forced, !forced.isPlainSale {
            steps += forced.steps.dropFirst().map {
                Prose(sentence($0.words(of: forced, in: self)))
            }
            steps += queueLines(forced)
        } else {
            steps += [saleProse(ending, settlement, isLong), moneyProse(ending, settlement, asset)]
        }
        steps.append(lossProse(ending, asset))
        if let spared = ending.sparedLine(in: self) { steps.append(Prose(spared.spans)) }
        if let touch = firstTouch(of: ending), touch < ending.dueStep {
            let contract = statement.contract
            let bar = (tape(of: contract.coin) ?? tape).bar(closing: touch)
            steps.append(
                Prose([
                    Span("The last price had touched the line at "), .figure(clock(touch)),
                    Span(
                        " (\(isLong ? "low \(contract.text(bar.low))" : "high \(contract.text(bar.high))")); "
                            + "the "
                            + "mark is slower."),
                ]))
        }
        return Page([
            .numbered(steps),
            .paragraph(.next(["why liquidation price", "what if 3x", "ladder"])),
        ])
    }

    /// A pool that ended: what it had and needed, and the venue's steps.
    private func sharedStory(
        _ statement: Statement, _ ending: Ending, _ settlement: Settlement, _ forced: ForcedClose
    ) -> Page {
        let asset = forced.asset
        var steps = [
            Prose([
                Span("At "), .figure(clock(ending.dueStep)),
                Span(" the positions that share the wallet had "),
                .told(forced.risk.equity.value, asset, .leftWhenDue, forced.dueSubject),
                Span(" left between them, and "),
                .told(forced.risk.maintenance.value, asset, .requiredWhenDue, forced.dueSubject),
                Span(" had to be."),
            ])
        ]
        steps += forced.steps.dropFirst().map { Prose(sentence($0.words(of: forced, in: self))) }
        steps += queueLines(forced)
        steps.append(lossProse(ending, asset))
        return Page([.numbered(steps), .paragraph(.next(["who", "why liquidation price"]))])
    }

    private func contract(_ ending: Ending) -> Contract { ending.position.contract }

    /// Words as a sentence of their own.
    private func sentence(_ spans: [Span]) -> [Span] {
        guard var first = spans.first else { return [] }
        first.text = first.text.capitalisedFirst
        return [first] + spans.dropFirst() + [Span(".")]
    }

    private func saleProse(_ ending: Ending, _ settlement: Settlement, _ isLong: Bool) -> Prose {
        var spans = [
            Span("The exchange \(isLong ? "sold" : "bought back") at "),
            Span.figure(contract(ending).text(settlement.price)),
        ]
        if market != nil {
            spans.append(Span(", the average of everybody sold in that round"))
        } else if ending.soldStep == ending.dueStep {
            spans.append(Span(saleWords(ending)))
        } else {
            spans += [
                Span(" at "), .figure(clock(ending.soldStep)),
                Span(", the first bar after the venue's freeze"),
            ]
        }
        return Prose(spans + [Span(".")])
    }

    private func saleWords(_ ending: Ending) -> String {
        switch ending.forced?.judged {
        case .open: ", the open of that bar"
        case .extreme: ", the line itself"
        default: ", the last price of that bar"
        }
    }

    private func moneyProse(
        _ ending: Ending, _ settlement: Settlement, _ asset: Asset
    ) -> Prose {
        func told(_ money: Money, _ term: Term) -> Span {
            .told(money, asset, term, .position(line: ending.record.line))
        }
        if settlement.shortfall.isPositive {
            let payer = settlement.payer == .fund ? "insurance fund" : settlement.payer.rawValue
            return Prose([
                Span("There "), told(settlement.shortfall, .shortfall),
                Span(" were missing: all your margin was gone, and the \(payer) paid "),
                told(settlement.fundPays, .insuranceFund), Span("."),
            ])
        }
        return Prose([
            Span("Left after the sale: "), told(settlement.left.value, .leftAfterSale),
            Span(". Taker fee "), told(settlement.takerFee, .takerFeeTaken),
            Span(", liquidation fee "), told(settlement.liquidationFee, .liquidationFeeTaken),
            Span(" (due: "), told(settlement.liquidationFeeDue, .liquidationFeeDue),
            Span(") to the \(rulebook.liquidation.feeTo.rawValue)"),
            Span("; back to you "), told(settlement.returned, .returned), Span("."),
        ])
    }

    private func lossProse(_ ending: Ending, _ asset: Asset) -> Prose {
        let lost = ending.lost
        let before = deposited(in: contract(ending).settles)
        guard ending.mode == .isolated else {
            return Prose(
                [Span("This position lost "), ending.lossSpan]
                    + ending.partsOfLoss + [
                        Span(
                            "; out of the wallet that it shared: what was behind the others went with "
                                + "it.")
                    ])
        }
        var spans =
            [Span("You lost "), ending.lossSpan] + ending.partsOfLoss
        if before.isPositive {
            spans += [
                Span("; "),
                .figure(lost.divided(by: before, .nearest).percent(places: 1)),
                Span(" of the "), .told(before, asset, .deposited, .account, .plain),
                Span(" deposited"),
            ]
        }
        return Prose(spans + [Span(".")])
    }
}
