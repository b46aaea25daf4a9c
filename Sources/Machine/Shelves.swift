import Desk
import Scripts

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

    /// The folder of added courses; each is laid out as a content folder.
    public let added: String?

    public init(chosen: ContentRoot?, added: String? = nil) {
        self.chosen = chosen
        self.added = added
    }

    public var content: Content {
        var content = Content(names: names, text: text, file: file)
        content.tables = table
        content.zone = zone
        return content
    }

    @Sendable private func table(_ path: String) throws(Content.Missing) -> TableSource {
        do throws(TableFile.Refusal) {
            return try TableFile.source(path, at: Environment.expanded(path))
        } catch {
            throw Content.Missing("\(path) \(error.text).")
        }
    }

    @Sendable private func zone(_ name: String) throws(Content.Missing) -> ZoneCalendar {
        do throws(ZoneFile.Refusal) {
            return try ZoneFile.calendar(name)
        } catch {
            throw Content.Missing("\(error.text).")
        }
    }

    @Sendable private func file(_ path: String) throws(Content.Missing) -> String {
        do {
            return try TextFile.read(Environment.expanded(path))
        } catch {
            throw Content.Missing("\(path) \(error.text).")
        }
    }

    /// Our own names, and behind them those of added courses, each in order. What stands further in
    /// front is never covered: a later file that would be taken for it is left out.
    @Sendable private func names(
        on shelf: Content.Shelf
    ) throws(Content.Missing) -> [String] {
        var names: [String] = []
        var taken: Set<String> = []
        for root in try roots() {
            let new = try Shelves.files(in: root + "/" + shelf.folder)
                .filter { $0.hasSuffix(shelf.ending) }
                .map { String($0.dropLast(shelf.ending.count)) }
                .filter { !taken.contains(shelf.identity(of: $0)) }
            names += new.sorted()
            taken.formUnion(new.map(shelf.identity))
        }
        return names
    }

    /// The names in a folder that do not begin with a point, in any order.
    private static func files(in folder: String) throws(Content.Missing) -> [String] {
        guard let stream = opendir(folder) else {
            // A content folder may hold lessons only: a shelf that is not there is an empty one.
            if errno == ENOENT { return [] }
            throw Content.Missing("\(folder) cannot be read: \(SystemFault.last.reason)")
        }
        defer { closedir(stream) }
        var files: [String] = []
        while let entry = readdir(stream) {
            let file = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            // A name that no line can hold is none.
            let isPlain = !file.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
            if !file.hasPrefix("."), isPlain { files.append(file) }
        }
        return files
    }

    /// The folders of added courses. Where none can be read there is none: ours work all the same.
    private func courses(in folder: String) -> [String] {
        ((try? Shelves.files(in: folder)) ?? []).sorted().map { folder + "/" + $0 }
    }

    /// Our own content first, then the added courses in the order of their names.
    private func roots() throws(Content.Missing) -> [String] {
        let own: String
        do throws(ContentRoot.NotFound) {
            own =
                if let chosen { chosen.path } else {
                    try ContentRoot.beside(executable: ContentRoot.executable).path
                }
        } catch {
            throw Content.Missing(error.text)
        }
        guard let added else { return [own] }
        return [own] + courses(in: added)
    }

    @Sendable private func text(
        on shelf: Content.Shelf, name: String
    ) throws(Content.Missing) -> String {
        // A name is a name on this shelf and never a way out of it.
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !name.contains("\0") else {
            throw Content.Missing("\(shelf.kind) names have no slash and no leading dot: \(name)")
        }
        let file = "\(shelf.folder)/\(try fileName(name, on: shelf))\(shelf.ending)"
        let roots = try roots()
        for root in roots {
            do {
                return try TextFile.read("\(root)/\(file)")
            } catch .notThere {
                continue
            } catch {
                throw Content.Missing("\(root)/\(file) \(error.text)")
            }
        }
        throw Content.Missing(
            "there is no \(shelf.kind) \(name) in \(roots[0])/\(shelf.folder)")
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
}

extension Content.Shelf {
    /// `lessons/x1-my-lesson.md`, below the folder of the content.
    public func path(to name: String) -> String { "\(folder)/\(name)\(ending)" }

    fileprivate var folder: String {
        switch self {
        case .scenarios: "scenarios"
        case .rulebooks: "scenarios/rulebooks"
        case .lending: "scenarios/rulebooks"
        case .lessons: "lessons"
        case .facts: "lessons/facts"
        case .courses: "lessons"
        case .exercises: "lessons/exercises"
        }
    }

    fileprivate var ending: String {
        switch self {
        case .scenarios: ".scenario"
        case .rulebooks: ".rules"
        case .lending: ".lending"
        case .lessons, .exercises: ".md"
        case .facts: ".facts"
        case .courses: ".course"
        }
    }

    fileprivate var kind: String {
        switch self {
        case .scenarios: "scenario"
        case .rulebooks: "rulebook"
        case .lending: "lending market"
        case .lessons: "lesson"
        case .facts: "table of facts"
        case .courses: "course"
        case .exercises: "exercise"
        }
    }
}
