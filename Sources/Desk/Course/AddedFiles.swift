/// Files beside those of the shelves: a lesson that is being written, a course that is being looked
/// over before it is installed.
public struct AddedFile: Sendable, Equatable {
    public let shelf: Content.Shelf
    /// Without its ending.
    public let name: String
    public let text: String

    /// Nil for a name whose ending belongs to no shelf.
    ///
    /// - Parameter path: with `/` between folders; `exercises/` tells exercises from lessons.
    public init?(path: String, text: String) {
        let parts = path.split(separator: "/")
        guard let file = parts.last, let point = file.lastIndex(of: "."), point > file.startIndex
        else { return nil }
        switch file[point...] {
        case ".md" where file.contains("-"):
            shelf = parts.dropLast().contains("exercises") ? .exercises : .lessons
        case ".scenario": shelf = .scenarios
        case ".rules": shelf = .rulebooks
        case ".facts": shelf = .facts
        case ".course": shelf = .courses
        default: return nil
        }
        name = String(file[..<point])
        self.text = text
    }
}

extension Content {
    /// The same shelves with files in front of them.
    public func adding(_ files: [AddedFile]) -> Content {
        Content(
            names: { (shelf) throws(Missing) in
                let there = try names(shelf)
                let added = files.filter { $0.shelf == shelf && !there.contains($0.name) }
                return (there + added.map(\.name)).sorted()
            },
            text: { (shelf, name) throws(Missing) in
                let added = files.first { $0.shelf == shelf && $0.name == name }
                if let added { return added.text }
                return try text(shelf, name)
            }, file: file)
    }
}
