import Figures
import Margin
import Markets
import Scripts

// `calc`: what an exchange's calculator answers, and how it came to that.

extension Session {
    func calculate(_ kind: Calculation, _ sketch: Sketch) -> Reply {
        let parts = kind.parts(of: sketch)
        return calculate(sketch, like: kind.example, from: parts) {
            (calculator) throws(Calculator.Lack) in
            Page(try calculator.blocks(kind) + [calculator.under(parts)])
        }
    }
}

extension Calculator {
    /// The rules that the answer holds under.
    func under(_ parts: Set<Sketch.Part>) -> Block {
        .paragraph(
            Prose(
                "Rules \(rulebook.name) (\(rulebook.asOf)), \(contract.symbol)"
                    + (likeness.map { " in the likeness of its \($0)" } ?? "") + ", "
                    + "\(contract.kind.rawValue), \(backing(parts))."
                    + (hasOwnTick ? " The tick was fitted to the price: \(contract.tick)." : ""),
                .faint))
    }

    private func backing(_ parts: Set<Sketch.Part>) -> String {
        guard sketch.mode == .cross, parts.contains(.mode) else { return "isolated" }
        return sketch.wallet == nil ? "cross, the account behind it" : "cross"
    }

    fileprivate func blocks(_ kind: Calculation) throws(Lack) -> [Block] {
        switch kind {
        case .profit: try profit()
        case .target: try target()
        case .liquidation: try liquidation()
        case .bankruptcy: try bankruptcy()
        case .open: try mostThatCanBeOpened()
        case .entry: try averageEntry()
        case .size: try sizeFromRisk()
        case .funding: try funding()
        }
    }

    func working(_ figure: Operand, _ term: Term) -> [Block] {
        workingBlocks(of: figure, term, tick: contract.tick)
    }

    private func profit() throws(Lack) -> [Block] {
        let size = try size()
        let exit = try price(\.exit, "an exit price, as in exit 52,000")
        try admit(size.value, at: exit)
        let answer = contract.profit(
            try side(), size: size, entry: try entry(),
            exit: Figure(exit, .exitPrice, .given), leverage: try leverage(),
            fee: rulebook.fees.taker)
        var entries = [
            (Prose("profit"), Prose(contract.text(answer.profit.value), .figure)),
            (Prose("fees, both trades"), Prose(contract.text(answer.fees.value), .figure)),
            (Prose("net"), Prose(contract.text(answer.net.value), .strong)),
        ]
        if let share = answer.returnOnMargin {
            entries.append(
                (
                    Prose("on the margin, as venues show it"),
                    Prose(share.value.percent(), .figure)
                ))
        }
        if let behind = behind(answer.margin.value), behind != answer.margin.value {
            entries.append(
                (
                    Prose("on the \(contract.text(behind)) behind it"),
                    Prose(share(answer.profit.value, of: behind), .figure)
                ))
        }
        if let wallet = try? wallet(), let share = answer.share(of: Figure(wallet)) {
            entries.append((Prose("of the account"), Prose(share.value.percent(), .figure)))
        }
        return [.entries(entries)] + working(answer.profit.operand, .profit)
    }

    /// What was said to stand behind it, in all; nil where nothing was.
    private func behind(_ asked: Money) -> Money? {
        guard sketch.added != nil || sketch.size != nil && sketch.margin != nil else { return nil }
        let behind = (sketch.margin ?? asked) + (sketch.added ?? .zero)
        return behind.isPositive && behind.isAdmissible ? behind : nil
    }

    private func target() throws(Lack) -> [Block] {
        let rate = try rate("50%")
        guard
            let target = contract.targetPrice(
                try side(), entry: try entry(), leverage: try leverage(), earning: rate)
        else {
            return [.paragraph("No price earns \(rate.value.exactPercent) of the margin.")]
        }
        return working(target.operand, .targetPrice)
    }

    private func liquidation() throws(Lack) -> [Block] {
        let position = try position()
        switch position.line(from: try entry().value) {
        case .at(let line):
            var blocks = working(line.operand, .liquidationPrice)
            if let shown = position.shownLiquidationPrice(), shown != line.value {
                blocks.append(
                    .paragraph(
                        "The venue, rounding its own way, would show \(contract.text(shown))."))
            }
            return blocks
        case .never: return [.paragraph("No price liquidates this position.")]
        case .due:
            return [
                .paragraph(
                    "At the entry the rule fails already: what is left does not exceed the "
                        + "maintenance margin.")
            ]
        case .beyondTiers(let value, let cap):
            throw .refused(.beyondTiers(value: value, cap: cap))
        }
    }

    private func bankruptcy() throws(Lack) -> [Block] {
        guard let price = try position().bankruptcyPrice else {
            return [.paragraph("At no price is the margin of this position all gone.")]
        }
        return working(price.operand, .bankruptcyPrice)
    }

    private func mostThatCanBeOpened() throws(Lack) -> [Block] {
        let entry = try entry().value
        let leverage = try leverage().value
        let wallet = try wallet()
        let fee = rulebook.fees.taker.value
        let size = contract.largestSize(
            wallet: wallet, leverage: leverage, at: entry, fee: fee)
        guard size.isPositive else { throw .refused(.tooSmall(lot: contract.lot)) }
        let value = contract.value(of: Figure(size), at: Figure(entry), .up).value
        return [
            .entries([
                (Prose("largest size"), Prose(contract.text(size), .strong)),
                (Prose("its value"), Prose(contract.text(value), .figure)),
                (
                    Prose("its margin"),
                    Prose(contract.text(value.divided(by: leverage, .up)), .figure)
                ),
                (Prose("opening fee"), Prose(contract.text((value * fee).rounded(.up)), .figure)),
            ]),
            .paragraph(
                Prose(
                    "value = wallet ÷ (1 ÷ leverage + taker fee) = \(contract.text(wallet)) ÷ "
                        + "(1 ÷ \(leverage) + \(fee.exactPercent)), in whole lots", .faint)),
        ]
    }

    private func averageEntry() throws(Lack) -> [Block] {
        guard !sketch.fills.isEmpty else {
            throw .part("two trades or more, as in fill 0.1 50,000")
        }
        for fill in sketch.fills {
            guard fill.size.isPositive else { throw .refused(.tooSmall(lot: contract.lot)) }
            guard fill.price.isPositive else { throw .refused(.pricesNotPositive) }
            try admit(fill.size, at: fill.price)
        }
        let average = contract.averageEntry(
            sketch.fills.map {
                (Figure($0.size, .size, .given), Figure($0.price, .entryPrice, .given))
            })
        guard let average else { throw .refused(.pricesNotPositive) }
        return working(average.operand, .entryPrice)
    }

    private func funding() throws(Lack) -> [Block] {
        let payments = try need(sketch.payments, "how many payments, as in payments 21")
        let cost = contract.fundingCost(
            try side(), size: try size(), at: try entry(), rate: try rate("0.01%"),
            payments: payments)
        return [
            .entries([
                (
                    Prose(cost.value.isNegative ? "received" : "paid"),
                    Prose(cost.value.magnitude.named(contract.settles), .strong)
                )
            ])
        ] + working(cost.operand, .fundingPayment)
    }
}

extension Term {
    static let exitPrice = Term("exit price", "The price at which a position is closed.")
}
