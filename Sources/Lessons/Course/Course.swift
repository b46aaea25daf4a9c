import Scripts

/// The order of the lessons, and plans for a class: one file, `lessons/NAME.course`.
///
///     course "What leverage does"
///     path q1 q5 p2 p1
///     plan "60 minutes"
///     meeting "One hour"
///     talk 3 "The leverage question, before anything is explained"
///     lesson q1 13 "the 25x becomes the teacher's demonstration"
///
/// The minutes of a lesson are those of its header where none stand here; the words behind them
/// say what to leave out. A meeting that lasts longer than it or its plan says is told, unless its line
/// ends in `confirmed`.
public struct Course: Sendable, Equatable {
    public var title: String
    /// Keys of lessons, in the order in which they build on each other.
    public var path: [String] = []
    public var plans: [Plan] = []
    private var namings: [Naming] = []

    /// A key, and the place that names it first.
    private struct Naming: Sendable, Equatable {
        let key: String
        let place: FilePlace
    }

    public struct Plan: Sendable, Equatable {
        public var title: String
        public var meetings: [Meeting] = []
    }
    public struct Meeting: Sendable, Equatable {
        public var title: String
        public var items: [Item] = []
        /// The line it begins on, from 1.
        public let line: Int
        /// It may be longer than is said.
        public let isConfirmed: Bool
        public init(title: String, items: [Item] = [], line: Int = 1, isConfirmed: Bool = false) {
            self.title = title
            self.items = items
            self.line = line
            self.isConfirmed = isConfirmed
        }
    }
    public enum Item: Sendable, Equatable {
        case lesson(key: String, minutes: Int?, cut: String?)
        case talk(minutes: Int, about: String)
        /// What is left for home: keys.
        case home([String])
    }

    /// One thing wrong with a course: where, what, and one thing to do.
    public struct Fault: Sendable, Equatable {
        public var place: FilePlace
        public var says: String
        public var fix: String
        /// Worth a look; the course is read all the same.
        public var isWarning = false
    }

    /// All that is wrong with a course, in the order of its lines.
    public struct Faults: Error, Sendable, Equatable {
        public let all: [Fault]
    }

    /// Every lesson that it names, with the line that names it first.
    public var keys: [String] {
        var keys = path
        for item in plans.flatMap(\.meetings).flatMap(\.items) {
            switch item {
            case .lesson(let key, _, _): keys.append(key)
            case .home(let home): keys += home
            case .talk: break
            }
        }
        return keys
    }

    public init(reading text: String) throws(Faults) {
        title = ""
        var faults: [Fault] = []
        var named: Set<String> = []
        for (index, text) in plainLines(text).enumerated() {
            let line = Line(text)
            if let fault = read(line, number: index + 1) {
                faults.append(fault)
                continue
            }
            for word in Self.keys(of: line) where named.insert(word.text).inserted {
                let place = FilePlace(line: index + 1, column: word.from + 1)
                namings.append(Naming(key: word.text, place: place))
            }
        }
        if title.isEmpty, faults.isEmpty {
            faults.append(
                Fault(
                    place: FilePlace(line: 1), says: "a course begins with its title",
                    fix: "Write as the first line: course \"What leverage does\""))
        }
        guard faults.isEmpty else { throw Faults(all: faults) }
    }

    /// The keys that no lesson of the shelf has, each with the line that names it first.
    ///
    /// - Parameter shelved: names of lessons, as `q1-liquidation`.
    public func strayKeys(shelved: [String]) -> [Fault] {
        let known = shelved.map { String($0.prefix { $0 != "-" }) }
        var faults: [Fault] = []
        for naming in namings where !known.contains(naming.key) {
            if shelved.contains(naming.key) { continue }
            let near = Nearest.word(to: naming.key, among: known)
            faults.append(
                Fault(
                    place: naming.place, says: "no lesson has the key \"\(naming.key)\"",
                    fix: near.map { "Did you mean \"\($0)\"?" }
                        ?? "Write the letters and digits before the first - of its file's name."))
        }
        return faults
    }

    /// The lessons that a line names.
    private static func keys(of line: Line) -> [Line.Word] {
        let rest = Array(line.words.dropFirst())
        switch line.words.first?.lowered {
        case "path", "home": return rest
        case "lesson": return Array(rest.prefix(1))
        default: return []
        }
    }

    mutating func add(_ item: Item) -> Bool {
        guard let plan = plans.indices.last, let meeting = plans[plan].meetings.indices.last
        else { return false }
        plans[plan].meetings[meeting].items.append(item)
        return true
    }
}
