#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Writing a file whole, or not at all.
public enum WholeFile {
    /// Why nothing was written.
    public enum Refusal: Error, Sendable, Equatable {
        /// A file of that name, and nobody said that it may go.
        case isThere
        case isFolder
        case isNoFile
        case noFolder(String)
        case fault(SystemFault)

        /// The words after the path.
        public var text: String {
            switch self {
            case .isThere: "is there already"
            case .isFolder: "is a folder"
            case .isNoFile: "is a device or a pipe, not a file"
            case .noFolder(let folder): "cannot be made: there is no folder \(folder)"
            case .fault(let fault): "cannot be written: \(fault.reason)"
            }
        }
    }

    /// Writes bytes to a path, whole or not at all.
    ///
    /// - Parameters:
    ///   - replaces: whether a file of that name may go
    ///   - mode: who may read a new file; an old one keeps what it had
    public static func write(
        _ bytes: [UInt8], to path: String, replaces: Bool, mode: mode_t = 0o644
    ) throws(Refusal) {
        if let old = try permissions(of: path) {
            guard replaces else { throw .isThere }
            try replace(path, with: bytes, mode: old)
        } else {
            try make(path, holding: bytes, mode: mode)
        }
    }

    /// Who may read the file of that name; nil where there is none.
    static func permissions(of path: String) throws(Refusal) -> mode_t? {
        // C would cut the name there.
        guard !path.isEmpty, !path.contains("\0") else {
            throw .fault(SystemFault(code: EINVAL))
        }
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw .isFolder
        case S_IFREG: return status.st_mode & 0o777
        default: throw .isNoFile
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

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
