import Figures
import Margin

// While a prediction is open, the figure it asks for is hidden wherever it would stand.

extension Term {
    /// The figures that pages know how to hide: what `hides:` of a lesson may name.
    static let hideable: [Term] = [
        .liquidationPrice, .bankruptcyPrice, .entryPrice, .positionValue, .collateral, .profit,
        .equity, .maintenanceMargin, .marginRatio, .returnOnMargin, .shareOfAccount, .returned,
        .healthFactor, .loanLine, .branchingNumber, .pushed,
    ]
}

extension Page {
    /// The same page without the figures of some terms.
    func hiding(_ terms: [Term]) -> Page {
        terms.isEmpty ? self : Page(blocks.map { $0.hiding(terms) })
    }
}

extension Block {
    fileprivate func hiding(_ terms: [Term]) -> Block {
        switch self {
        case .paragraph(let prose): .paragraph(prose.hiding(terms))
        case .lines(let all): .lines(all.map { $0.hiding(terms) })
        case .bullets(let all): .bullets(all.map { $0.hiding(terms) })
        case .numbered(let all): .numbered(all.map { $0.hiding(terms) })
        case .entries(let all): .entries(all.map { ($0.0, $0.1.hiding(terms)) })
        case .quote(let inner): .quote(inner.map { $0.hiding(terms) })
        case .table(var table):
            {
                table.lead = table.lead.map { $0.map { $0.unspoken(terms) } }
                // A row named after a figure gives it away by where it stands.
                table.rows.removeAll { row in
                    row.cells.first?.spans.contains { span in
                        span.reveals.map(terms.contains) ?? false
                    } ?? false
                }
                table.rows = table.rows.map { row in
                    Table.Row(
                        row.cells.map { $0.hiding(terms) },
                        said: row.said.map { $0.unspoken(terms) })
                }
                return .table(table)
            }()
        case .chart(var chart):
            {
                chart.levels.removeAll { level in level.reveals.map(terms.contains) ?? false }
                return .chart(chart)
            }()
        case .fold(let head, let inner):
            .fold(head.hiding(terms), inner.map { $0.hiding(terms) })
        case .barChart(var chart):
            {
                chart.bars.removeAll { bar in bar.reveals.map(terms.contains) ?? false }
                return .barChart(chart)
            }()
        case .heading, .lineChart, .calendar, .caret, .rule: self
        }
    }
}

extension Prose {
    fileprivate func hiding(_ terms: [Term]) -> Prose {
        let hidden = Prose(
            spans.map { span in
                guard let reveals = span.reveals, terms.contains(reveals) else { return span }
                return Span("hidden until you predict", .faint)
            })
        return aloud.map { hidden.aloud(Prose($0).unspoken(terms)) } ?? hidden
    }

    /// The same for a sentence: what is hidden side by side is said to be so once.
    fileprivate func unspoken(_ terms: [Term]) -> Prose {
        var spans: [Span] = []
        for span in hiding(terms).spans where span != spans.last || span.ink != .faint {
            spans.append(span)
        }
        return Prose(spans)
    }
}
