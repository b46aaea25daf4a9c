import Lessons
import Scripts

/// How the desk reaches the textbook and the tapes: text by name, read by whoever knows files.
///
/// Nothing is read until it is asked for, so that a start costs nothing.
public struct Content: Sendable {
    public struct Missing: Error, Sendable, Equatable {
        /// What was looked for and where, in words.
        public let reason: String
        public init(_ reason: String) { self.reason = reason }
    }

    public enum Shelf: String, Sendable, CaseIterable {
        /// `scenarios/*.scenario`
        case scenarios
        /// `scenarios/rulebooks/*.rules`
        case rulebooks
        /// `scenarios/rulebooks/*.lending`: the rules of lending pools
        case lending
        /// `lessons/*.md`, found by the part before the first hyphen
        case lessons
        /// `lessons/exercises/*.md`, found by the part before the first hyphen
        case exercises
        /// `lessons/facts/*.facts`: figures that somebody counted, with their source
        case facts
        /// `lessons/*.course`: the order of the lessons, and plans for a class
        case courses
        /// `scenarios/history/*.hours`: hourly prices of a coin
        case history
    }

    /// Names on a shelf, without their endings: the shipped ones in order, then those of added courses.
    public var names: @Sendable (Shelf) throws(Missing) -> [String]
    /// The text of one file, by its name on the shelf.
    public var text: @Sendable (Shelf, _ name: String) throws(Missing) -> String
    /// The text of a file of the person's own, wherever it lies.
    public var file: @Sendable (_ path: String) throws(Missing) -> String
    /// A table of the person's own, in pieces; nil where `file` has every file there is.
    public var tables: (@Sendable (_ path: String) throws(Missing) -> TableSource)?
    /// The calendar of a zone, by its name.
    public var zone: @Sendable (_ name: String) throws(Missing) -> ZoneCalendar
    /// The text of a file that one of a shelf names, by its path as seen from there.
    public var beside: @Sendable (Shelf, _ name: String, _ path: String) throws(Missing) -> String
    /// Series that have been read.
    let memo = SeriesMemo()
    public init(
        names: @escaping @Sendable (Shelf) throws(Missing) -> [String],
        text: @escaping @Sendable (Shelf, String) throws(Missing) -> String,
        file: @escaping @Sendable (String) throws(Missing) -> String = { path throws(Missing) in
            throw Missing("\(path): no files are read here.")
        },
        beside: @escaping @Sendable (Shelf, String, String) throws(Missing) -> String = {
            (_, _, path) throws(Missing) in throw Missing("\(path): no files are read here.")
        }
    ) {
        self.beside = beside
        self.names = names
        self.text = text
        self.file = file
        zone = { name throws(Missing) in
            if let fixed = ZoneCalendar(fixed: name) { return fixed }
            throw Missing("No calendar of zones is read here.")
        }
    }

    /// A file of the person's own as a table is read.
    func table(_ path: String) throws(Missing) -> TableSource {
        if let tables { return try tables(path) }
        return TableSource(name: path, bytes: Array(try file(path).utf8))
    }
}

extension Content.Shelf {
    /// What names on a shelf are compared by, everywhere: case apart, and lessons and exercises by the
    /// key that they are opened with. Translations of a lesson have its key as well.
    public func identity(of name: String) -> String {
        switch self {
        case .lessons, .exercises: String(name.prefix { $0 != "-" && $0 != "." }).lowercased()
        case .scenarios, .rulebooks, .lending, .facts, .courses, .history: name.lowercased()
        }
    }
}

extension Content {
    /// The lessons of the shelf: their files are called `KEY-words.md`. A name with a language
    /// behind a point, as `q1-liquidation.de`, is a translation.
    public func lessonNames() throws(Missing) -> [String] {
        try names(.lessons).filter { $0.contains("-") && !$0.contains(".") }
    }

    /// The name of the lesson with this key or id; nil where there is none.
    public func lessonName(_ asked: String) throws(Missing) -> String? {
        let names = try lessonNames()
        let typed = asked.lowercased()
        return names.first { $0.lowercased() == typed }
            ?? names.first { Shelf.lessons.identity(of: $0) == typed }
    }

    /// The translations of a lesson, by their file names.
    public func translations(of lesson: String) throws(Missing) -> [String] {
        try names(.lessons).filter { $0.hasPrefix(lesson + ".") }
    }
}

extension Content {
    /// A table of facts, or nil where there is none that can be read.
    func facts(_ name: String) -> FactsFile? {
        guard let text = try? text(.facts, name) else { return nil }
        return try? FactsFile(reading: text, name: name)
    }
}
