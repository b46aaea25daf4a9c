import Lessons
import Markets
import Scripts

/// `scenarios`: what there is to load, each kind by itself, since they teach different things.
struct ScenarioShelf {
    private enum Kind: CaseIterable {
        case recorded
        case live
        case madeUp

        var caption: String {
            switch self {
            case .recorded: "Recorded: the real prices of a day, which nothing you do can move"
            case .live:
                "Live: a model market, in which forced sales and your own orders move the price"
            case .madeUp: "Made up for a lesson: no market ever traded at these prices"
            }
        }
    }

    private struct Item {
        let name: String
        let title: String
        /// "2020-03-12"; empty where it has none that is worth telling.
        let day: String
        let kind: Kind
    }

    private let items: [Item]

    init(_ names: [String], text: (String) -> String?) {
        items = names.map { name in Self.item(name, text(name) ?? "") }
    }

    var page: Page {
        var blocks: [Block] = Kind.allCases.compactMap { kind in
            let own = items.filter { $0.kind == kind }
            guard !own.isEmpty else { return nil }
            return .table(
                Table(
                    caption: kind.caption, header: [],
                    rows: own.map { item in
                        let name = Prose("load \(item.name)", .verb)
                        let day = Day(item.day).map { Moment(minutes: $0.number * 1440).longDate }
                        let date = day == item.title ? nil : day.map { ", \($0)" }
                        return Table.Row(
                            [name, Prose(item.title), Prose(item.day, .faint)],
                            said: "\(item.name): \(item.title)\(date ?? "").")
                    }))
        }
        blocks.append(.paragraph(.next(["load black-thursday", "load headline"])))
        return Page(blocks)
    }

    /// From the first lines of a file: its head, and the market that its prices are of.
    private static func item(_ name: String, _ text: String) -> Item {
        var title = name
        var day = ""
        var kind = Kind.recorded
        for line in text.firstLines(24) {
            if line.hasPrefix("scenario ") {
                let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                guard parts.count >= 3 else { continue }
                title = String(parts[1])
                let words = parts[2].split(separator: " ").map(String.init)
                if words.first == "live" { kind = .live }
                day = words.first { $0.first?.isNumber == true && $0.contains("-") } ?? ""
            } else if line.hasPrefix("market "), line.contains(" none") {
                kind = .madeUp
            }
        }
        return Item(name: name, title: title, day: kind == .madeUp ? "" : day, kind: kind)
    }
}
