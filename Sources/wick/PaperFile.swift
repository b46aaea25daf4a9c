import Desk
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Writing what somebody asked for to a file of theirs: whole, or not at all.
enum PaperFile {
    /// Why nothing was written.
    enum Refusal: Error, Equatable {
        /// A file of that name, and nobody said that it may go.
        case isThere
        case isFolder
        case isNoFile
        case noFolder(String)
        case fault(SystemFault)

        /// The words after the path.
        var text: String {
            switch self {
            case .isThere: "is there already"
            case .isFolder: "is a folder"
            case .isNoFile: "is a device or a pipe, not a file"
            case .noFolder(let folder): "cannot be made: there is no folder \(folder)"
            case .fault(let fault): "cannot be written: \(fault.reason)"
            }
        }
    }

    /// Writes what a reply asks for; the first that cannot be written ends it.
    static func write(_ papers: [Paper]) throws(Unwritten) {
        for paper in papers {
            do throws(Refusal) {
                try write(bytes(of: paper), to: expanded(paper.path), replaces: paper.replaces)
            } catch {
                throw Unwritten(path: paper.path, refusal: error)
            }
        }
    }

    /// What could not be written, and why.
    struct Unwritten: Error, Equatable {
        let path: String
        let refusal: Refusal
    }

    private static func bytes(of paper: Paper) -> [UInt8] {
        switch paper.content {
        case .text(let text): Array(text.utf8)
        case .document(let title, let page):
            Array(HTMLPress().document(title: title, page).utf8)
        }
    }

    /// `~/evening.html` as the shell would have it.
    static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = Environment["HOME"] else { return path }
        return home + path.dropFirst()
    }

    /// Writes bytes to a path, whole or not at all.
    static func write(
        _ bytes: [UInt8], to path: String, replaces: Bool
    ) throws(Refusal) {
        // C would cut the name there.
        guard !path.isEmpty, !path.contains("\0") else {
            throw .fault(SystemFault(code: EINVAL))
        }
        var status = stat()
        if stat(path, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFDIR: throw .isFolder
            case S_IFREG: break
            default: throw .isNoFile
            }
            guard replaces else { throw .isThere }
            try replace(path, with: bytes, mode: status.st_mode & 0o777)
        } else {
            try make(path, holding: bytes, mode: 0o644)
        }
    }

    /// A new file; one that could not be written whole does not stay.
    private static func make(
        _ path: String, holding bytes: [UInt8], mode: mode_t
    ) throws(Refusal) {
        do throws(SystemFault) {
            let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
            do throws(SystemFault) {
                try OpenFile.write(bytes, to: file.descriptor)
                if fsync(file.descriptor) != 0 { throw SystemFault.last }
            } catch {
                unlink(path)
                throw error
            }
        } catch {
            switch error.code {
            case EEXIST: throw .isThere
            case ENOENT, ENOTDIR: throw .noFolder(folder(of: path))
            default: throw .fault(error)
            }
        }
    }

    /// The old file goes only when the new one is on disk.
    private static func replace(
        _ path: String, with bytes: [UInt8], mode: mode_t
    ) throws(Refusal) {
        guard let found = realpath(path, nil) else { throw .fault(.last) }
        defer { free(found) }
        let real = String(cString: found)
        let new = "\(real).\(getpid()).new"
        try make(new, holding: bytes, mode: mode)
        guard rename(new, real) == 0 else {
            let fault = SystemFault.last
            unlink(new)
            throw .fault(fault)
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension PaperFile.Unwritten {
    /// What, why, and one thing to type next.
    ///
    /// - Parameter line: the line that asked for it.
    func page(after line: String) -> Page {
        let fix =
            switch refusal {
            case .isThere: line + " replace"
            case .isFolder: line.hasPrefix("save") ? "save evening.journal" : "report evening.html"
            case .isNoFile, .noFolder, .fault:
                line.hasPrefix("save") ? "save ~/evening.journal" : "report ~/evening.html"
            }
        return .problem("\(path) \(refusal.text), so nothing was written.", fix: fix)
    }
}
