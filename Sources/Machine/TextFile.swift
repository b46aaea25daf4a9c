#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Reading a whole text, whatever stands at the path.
public enum TextFile {
    /// Why there is no text to be had at a path.
    public enum Refusal: Error, Sendable, Equatable {
        case notThere
        case isFolder
        case isNoFile
        /// The limit in bytes.
        case tooLarge(Int)
        case notText(byte: Int, line: Int)
        case unreadable(SystemFault)

        /// The words after the path: `is not there`.
        public var text: String {
            switch self {
            case .notThere: "is not there"
            case .isFolder: "is a folder, not a file"
            case .isNoFile: "is a device or a pipe, not a file"
            case .tooLarge(let limit):
                limit >= 1 << 20
                    ? "is larger than \(limit >> 20) MiB" : "is larger than \(limit) bytes"
            case .notText(let byte, let line): "is not UTF-8 text: byte \(byte), on line \(line)"
            case .unreadable(let fault): "cannot be read: \(fault.reason)"
            }
        }
    }

    public static let limit = 16 << 20

    /// The text of the file at `path`, of at most 16 MiB.
    public static func read(_ path: String, limit: Int = limit) throws(Refusal) -> String {
        try text(try bytes(of: path, limit: limit))
    }

    /// The bytes of the file at `path`; of one that is larger than `limit` none are read.
    public static func bytes(of path: String, limit: Int = limit) throws(Refusal) -> [UInt8] {
        let bytes: [UInt8]
        do {
            // Opening a pipe that nobody writes to would wait for ever.
            let file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            switch status.st_mode & S_IFMT {
            case S_IFREG where status.st_size > limit: throw Refusal.tooLarge(limit)
            case S_IFREG: break
            case S_IFDIR: throw Refusal.isFolder
            default: throw Refusal.isNoFile
            }
            bytes = try file.bytes(limit: limit)
        } catch let refusal as Refusal {
            throw refusal
        } catch let fault as SystemFault {
            throw fault.code == ENOENT || fault.code == ENOTDIR ? .notThere : .unreadable(fault)
        } catch {
            throw .isNoFile
        }
        // It may have grown since.
        if bytes.count > limit { throw .tooLarge(limit) }
        return bytes
    }

    /// A regular file, opened to be read in pieces.
    static func open(_ path: String) throws(Refusal) -> OpenFile {
        let status: stat
        let file: OpenFile
        do throws(SystemFault) {
            // Opening a pipe that nobody writes to would wait for ever.
            file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
            status = try file.status()
        } catch {
            throw error.code == ENOENT || error.code == ENOTDIR ? .notThere : .unreadable(error)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return file
        case S_IFDIR: throw .isFolder
        default: throw .isNoFile
        }
    }

    /// Bytes as text, or the place of the first that is none.
    public static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let wrong = firstWrongByte(bytes)
        let line = bytes[..<wrong].count { $0 == UInt8(ascii: "\n") } + 1
        throw .notText(byte: wrong + 1, line: line)
    }

    /// The longest beginning that is text ends where the first wrong byte stands.
    private static func firstWrongByte(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var good = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            good += UTF8.width(scalar)
        }
        return good
    }
}
