import Figures

/// One bar of a tape: where its minute opened, how far it went, where it closed.
public struct Bar: Sendable, Equatable {
    public let open: Price
    public let high: Price
    public let low: Price
    public let close: Price
    public init(open: Price, high: Price, low: Price, close: Price) {
        self.open = open
        self.high = high
        self.low = low
        self.close = close
    }
}

/// Recorded prices: bars of equal length without a hole, the first ones already past at the opening.
///
/// `step` counts the bars played since the opening: at step 0 the world stands at the open of the
/// first live bar, at step n at the close of the n-th.
public struct Tape: Sendable, Equatable {
    /// The opening stamp of the first bar, past bars included.
    public let start: Moment
    /// Minutes a bar lasts.
    public let minutesPerBar: Int
    public private(set) var bars: [Bar]
    /// How many bars were past before the opening.
    public let past: Int
    /// The mark at the close of every bar.
    public private(set) var marks: [Price]
    /// The price at which it opens.
    public let openingPrice: Price
    /// The last step: every bar played.
    public let lastStep: Int
    public let markSource: MarkSource
    /// At which prices of a bar positions are judged.
    public let judging: BarJudging

    /// Where the marks of a tape come from.
    public enum MarkSource: Sendable, Equatable {
        /// Nobody recorded one: the mean of the latest closes stands in for it.
        case mean(closes: Int)
        /// Somebody recorded one with every bar.
        case recorded
        /// A live market prints it: the median of spot with funding, spot with the average basis, and
        /// the last price.
        case live
    }

    /// A tape without a recorded mark. Law of reading: at least one live bar.
    ///
    /// - Parameter judging: nil for what is usual at this length of a bar.
    public init(
        start: Moment, minutesPerBar: Int, bars: [Bar], past: Int, markWindow: Int,
        judging: BarJudging? = nil
    ) {
        precondition(markWindow > 0, "means have a window")
        let marks = bars.indices.map { index in
            let window = bars[max(0, index - markWindow + 1)...index]
            let sum = window.reduce(Int128(0)) { $0 + $1.close.units }
            return Price(units: divide(sum, Int128(window.count), .nearest))
        }
        self.init(start, minutesPerBar, bars, past, marks, .mean(closes: markWindow), judging)
    }

    /// A tape with the mark at the close of every bar. Law of reading: as many marks as bars.
    public init(
        start: Moment, minutesPerBar: Int, bars: [Bar], past: Int, marks: [Price],
        judging: BarJudging? = nil
    ) {
        precondition(marks.count == bars.count, "every bar has its mark")
        self.init(start, minutesPerBar, bars, past, marks, .recorded, judging)
    }

    private init(
        _ start: Moment, _ minutesPerBar: Int, _ bars: [Bar], _ past: Int, _ marks: [Price],
        _ markSource: MarkSource, _ judging: BarJudging?
    ) {
        precondition(past < bars.count && past >= 0, "a tape has a live bar")
        precondition(minutesPerBar > 0, "bars have a length")
        self.start = start
        self.minutesPerBar = minutesPerBar
        self.bars = bars
        self.past = past
        self.marks = marks
        self.markSource = markSource
        self.judging =
            judging
            ?? .usual(minutesPerBar: minutesPerBar, isMarked: markSource == .recorded)
        openingPrice = bars[past].open
        lastStep = bars.count - past
    }

    /// A tape that a live market is going to write: minutes, of which none has been yet.
    public init(opening: Moment, steps: Int, price: Price, mark: Price) {
        precondition(steps > 0, "a tape has a live bar")
        start = opening + -1
        minutesPerBar = 1
        bars = [Bar(open: price, high: price, low: price, close: price)]
        past = 1
        marks = [mark]
        markSource = .live
        judging = .closes
        openingPrice = price
        lastStep = steps
    }

    /// Writes the next bar. Law: not beyond the last step.
    mutating func append(_ bar: Bar, mark: Price) {
        precondition(bars.count - past < lastStep, "no bar is left")
        bars.append(bar)
        marks.append(mark)
    }

    /// The bar that a step closes; the last past bar, if any, at step 0.
    private func index(at step: Int) -> Int { past + step - 1 }

    public func bar(closing step: Int) -> Bar { bars[index(at: step)] }

    /// The moment a step is called: a bar's opening stamp, judged at its close; at step 0 the
    /// opening itself.
    public func moment(at step: Int) -> Moment {
        start + minutesPerBar * (step == 0 ? past : index(at: step))
    }
    /// The step whose bar holds a moment; clamped to the tape.
    public func step(holding moment: Moment) -> Int {
        let minutes = moment.minutes - start.minutes
        let index = minutes >= 0 ? minutes / minutesPerBar : -1
        return max(0, min(lastStep, index - past + 1))
    }
    public var opening: Moment { moment(at: 0) }
    public var end: Moment { moment(at: lastStep) }

    /// The price of the latest trade.
    public func last(at step: Int) -> Price {
        step == 0 ? openingPrice : bars[index(at: step)].close
    }
    /// The mark at the close of a step's bar. Without a past the opening price stands in at step 0.
    public func mark(at step: Int) -> Price {
        let index = index(at: step)
        return index >= 0 ? marks[index] : openingPrice
    }

    /// The mark with the closes it is made of, or the bar it was recorded with.
    public func markFigure(at step: Int) -> Figure<Price> {
        let index = index(at: step)
        guard index >= 0 else {
            return Figure(openingPrice, .lastPrice, .tape("opening price, \(opening.clock)"))
        }
        guard case .mean(let window) = markSource else {
            let stamp = start + minutesPerBar * index
            let how = markSource == .live ? "median of three" : "as recorded"
            return Figure(marks[index], .markPrice, .tape("mark of \(stamp.clock), \(how)"))
        }
        let closes = bars.indices[max(0, index - window + 1)...index].map { place in
            let stamp = start + minutesPerBar * place
            return Figure(bars[place].close, .close, .tape("close of \(stamp.clock)")).operand
        }
        return Figure(marks[index], true, .mean(closes)).named(.markPrice)
    }
    public func lastFigure(at step: Int) -> Figure<Price> {
        let word = step == 0 ? "open" : "close"
        return Figure(
            last(at: step), .lastPrice, .tape("\(word) of \(moment(at: step).clock)"))
    }
}

extension Term {
    public static let close = Term("close", "The last price of a bar.")
}
