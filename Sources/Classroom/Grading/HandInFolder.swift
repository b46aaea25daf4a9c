import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The files that were handed in: one folder, with the folders that a school's system makes in it.
///
/// Nothing is unpacked and no link is followed, so no name can lead out of it. Names are shown and
/// nothing else: a hand-in is known by its token.
struct HandInFolder {
    private(set) var files: [HandedFile] = []
    /// What is no file, or lies too deep.
    private(set) var refused: [(file: HandedFile, refusal: HandedFile.Refusal)] = []

    static let deepest = 6

    /// All files in and under a folder, in the order of their names; a single file stands for itself.
    init(at path: String) throws(CourseFault) {
        let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        var status = stat()
        guard stat(root, &status) == 0 else { throw .unread(path, .unreadable(.last)) }
        if status.st_mode & S_IFMT == S_IFREG {
            let name = root.split(separator: "/").last.map(String.init) ?? root
            files = [HandedFile(path: root, name: name)]
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unread(path, .isNoFile) }
        do throws(SystemFault) {
            try walk(root, below: "", depth: 0)
        } catch {
            throw .unread(path, .unreadable(error))
        }
    }

    private mutating func walk(
        _ folder: String, below name: String, depth: Int
    ) throws(SystemFault) {
        for entry in try HandInFolder.entries(of: folder) {
            let file = HandedFile(path: folder + "/" + entry, name: name + entry)
            var status = stat()
            guard lstat(file.path, &status) == 0 else {
                let isGone = entry.contains("\u{FFFD}") && errno == ENOENT
                refused.append((file, isGone ? .badName : .file(.unreadable(.last))))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append(file)
            case S_IFLNK: refused.append((file, .isLink))
            case S_IFDIR where depth < HandInFolder.deepest:
                do throws(SystemFault) {
                    try walk(file.path, below: file.name + "/", depth: depth + 1)
                } catch {
                    refused.append((file, .file(.unreadable(error))))
                }
            case S_IFDIR: refused.append((file, .file(.isFolder)))
            default: refused.append((file, .file(.isNoFile)))
            }
        }
    }

    /// Names in order, without those that systems leave behind by themselves.
    private static func entries(of folder: String) throws(SystemFault) -> [String] {
        guard let stream = opendir(folder) else { throw .last }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            // A name that is not text cannot be opened by its repaired spelling: see `walk`.
            let name = String(decoding: bytes, as: UTF8.self)
            let isLeftBehind = ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(name)
            if name.hasPrefix(".") || isLeftBehind { continue }
            names.append(name)
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) }
    }
}
