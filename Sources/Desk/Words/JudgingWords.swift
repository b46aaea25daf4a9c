import Figures
import Margin
import Markets

// Which of a bar's prices decide, in words: the rule of a tape, and what it came to in one death.

extension Tape {
    /// Said once in every answer that hangs on it.
    var judgingWords: String {
        switch (judging, markSource) {
        case (.extremes, .recorded):
            "Judged at extremes: a bar's low decides for a long and its high for a short, whatever "
                + "mark was recorded."
        case (.extremes, _):
            "Judged at extremes: the bars are long and no mark was recorded, so a bar's low decides for "
                + "a long and its high for a short."
        case (.closes, .recorded): "Judged at closes: by the mark recorded for each."
        case (.closes, _): "Judged at closes: what happened inside a bar closes nothing."
        }
    }

    /// Whether its bars are long and have no mark of their own: then the rule is a choice.
    var isJudgingChosen: Bool {
        markSource != .live
            && (judging == .extremes
                || minutesPerBar >= BarJudging.longBar && markSource != .recorded)
    }

    /// The price of a step that a position of a side has to fear: the mark, or the end of the bar.
    func feared(by side: Side, at step: Int) -> Price {
        guard judging == .extremes, step > 0 else { return mark(at: step) }
        let bar = bar(closing: step)
        return side == .long ? bar.low : bar.high
    }
}

extension World {
    /// How liquidation is tested, for the header.
    var judgingLine: Prose {
        if market != nil {
            return Prose(
                "Liquidation is tested on the mark and a stop on the last price, round by round "
                    + "within each minute; what they sell moves the price.", .faint)
        }
        guard tape.judging == .extremes else {
            return Prose(
                "Liquidation is tested on the mark at each close; a stop watches the last price "
                    + "inside the bar, the adverse move first."
                    + (tape.isJudgingChosen ? " " + tape.judgingWords : ""), .faint)
        }
        return Prose(
            tape.judgingWords
                + " It is closed at its line, or at the open of a bar that opened beyond "
                + "it; a stop that lies before the line comes first, a take after it.", .faint)
    }

    /// The rule again, where it was a choice.
    func judgingNote(of coin: Asset) -> [Prose] {
        guard market == nil, let tape = tape(of: coin), tape.isJudgingChosen else { return [] }
        return [Prose(tape.judgingWords, .faint)]
    }
}

extension Ending {
    /// "the bar's low of 111,556.8 reached 115,410.7"; nil where the mark at the close decided.
    func reachWords(in world: World) -> [Span]? {
        let contract = position.contract
        guard let judged = forced?.judged, judged != .close,
            let bar = world.tape(of: contract.coin)?.bar(closing: dueStep)
        else { return nil }
        let isLong = position.side == .long
        let line = position.liquidationPrice.map {
            Span.figure(contract.text($0.value), .liquidationPrice)
        }
        if case .open = judged {
            return [
                Span("the bar opened at "), .figure(contract.text(bar.open)),
                Span(", at or \(isLong ? "under" : "over") "), line ?? Span("the line"),
            ]
        }
        let end = contract.text(isLong ? bar.low : bar.high)
        return [
            Span("the bar's \(isLong ? "low" : "high") of "), .figure(end), Span(" reached "),
            line ?? Span("the line"),
        ]
    }

    /// Where nothing but a price inside the bar decided: a venue may have spared it.
    func sparedLine(in world: World) -> Prose? {
        guard let judged = forced?.judged, judged.isSparedByClose,
            let tape = world.tape(of: position.contract.coin)
        else { return nil }
        let close = position.contract.text(tape.mark(at: dueStep))
        return Prose(
            "Closed by the \(judged.word(position.side)): at its close, \(close), the bar would have "
                + "spared it. A mark that follows an index may have been spared too.", .faint)
    }
}

extension JudgedAt {
    /// What closed a position of a side.
    func word(_ side: Side) -> String {
        switch self {
        case .close: "close"
        case .open: "open"
        case .extreme: side == .long ? "low" : "high"
        }
    }
}

extension Rung {
    var isSpared: Bool { markStep != nil && judged.isSparedByClose }
}
