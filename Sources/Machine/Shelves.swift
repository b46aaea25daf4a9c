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

    /// The program's own file, beside which the shipped content lies; nil where that is unknown.
    private let executable: @Sendable () -> String?

    public init(
        chosen: ContentRoot?, added: String? = nil,
        executable: @escaping @Sendable () -> String? = { ContentRoot.executable }
    ) {
        self.chosen = chosen
        self.added = added
        self.executable = executable
    }

    public var content: Content {
        var content = Content(names: names, text: text, file: file, beside: beside)
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

    /// A file beside one of a shelf: of its folder or below, since whoever wrote it may be a stranger.
    @Sendable private func beside(
        _ shelf: Content.Shelf, _ name: String, _ path: String
    ) throws(Content.Missing) -> String {
        let parts = path.split(separator: "/")
        guard !path.hasPrefix("/"), !path.hasPrefix("~"), !parts.contains(".."),
            !path.contains("\0")
        else {
            throw Content.Missing("\(path) leads out of the folder of \(name)")
        }
        for root in try roots() {
            let folder = "\(root)/\(shelf.folder)"
            guard access("\(folder)/\(name)\(shelf.ending)", F_OK) == 0 else { continue }
            do {
                return try TextFile.read("\(folder)/\(path)")
            } catch {
                throw Content.Missing("\(path) \(error.text)")
            }
        }
        throw Content.Missing("\(path) is not there")
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

    /// The names on a shelf of the chosen folder alone; nil where none is chosen.
    public func own(_ shelf: Content.Shelf) throws(Content.Missing) -> [String]? {
        guard let chosen else { return nil }
        return try Shelves.files(in: chosen.path + "/" + shelf.folder)
            .filter { $0.hasSuffix(shelf.ending) }
            .map { String($0.dropLast(shelf.ending.count)) }.sorted()
    }

    /// The folders of added courses. Where none can be read there is none: ours work all the same.
    private func courses(in folder: String) -> [String] {
        ((try? Shelves.files(in: folder)) ?? []).sorted().map { folder + "/" + $0 }
    }

    /// The chosen folder, which lies over the shipped content, then that, and then the added courses in
    /// the order of their names. Where a folder was chosen, the shipped content may be nowhere.
    private func roots() throws(Content.Missing) -> [String] {
        var roots = chosen.map { [$0.path] } ?? []
        do throws(ContentRoot.NotFound) {
            let shipped = try ContentRoot.beside(executable: executable()).path
            if !roots.contains(where: { ContentRoot.isSame($0, shipped) }) { roots.append(shipped) }
        } catch {
            if roots.isEmpty { throw Content.Missing(error.text) }
        }
        return roots + (added.map(courses) ?? [])
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
        let file = "\(shelf.folder)/\(name)\(shelf.ending)"
        if try roots().contains(where: { access("\($0)/\(file)", F_OK) == 0 }) { return name }
        return try names(on: shelf).first {
            $0.lowercased().hasPrefix(name.lowercased() + "-")
        } ?? name
    }
}
