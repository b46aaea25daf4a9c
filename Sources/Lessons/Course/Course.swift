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
/// say what to leave out.
public struct Course: Sendable, Equatable {
    public var title: String
    /// Keys of lessons, in the order in which they build on each other.
    public var path: [String] = []
    public var plans: [Plan] = []
    private var namings: [Naming] = []

    /// A key, and the line from 1 that names it first.
    private struct Naming: Sendable, Equatable {
        let key: String
        let line: Int
    }

    public struct Plan: Sendable, Equatable {
        public var title: String
        public var meetings: [Meeting] = []
    }
    public struct Meeting: Sendable, Equatable {
        public var title: String
        public var items: [Item] = []
    }
    public enum Item: Sendable, Equatable {
        case lesson(key: String, minutes: Int?, cut: String?)
        case talk(minutes: Int, about: String)
        /// What is left for home: keys.
        case home([String])
    }

    public struct Fault: Error, Sendable, Equatable {
        /// From 1.
        public var line: Int
        public var says: String
        public var fix: String
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

    public init(reading text: String) throws(Fault) {
        title = ""
        var named: Set<String> = []
        for (index, line) in plainLines(text).enumerated() {
            let words = Line(line).words.map(\.text)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard take(first, Array(words.dropFirst())) else {
                throw Fault(
                    line: index + 1, says: "this is no line of a course, or stands too early",
                    fix: "Lines are course, path, plan, meeting, talk, lesson and home.")
            }
            for key in Self.keys(of: first, Array(words.dropFirst())) {
                guard named.insert(key).inserted else { continue }
                namings.append(Naming(key: key, line: index + 1))
            }
        }
        if title.isEmpty {
            throw Fault(
                line: 1, says: "a course begins with its title",
                fix: "Write as the first line: course \"What leverage does\"")
        }
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
                    line: naming.line, says: "no lesson has the key \"\(naming.key)\"",
                    fix: near.map { "Did you mean \"\($0)\"?" }
                        ?? "Write the letters and digits before the first - of its file's name."))
        }
        return faults
    }

    /// The lessons that a line names.
    private static func keys(of word: String, _ rest: [String]) -> [String] {
        switch word {
        case "path", "home": rest
        case "lesson": Array(rest.prefix(1))
        default: []
        }
    }

    /// - Returns: false for a line that does not belong.
    private mutating func take(_ word: String, _ rest: [String]) -> Bool {
        if Self.keys(of: word, rest).contains("") { return false }
        switch word {
        case "course" where rest.count == 1 && title.isEmpty: title = rest[0]
        case "path" where !rest.isEmpty: path += rest
        case "plan" where rest.count == 1: plans.append(Plan(title: rest[0]))
        case "meeting" where rest.count == 1 && !plans.isEmpty:
            plans[plans.count - 1].meetings.append(Meeting(title: rest[0]))
        case "talk":
            guard rest.count == 2, let minutes = Self.minutes(rest[0]) else { return false }
            return add(.talk(minutes: minutes, about: rest[1]))
        case "home" where !rest.isEmpty: return add(.home(rest))
        case "lesson" where (1...3).contains(rest.count):
            let minutes = rest.count > 1 ? Self.minutes(rest[1]) : nil
            if rest.count > 1, minutes == nil { return false }
            return add(
                .lesson(key: rest[0], minutes: minutes, cut: rest.count > 2 ? rest[2] : nil))
        default: return false
        }
        return true
    }

    private static func minutes(_ text: String) -> Int? {
        Int(text).flatMap { (1...600).contains($0) ? $0 : nil }
    }

    private mutating func add(_ item: Item) -> Bool {
        guard let plan = plans.indices.last, let meeting = plans[plan].meetings.indices.last
        else { return false }
        plans[plan].meetings[meeting].items.append(item)
        return true
    }
}
