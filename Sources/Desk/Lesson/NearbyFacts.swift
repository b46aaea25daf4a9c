import Figures
import Lessons
import Margin
import Markets

// What a lesson may ask of puts and loans. The figures are those of `hedges`, `put` and `health`.

extension World {
    /// A word behind `put.`: of the put bought last, held or not.
    func putValue(of word: String) -> LessonValue? {
        let ended = optionEndings.filter { $0.option.kind == .put }
            .max { $0.option.number < $1.option.number }
        let held = options.filter { $0.kind == .put }.max { $0.number < $1.number }
        guard
            let put = [held, ended?.option].compactMap({ $0 })
                .max(by: { $0.number < $1.number })
        else { return nil }
        let received = put == ended?.option ? ended?.received : nil
        let worth = received ?? quote(of: put).map { put.worth(at: $0).value }
        switch word {
        case "premium": return LessonValue(put.premium.value, places: 2)
        case "worth": return received == nil ? worth.map { LessonValue($0, places: 2) } : nil
        case "received": return received.map { LessonValue($0, places: 2) }
        case "gain": return worth.map { LessonValue($0 - put.premium.value, places: 2) }
        case "strike":
            let text = rulebook.contract(on: put.coin)?.text(put.strike) ?? put.strike.description
            return LessonValue(text, units: put.strike.units)
        case "size": return LessonValue(put.size.description, units: put.size.units)
        case "volatility":
            return LessonValue(
                percent: Rate(units: Int128((put.quote.volatility * 1e8).rounded())), places: 1)
        default: return nil
        }
    }

    /// A word behind `loan.`: of the loan that is open, or of the calls of all.
    func loanValue(of word: String) -> LessonValue? {
        switch word {
        case "repaid":
            return LessonValue(loanCalls.reduce(Money.zero) { $0 + $1.repaid }, places: 2)
        case "taken":
            let taken = loanCalls.reduce(Quantity.zero) { $0 + $1.taken }
            return LessonValue(taken.text(places: 4), units: taken.units)
        default: break
        }
        guard let loan, let figures = loanFigures else { return nil }
        let pledge = figures.pledges[0]
        let line = figures.liquidationPrice(of: loan.coin)?.value
        switch word {
        case "health":
            return figures.healthFactor.map {
                LessonValue(
                    $0.value.shortHealth, units: $0.value.units, reveals: Term.healthFactor.word)
            }
        case "liquidation price":
            return line.map { LessonValue($0, places: 2, reveals: Term.loanLine.word) }
        case "distance":
            let price = pledge.price.value
            guard let line, price.isPositive else { return nil }
            return LessonValue(
                percent: (price - line).divided(by: price, .down), places: 2,
                reveals: Term.loanLine.word)
        case "debt": return LessonValue(loan.debt, places: 2)
        case "pledged": return LessonValue(loan.pledged.text(places: 4), units: loan.pledged.units)
        case "value": return LessonValue(pledge.value.value, places: 2)
        case "yours": return LessonValue(pledge.value.value - loan.debt, places: 2)
        case "threshold": return LessonValue(percent: pledge.reserve.threshold.value, places: 0)
        case "bonus": return LessonValue(percent: pledge.reserve.bonus.value, places: 1)
        default: return nil
        }
    }

}

extension PutTerm {
    /// The fair price in per cent of the price at first, to a hundredth.
    var value: LessonValue? {
        func price(_ hundredths: Int) -> Price { Price(units: Int128(hundredths) * 1_000_000_000) }
        guard
            let quote = OptionQuote(
                spot: price(self.price), strike: price(strike), minutes: days * 1440,
                volatility: Double(volatility) / 10_000)
        else { return nil }
        // A price of 100,000 is a hundred per cent: its thousandth part.
        let units = divide(quote.fair.units, 1_000, .nearest)
        let shown = divide(units, 1_000_000, .nearest)
        return LessonValue(decimalText(shown, decimals: 2, places: 2), units: shown * 1_000_000)
    }
}
