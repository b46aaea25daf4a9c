import Figures
import Margin
import Markets
import Scripts

// `autopsy`: a liquidation that somebody once had. Six answers in, what the rules say of it out.

extension Session {
    static let autopsyExample =
        "autopsy rules plain long BTC entry 50,000 20x margin 500 exit 47,600"

    static let autopsyParts: Set<Sketch.Part> = [
        .rules, .side, .coin, .kind, .entry, .leverage, .margin, .exit, .maintenance,
    ]

    mutating func autopsy(_ sketch: Sketch) -> Reply {
        let isWhole = AutopsyQuestion.allCases.dropFirst().allSatisfy { $0.isAnswered(in: sketch) }
        // What a lesson asks for is not told by another way round: then nothing is asked, either.
        guard isWhole || lesson?.hidden.isEmpty == false else { return askAutopsy(sketch) }
        if case .autopsy = dialogue { dialogue = nil }
        return autopsyAnswer(sketch)
    }

    func autopsyAnswer(_ sketch: Sketch) -> Reply {
        calculate(sketch, like: Self.autopsyExample, from: Self.autopsyParts) {
            (calculator) throws(Calculator.Lack) in
            try calculator.autopsyPage()
        }
    }
}

extension Calculator {
    fileprivate func autopsyPage() throws(Lack) -> Page {
        let remembered = Remembered(
            rulebook: rulebook, coin: contract.coin, kind: contract.kind, side: try side(),
            entry: try entry().value, leverage: try leverage().value,
            margin: try need(sketch.margin, "the margin, as in margin 500"),
            exit: try price(\.exit, "the price of the close, as in exit 47,600"))
        let isLoss =
            remembered.side == .long
            ? remembered.exit < remembered.entry : remembered.exit > remembered.entry
        guard isLoss else {
            throw .part(
                "a close that lost: a \(remembered.side.rawValue) is liquidated "
                    + (remembered.side == .long ? "under" : "over") + " its entry")
        }
        let autopsy: Autopsy
        do throws(PlanRefusal) { autopsy = try remembered.autopsy() } catch {
            throw .refused(error)
        }
        return Page(
            [
                .heading("Autopsy: \(autopsy.position.name) at \(contract.text(remembered.entry))"),
                .paragraph(finding(autopsy)), .entries(came(autopsy, remembered)),
                .entries(otherwise(autopsy)), ladder(autopsy), under(Session.autopsyParts),
            ] + (autopsy.line.map { working($0.operand, .liquidationPrice) } ?? []))
    }

    private func finding(_ autopsy: Autopsy) -> Prose {
        switch autopsy.finding {
        case .beforeLine(let gap):
            Prose(
                "The close is \(contract.text(gap)) before the line of these answers, so this rule "
                    + "alone did not do it. Funding, fees or margin taken out move a line nearer; "
                    + "in cross margin other positions share it; or the venue tested another "
                    + "price, the mark.", .warning)
        case .liquidated:
            "The close lies between the line and the bankruptcy price: the liquidation rule, as "
                + "written."
        case .beyondBankruptcy(let gap):
            Prose(
                "The close is \(contract.text(gap)) beyond the bankruptcy price: nothing was left, "
                    + "and somebody else paid the rest.")
        case .neverLiquidated: "No price liquidates such a position under these rules."
        }
    }

    private func came(_ autopsy: Autopsy, _ remembered: Remembered) -> [(Prose, Prose)] {
        let settlement = autopsy.settlement
        return [
            (Prose("line"), Prose(autopsy.line.map { contract.text($0.value) } ?? "none", .figure)),
            (
                Prose("bankruptcy price"),
                Prose(autopsy.bankruptcy.map { contract.text($0.value) } ?? "none", .figure)
            ),
            (
                Prose("left at the close"),
                Prose(
                    "\(contract.text(autopsy.leftAtExit)) of \(contract.text(remembered.margin))",
                    .figure)
            ),
            (
                Prose("fees taken"),
                Prose(
                    "taker \(contract.text(settlement.takerFee)), liquidation "
                        + contract.text(settlement.liquidationFee), .figure)
            ),
            (
                Prose("should have come back"),
                Prose(contract.text(settlement.returned), .strong)
            ),
        ]
    }

    private func otherwise(_ autopsy: Autopsy) -> [(Prose, Prose)] {
        var entries: [(Prose, Prose)] = []
        if let stop = autopsy.stop, let loss = autopsy.lossAtStop {
            entries.append(
                (
                    Prose("a stop half-way"),
                    Prose(
                        "at \(contract.text(stop)) it would have cost \(contract.text(loss)), if "
                            + "filled there")
                ))
        }
        if let size = autopsy.survivingSize, let leverage = autopsy.survivingLeverage {
            entries.append(
                (
                    Prose("a smaller size"),
                    Prose(
                        "\(contract.text(size)) behind the same margin (\(leverage.times)) was "
                            + "still open at that price")
                ))
        }
        return entries
    }

    private func ladder(_ autopsy: Autopsy) -> Block {
        .table(
            Table(
                caption: "the same margin at other leverages, at that close",
                header: ["leverage", "line", "", "left"],
                rows: autopsy.rungs.map { rung in
                    let line = rung.line.map { "its line was \(contract.text($0))" }
                    let cells = [
                        Prose(rung.leverage.times, .strong),
                        Prose(rung.line.map { contract.text($0) } ?? "none", .figure),
                        Prose(rung.dies ? "closed" : "open", rung.dies ? .loss : .gain),
                        Prose(contract.text(rung.left), .figure),
                    ]
                    return Table.Row(
                        cells,
                        said: Prose(
                            "\(rung.leverage.times): \(rung.dies ? "closed" : "still open"); "
                                + "\(line ?? "no price liquidates it"), and "
                                + "\(contract.text(rung.left)) was left."))
                }, numeric: [0, 1, 3]))
    }
}
