/// Why a file is no part of a sweep that can be merged.
public enum PartFault: Error, Sendable, Equatable {
    case notAPart
    case otherFormat(String)
    /// A line of the head that nobody writes so.
    case headLine(Int, String)
    case headLacks(String)
    case headSays(String)
    case otherRow(Int, expected: String, found: String)
    case cells(Int, Int, Int)
    case tooManyRows(Int, Int)
    /// Rows that are there, of so many.
    case cutOff(Int, Int)
    case changed(Int)
    case afterEnd(Int)
    case longLine(Int)

    /// The words after the path.
    public var text: String {
        switch self {
        case .notAPart: "is no part of a sweep: its first line is not \"\(SweepHead.format)\""
        case .otherFormat(let line):
            "is written in another format (\"\(shown(line))\"; this Wick reads \"\(SweepHead.format)\")"
        case .headLine(let line, let text):
            "is damaged on line \(line): \"\(shown(text))\" does not belong there"
        case .headLacks(let key): "is damaged: its head has no \"# \(key):\" that can be read"
        case .headSays(let why): "is damaged: in its head, \(why)"
        case .otherRow(let line, let expected, let found):
            "is damaged on line \(line): the row beginning \(expected) belongs there, and it is "
                + "\"\(shown(found))\""
        case .cells(let line, let found, let wanted):
            "is damaged on line \(line): it has \(found) columns instead of \(wanted)"
        case .tooManyRows(let line, let wanted):
            "is damaged on line \(line): its \(wanted) rows are complete before that"
        case .cutOff(let found, let wanted):
            "is cut off: it has \(found) of its \(wanted) rows, or lacks the line that ends it"
        case .changed(let line):
            "was changed after it was written: what its rows add up to is not what line \(line) says"
        case .afterEnd(let line): "is damaged on line \(line): its end stands before that"
        case .longLine(let line): "is damaged on line \(line): no line is as long as that"
        }
    }

    private func shown(_ text: String) -> String {
        text.count > 60 ? text.prefix(60) + "…" : text
    }
}

extension SweepPlan {
    /// Why parts of two sweeps are not parts of one, in words; nil where they are.
    public func difference(from other: SweepPlan) -> String? {
        func differ(_ what: String, _ mine: String, _ theirs: String) -> String? {
            mine == theirs ? nil : "\(what) \(mine) instead of \(theirs)"
        }
        func spread(_ seeds: ClosedRange<UInt64>) -> String {
            "\(seeds.lowerBound)..\(seeds.upperBound)"
        }
        func settings(_ plan: SweepPlan) -> String {
            plan.varied.isEmpty ? "nothing" : plan.varied.map(\.text).joined(separator: " and ")
        }
        if scenario == other.scenario, fingerprint != other.fingerprint {
            return
                "its \(scenario) is another text (\(fingerprint) instead of \(other.fingerprint))"
        }
        let found =
            differ("it is of the scenario", scenario, other.scenario)
            ?? differ("it has the seeds", spread(seeds), spread(other.seeds))
            ?? differ("it varies", settings(self), settings(other))
            ?? differ("it draws another", draws.rawValue, other.draws.rawValue)
            ?? differ("it was made by wick", wick, other.wick)
        if let found { return found }
        return firstRow == other.firstRow
            ? nil : "the Wick that made it comes to another first row: its market is another"
    }
}
