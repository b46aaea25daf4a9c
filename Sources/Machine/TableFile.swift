import Scripts

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A table on disk, in pieces: one of any length needs no more memory than a piece of it.
public enum TableFile {
    public enum Refusal: Error, Sendable, Equatable {
        case file(TextFile.Refusal)
        case noUnzip
        case noArchive
        case tooMuch
        /// How many files it holds, and one of them.
        case several(Int, String)
        case noTable

        /// The words after the path.
        public var text: String {
            switch self {
            case .file(let refusal): refusal.text
            case .noUnzip: "is a .zip, and there is no unzip here: unpack it"
            case .noArchive: "is no .zip archive that unzip can read"
            case .tooMuch: "holds more than \(limit >> 20) MiB: unpack it"
            case .several(let count, let name):
                "holds \(count) files, \(name) among them: unpack it, and load one of them"
            case .noTable: "holds no file"
            }
        }
    }

    /// Of an archive, which is held whole.
    private static let limit = 128 << 20
    private static let piece = 1 << 18

    /// - Parameters:
    ///   - name: what to call it.
    ///   - path: where it lies.
    public static func source(_ name: String, at path: String) throws(Refusal) -> TableSource {
        var isZip = false
        do throws(TextFile.Refusal) {
            let file = try TextFile.open(path)
            let start = try read(file)
            isZip = start.starts(with: [0x50, 0x4B, 3, 4])
        } catch { throw .file(error) }
        if isZip, let unpacked = try unpacked(path) {
            return TableSource(name: name, member: unpacked.member, bytes: unpacked.bytes)
        }
        return TableSource(name: name) { take in
            do throws(TextFile.Refusal) {
                let file = try TextFile.open(path)
                while true {
                    let part = try read(file)
                    if part.isEmpty || !take(part[...]) { return nil }
                }
            } catch { return error.text }
        }
    }

    private static func read(_ file: OpenFile) throws(TextFile.Refusal) -> [UInt8] {
        while true {
            do throws(SystemFault) {
                return try OpenFile.bytes(of: file.descriptor, atMost: piece)
            } catch {
                if error.code != EINTR { throw .unreadable(error) }
            }
        }
    }

    /// The one file of an archive; nil for a workbook, which is an archive too.
    private static func unpacked(
        _ path: String
    ) throws(Refusal) -> (member: String, bytes: [UInt8])? {
        // A name that begins with a hyphen would be a word for unzip.
        let file = path.hasPrefix("-") ? "./" + path : path
        let listed = String(decoding: try unzip(["-Z1", file]), as: UTF8.self)
        let names = listed.split(separator: "\n").map(String.init).filter { !$0.hasSuffix("/") }
            .filter { !$0.hasPrefix("__MACOSX/") }
        if names.contains("[Content_Types].xml") || names.contains("mimetype") { return nil }
        guard let first = names.first else { throw .noTable }
        guard names.count == 1 else { throw .several(names.count, first) }
        return (first, try unzip(["-p", file, "-x", "__MACOSX/*"]))
    }

    private static func unzip(_ words: [String]) throws(Refusal) -> [UInt8] {
        switch Child.output(of: "unzip", words, limit: limit) {
        case .success(let bytes): return bytes
        case .failure(.notThere): throw .noUnzip
        case .failure(.tooMuch): throw .tooMuch
        case .failure(.failed): throw .noArchive
        }
    }
}
