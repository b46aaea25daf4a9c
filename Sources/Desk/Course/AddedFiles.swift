import Lessons

/// Files beside those of the shelves: a lesson that is being written, a course that is being looked
/// over before it is installed.
public struct AddedFile: Sendable, Equatable {
    public let shelf: Content.Shelf
    /// Without its ending.
    public let name: String
    public let text: String
    /// As it was given.
    public let path: String

    /// Nil for a name whose ending belongs to no shelf.
    ///
    /// - Parameter path: with `/` between folders; `exercises/` tells exercises from lessons, and so does a
    ///   header with `points:`.
    public init?(path: String, text: String) {
        let parts = path.split(separator: "/")
        guard let file = parts.last, let point = file.lastIndex(of: "."), point > file.startIndex
        else { return nil }
        switch file[point...] {
        case ".md" where file.contains("-"):
            let isExercise = parts.dropLast().contains("exercises") || text.isExercise
            shelf = isExercise ? .exercises : .lessons
        case ".scenario": shelf = .scenarios
        case ".rules": shelf = .rulebooks
        case ".lending": shelf = .lending
        case ".facts": shelf = .facts
        case ".course": shelf = .courses
        default: return nil
        }
        name = String(file[..<point])
        self.text = text
        self.path = path
    }

    /// A file of any name, by its first line that says something; nil where that tells nothing.
    public init?(sniffed path: String, text: String) {
        if let file = AddedFile(path: path, text: text) {
            self = file
            return
        }
        let first = text.split(whereSeparator: \.isNewline).lazy
            .map { $0.drop { $0 == " " || $0 == "\u{FEFF}" } }
            .first { !$0.isEmpty && (!$0.hasPrefix("#") || $0.hasPrefix("# ") && text.isLesson) }
        switch first?.split(separator: " ").first.map({ $0.lowercased() }) {
        case "scenario": shelf = .scenarios
        case "rulebook": shelf = .rulebooks
        case "lending": shelf = .lending
        case "course": shelf = .courses
        case "facts": shelf = .facts
        case "#": shelf = text.isExercise ? .exercises : .lessons
        default: return nil
        }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let point = file.lastIndex(of: ".").flatMap { $0 > file.startIndex ? $0 : nil }
        name = String(file[..<(point ?? file.endIndex)])
        self.text = text
        self.path = path
    }
}

extension String {
    /// Whether the header, which ends at the first empty line, says what an exercise is worth.
    fileprivate var isExercise: Bool {
        plainLines(self).prefix { !$0.isEmpty }.contains { $0.hasPrefix("points:") }
    }
    /// Whether a header with an id follows the title.
    fileprivate var isLesson: Bool { contains("\nid:") && contains("\nformat:") }
}

extension Content {
    /// The same shelves with files in front of them.
    public func adding(_ files: [AddedFile]) -> Content {
        var content = Content(
            names: { (shelf) throws(Missing) in
                let there = try names(shelf)
                let added = files.filter { $0.shelf == shelf && !there.contains($0.name) }
                return (there + added.map(\.name)).sorted()
            },
            text: { (shelf, name) throws(Missing) in
                let added = files.first { $0.shelf == shelf && $0.name == name }
                if let added { return added.text }
                return try text(shelf, name)
            }, file: file,
            beside: { (shelf, name, path) throws(Missing) in
                guard let added = files.first(where: { $0.shelf == shelf && $0.name == name })
                else { return try beside(shelf, name, path) }
                return try file(Content.path(path, besideFile: added.path))
            })
        content.tables = tables
        content.zone = zone
        return content
    }
}
