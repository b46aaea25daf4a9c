import Desk

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The files of a content folder, as the desk asks for them. Nothing is read before it is asked.
public struct Shelves: Sendable {
    /// Nil where neither flag nor variable names it: it is then looked for when first asked of,
    /// because a start should not wait for it.
    public let chosen: ContentRoot?

    public init(chosen: ContentRoot?) { self.chosen = chosen }

    public var content: Content {
        Content(names: names, text: text, file: file)
    }

    @Sendable private func file(_ path: String) throws(Content.Missing) -> String {
        do {
            return try TextFile.read(Environment.expanded(path))
        } catch {
            throw Content.Missing("\(path) \(error.text).")
        }
    }

    @Sendable private func names(
        on shelf: Content.Shelf
    ) throws(Content.Missing) -> [String] {
        let folder = try folder(of: shelf)
        guard let stream = opendir(folder) else {
            // A content folder may hold lessons only: a shelf that is not there is an empty one.
            if errno == ENOENT { return [] }
            throw Content.Missing("\(folder) cannot be read: \(SystemFault.last.reason)")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let file = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard file.hasSuffix(shelf.ending), !file.hasPrefix(".") else { continue }
            names.append(String(file.dropLast(shelf.ending.count)))
        }
        return names.sorted()
    }

    @Sendable private func text(
        on shelf: Content.Shelf, name: String
    ) throws(Content.Missing) -> String {
        let folder = try folder(of: shelf)
        // A name is a name on this shelf and never a way out of it.
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !name.contains("\0") else {
            throw Content.Missing("\(shelf.kind) names have no slash and no leading dot: \(name)")
        }
        let path = "\(folder)/\(try fileName(name, on: shelf))\(shelf.ending)"
        do {
            return try TextFile.read(path)
        } catch .notThere {
            throw Content.Missing("there is no \(shelf.kind) \(name) in \(folder)")
        } catch {
            throw Content.Missing("\(path) \(error.text)")
        }
    }

    /// A lesson is asked for by its key, `q1`, and its file is called `q1-some-words.md`.
    private func fileName(
        _ name: String, on shelf: Content.Shelf
    ) throws(Content.Missing) -> String {
        guard shelf == .lessons || shelf == .exercises else { return name }
        let names = try names(on: shelf)
        return names.first { $0 == name } ?? names.first {
            $0.lowercased().hasPrefix(name.lowercased() + "-")
        } ?? name
    }

    private func folder(of shelf: Content.Shelf) throws(Content.Missing) -> String {
        do {
            let root =
                if let chosen { chosen } else {
                    try ContentRoot.beside(executable: ContentRoot.executable)
                }
            return root.path + "/" + shelf.folder
        } catch {
            throw Content.Missing(error.text)
        }
    }
}

extension Content.Shelf {
    fileprivate var folder: String {
        switch self {
        case .scenarios: "scenarios"
        case .rulebooks: "scenarios/rulebooks"
        case .lessons: "lessons"
        case .facts: "lessons/facts"
        case .exercises: "lessons/exercises"
        }
    }

    fileprivate var ending: String {
        switch self {
        case .scenarios: ".scenario"
        case .rulebooks: ".rules"
        case .lessons, .exercises: ".md"
        case .facts: ".facts"
        }
    }

    fileprivate var kind: String {
        switch self {
        case .scenarios: "scenario"
        case .rulebooks: "rulebook"
        case .lessons: "lesson"
        case .facts: "table of facts"
        case .exercises: "exercise"
        }
    }
}
