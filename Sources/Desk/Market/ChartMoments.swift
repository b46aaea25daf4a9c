import Figures
import Margin
import Markets
import Scripts

// What was opened and closed on the coin that is drawn: by bar, and in a sentence.

extension World {
    /// - Parameters:
    ///   - coin: the one that is drawn; nil for the tape's own.
    ///   - places: how many bars or values the picture has; what was outside them is left out.
    ///   - place: which of them a step is. What was done before any bar is told at the latest.
    func chartMoments(
        of coin: Asset? = nil, places: Int, _ place: (Int) -> Int
    ) -> [Chart.Moment] {
        func moment(_ name: String, _ step: Int, _ price: Price) -> Chart.Moment? {
            let at = step == 0 ? min(place(step), places - 1) : place(step)
            return (0..<places).contains(at) ? Chart.Moment(name, at: at, price: price) : nil
        }
        let coin = coin ?? scenario.coin
        let ended = endings.filter { $0.position.contract.coin == coin }
        let open = holdings.filter { $0.position.contract.coin == coin }
        let openings = (ended.map(\.record) + open.map(\.record)).compactMap {
            moment("opened", $0.step, $0.price)
        }
        let closings = ended.compactMap { moment($0.what, $0.endStep, $0.price) }
        return (openings + closings).sorted { $0.candle < $1.candle }
    }

    /// "Your long was stopped at 10:13 at 7,280.0."; nil while a position is open.
    func latestEnding(on coin: Asset) -> String? {
        guard let ending = statement(on: coin)?.ending else { return nil }
        return "Your \(ending.position.side.rawValue) was \(ending.what) at "
            + "\(clock(ending.endStep)) at \(ending.position.contract.text(ending.price))."
    }
}

extension Ending {
    /// Where it stands in a picture: when the venue took it, or when it was sold.
    fileprivate var endStep: Int { settlement == nil ? soldStep : dueStep }

    /// What was done with the position, in a word.
    fileprivate var what: String {
        switch cause {
        case .liquidated: "liquidated"
        case .stopped: "stopped"
        case .byHand: "closed"
        case .deleveraged: "deleveraged"
        case .filled(let order, _, _):
            order.isProtective ? "stopped" : order.isTake ? "taken" : "closed"
        }
    }
}

extension Stretch {
    /// How many bars of a tape it takes to hold it.
    func bars(of tape: Tape) -> Int {
        switch self {
        case .bars(let count): count
        case .minutes(let count): (count + tape.minutesPerBar - 1) / tape.minutesPerBar
        }
    }

    /// "90 minutes", "hour".
    func words(of tape: Tape) -> String {
        let words = TimeScale.words(minutes: bars(of: tape) * tape.minutesPerBar)
        return words.hasPrefix("1 ") ? String(words.dropFirst(2)) : words
    }
}
