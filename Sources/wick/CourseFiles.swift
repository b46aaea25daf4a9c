import Desk
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The files of a course in a folder or a .zip archive, read into memory.
///
/// Nothing of an archive is unpacked to disk: `unzip -p` hands over one file after another, and of
/// its names only the last part is used. Links and names that lead elsewhere are refused.
enum CourseFiles {
    enum Refused: Error, Equatable { case because(String) }

    static let mostFiles = 500
    static let largestFile = 4 << 20
    /// Bytes of all files together: some ten times what is shipped.
    static let largest = 16 << 20

    static func read(_ path: String) throws(Refused) -> [AddedFile] {
        let path = Environment.expanded(path)
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .because("\(path) cannot be read: \(SystemFault.last.reason)")
        }
        let found =
            status.st_mode & S_IFMT == S_IFDIR
            ? try folder(path, below: path, depth: 0) : try archive(path)
        var files: [AddedFile] = []
        for (name, text) in found {
            guard let file = AddedFile(path: name, text: text) else { continue }
            if files.contains(where: { $0.shelf == file.shelf && $0.name == file.name }) {
                throw .because("\(path) has two files \(file.name)")
            }
            files.append(file)
        }
        return files
    }

    /// The names in a folder that do not begin with a point, in order.
    static func names(in folder: String) throws(Refused) -> [String] {
        guard let stream = opendir(folder) else {
            throw .because("\(folder) cannot be read: \(SystemFault.last.reason)")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func folder(
        _ path: String, below top: String, depth: Int
    ) throws(Refused) -> [(name: String, text: String)] {
        guard depth <= 4 else { throw .because("\(path) lies too deep for a course") }
        var files: [(name: String, text: String)] = []
        for name in try names(in: path) {
            let inner = path + "/" + name
            var status = stat()
            guard lstat(inner, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: files += try folder(inner, below: top, depth: depth + 1)
            case S_IFREG:
                let short = String(inner.dropFirst(top.count))
                guard AddedFile(path: short, text: "") != nil else { continue }
                files.append((short, try text(of: inner)))
            default: throw .because("\(inner) is a link or a device; a course has files only")
            }
            try check(files, of: top)
        }
        return files
    }

    /// Counted while they are read, so that a small archive of large files ends early.
    private static func check(
        _ files: [(name: String, text: String)], of course: String
    ) throws(Refused) {
        if files.count > mostFiles { throw .because("\(course) has too many files for a course") }
        if files.reduce(0, { $0 + $1.text.utf8.count }) > largest {
            throw .because(
                "\(course) holds more than \(largest >> 20) MiB, too much for a course")
        }
    }

    private static func text(of path: String) throws(Refused) -> String {
        do throws(TextFile.Refusal) {
            return try TextFile.read(path, limit: largestFile)
        } catch {
            throw .because("\(path) \(error.text)")
        }
    }

    private static func archive(_ path: String) throws(Refused) -> [(name: String, text: String)] {
        let file = path.hasPrefix("/") ? path : "./" + path
        let listed = try unzip(["-Z1", file], of: path)
        let names = String(decoding: listed, as: UTF8.self).split(separator: "\n").map(String.init)
        guard names.count <= 2 * mostFiles else {
            throw .because("\(path) has too many files for a course")
        }
        for name in names { try check(name, in: path) }
        var files: [(name: String, text: String)] = []
        for name in names where AddedFile(path: name, text: "") != nil {
            // What macOS packs along is no lesson.
            if name.hasPrefix("__MACOSX/") || name.contains("/.") { continue }
            let bytes = try unzip(["-p", file, name], of: path)
            do throws(TextFile.Refusal) {
                files.append((name, try TextFile.text(bytes)))
            } catch {
                throw .because("\(path): \(name) \(error.text)")
            }
            try check(files, of: path)
        }
        return files
    }

    /// A name that would lead out of its folder, or that is a pattern to `unzip`.
    private static func check(_ name: String, in path: String) throws(Refused) {
        let leadsOut =
            name.hasPrefix("/") || name.contains("\\") || name.contains(":")
            || name.split(separator: "/").contains("..")
        let isPattern = name.hasPrefix("-") || name.contains { "*?[]".contains($0) }
        let isControl = name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        if leadsOut || isPattern || isControl {
            throw .because("\(path) holds a file called \"\(name)\", which no course needs")
        }
    }

    private static func unzip(_ words: [String], of path: String) throws(Refused) -> [UInt8] {
        switch Child.output(of: "unzip", words, limit: largestFile) {
        case .success(let bytes): return bytes
        case .failure(.notThere):
            throw .because("there is no unzip here; unpack \(path), and add the folder")
        case .failure(.tooMuch): throw .because("\(path) holds a file too large for a course")
        case .failure(.failed): throw .because("\(path) is no .zip archive that unzip can read")
        }
    }
}
