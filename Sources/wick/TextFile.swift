#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Reading a whole text, whatever stands at the path.
enum TextFile {
    /// Why there is no text to be had at a path.
    enum Refusal: Error, Equatable {
        case notThere
        case isFolder
        case isNoFile
        case tooLarge
        case notText(byte: Int, line: Int)
        case unreadable(SystemFault)

        /// The words after the path: `is not there`.
        var text: String {
            switch self {
            case .notThere: "is not there"
            case .isFolder: "is a folder, not a file"
            case .isNoFile: "is a device or a pipe, not a file"
            case .tooLarge: "is larger than 16 MiB"
            case .notText(let byte, let line): "is not UTF-8 text: byte \(byte), on line \(line)"
            case .unreadable(let fault): "cannot be read: \(fault.reason)"
            }
        }
    }

    static let limit = 16 << 20

    /// The text of the file at `path`, of at most 16 MiB.
    static func read(_ path: String) throws(Refusal) -> String {
        let bytes: [UInt8]
        do {
            // Opening a pipe that nobody writes to would wait for ever.
            let file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
            switch try file.status().st_mode & S_IFMT {
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
        if bytes.count > limit { throw .tooLarge }
        return try text(bytes)
    }

    private static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
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
