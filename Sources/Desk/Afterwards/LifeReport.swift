import Figures
import Margin
import Markets

/// One position of a report: how it went, its chart, and every figure with its working.
struct LifeReport {
    private let life: Retelling.Life
    private let number: Int
    private let world: World

    init(_ life: Retelling.Life, number: Int, in world: World) {
        self.life = life
        self.number = number
        self.world = world
    }

    var blocks: [Block] {
        let statement = life.statement
        var blocks: [Block] = [
            .heading(
                "Position \(number): \(statement.position.name), \(life.record.leverage.times)")
        ]
        blocks.append(.bullets(words))
        blocks.append(.chart(chart))
        let figures = self.figures
        let head = Prose(
            "Its \(figures.count) figures as they stood at \(world.clock(statement.step)), the "
                + "working folded in with each")
        return blocks + [.fold(head, figures)]
    }

    private var words: [Prose] {
        let contract = life.statement.contract
        let opened = Prose([
            Span("Opened at \(world.clock(life.record.step)), journal line \(life.record.line): "),
            Span(contract.text(life.record.price), .figure),
            Span(", own margin "),
            .told(
                life.record.margin, contract.settles, .openingMargin, life.statement.subject),
            Span(", fee "),
            .told(
                life.record.fee, contract.settles, .openingFee, life.statement.subject, .plain),
            Span("."),
        ])
        let foreseen =
            world.isForeseen(line: life.record.line)
            ? [Prose("Opened knowing what came, after a return to an earlier minute.", .warning)]
            : []
        guard let ending = life.statement.ending else {
            return [opened] + foreseen + ["It is open."]
        }
        return [opened] + foreseen + ending.lines(in: world)
    }

    private var levels: [Chart.Level] {
        let position = life.statement.position
        var levels = [Chart.Level("entry", position.entryPrice.value)]
        if let stop = life.stop { levels.append(Chart.Level("stop", stop)) }
        if let line = position.liquidationPrice {
            levels.append(Chart.Level("liquidation", line.value, reveals: .liquidationPrice))
        }
        if let zero = position.bankruptcyPrice {
            levels.append(Chart.Level("bankruptcy", zero.value))
        }
        return levels.map {
            let price = Price(units: $0.price.units).rounded(.nearest, to: tick)
            return Chart.Level($0.name, price, reveals: $0.reveals)
        }
    }

    private var tick: Price { life.statement.contract.tick }

    /// Its life with a quarter of its length before and after, as far as that has been lived.
    private var chart: Chart {
        let tape = world.tape(of: life.statement.contract.coin) ?? world.tape
        let from = life.record.step
        let to = life.statement.ending?.soldStep ?? world.step
        let margin = max(10, (to - from) / 4)
        let last = min(world.step, to + margin)
        let first = max(0, tape.past + from - 1 - margin)
        let end = max(first, tape.past + last)
        let bars = tape.bars[first..<min(end, tape.bars.count)]
        let low = bars.map(\.low).min() ?? world.last
        let high = bars.map(\.high).max() ?? world.last
        let stamp = tape.start + tape.minutesPerBar * first
        // A day before nobody's day is nobody's either.
        let began = world.scenario.isUndated ? stamp.clock : world.clock(stamp)
        var moments = [Chart.Moment("opened", at: tape.past + from - 1 - first)]
        if let ending = life.statement.ending {
            moments.append(
                Chart.Moment(
                    ending.settlement == nil ? "closed" : "liquidated",
                    at: tape.past + to - 1 - first))
        }
        return Chart(
            title:
                "\(world.marketName(of: life.statement.contract.coin)), \(began) to \(world.clock(last))",
            candles: bars.map {
                Chart.Candle(open: $0.open, high: $0.high, low: $0.low, close: $0.close)
            }, levels: levels, moments: moments, from: began, to: world.clock(last),
            summary:
                "Lowest \(low.text(tick: tick)), highest \(high.text(tick: tick)); the position lived "
                + "from \(world.clock(from)) to \(world.clock(to)).")
    }

    /// Every figure that the position has, the working behind it.
    private var figures: [Block] {
        Glossary.terms.compactMap { term -> Block? in
            guard let figure = life.statement.figure(of: term) else { return nil }
            let head = Prose([
                Span(term.word, .term), Span(" "), Span(words(of: figure), .figure),
            ])
            let meaning = Block.paragraph(Prose(term.meaning, .faint))
            return .fold(head, world.whyPage(term, figure, tick: tick).blocks + [meaning])
        }
    }

    private func words(of figure: Operand) -> String {
        let units = figure.decimals == 8 ? figure.raw : nil
        switch (figure.kind, units) {
        case (.money, let units?):
            return Money(units: units).named(life.statement.contract.settles)
        case (.rate, let units?) where abs(units) >= 10_000:
            return Rate(units: units).percent()
        case (.quantity, _):
            return "\(figure.shortText(tick: tick)) \(life.statement.contract.sizeUnit)"
        default: return figure.shortText(tick: tick)
        }
    }
}
