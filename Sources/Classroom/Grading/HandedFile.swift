import Machine
import Markets

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A file that somebody handed in, and why it is no text to be graded.
public struct HandedFile: Sendable, Equatable {
    /// Where it lies, and what it is called from the folder on.
    let path: String
    let name: String

    /// Larger ones are refused unread: a term's journal has a few thousand bytes.
    static let limit = 1 << 20

    public enum Refusal: Error, Sendable, Equatable {
        case file(TextFile.Refusal)
        case isLink
        case badName
        case empty
        case kind(Kind)
        case binary
    }

    /// What people hand in by mistake, told by the first bytes.
    public enum Kind: String, Sendable, CaseIterable {
        case pdf = "a PDF"
        case archive = "a ZIP archive or an office document"
        case office = "an office document"
        case packed = "a packed file"
        case picture = "a picture"
        case richText = "rich text of a word processor"
        case webPage = "a web page"
        case wide = "UTF-16 text of an editor"

        var marks: [[UInt8]] {
            switch self {
            case .pdf: [Array("%PDF".utf8)]
            case .archive: [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]
            case .office: [[0xD0, 0xCF, 0x11, 0xE0]]
            case .packed: [[0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8)]
            case .picture: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]
            case .richText: [Array("{\\rtf".utf8)]
            case .webPage: [Array("<!DOCTYPE html".utf8), Array("<html".utf8)]
            case .wide: [[0xFF, 0xFE], [0xFE, 0xFF]]
            }
        }
    }

    /// The text, for whom to look for a token in.
    func text() throws(Refusal) -> String {
        let bytes: [UInt8]
        do throws(TextFile.Refusal) {
            bytes = try TextFile.bytes(of: path, limit: HandedFile.limit)
        } catch {
            throw .file(error)
        }
        return try HandedFile.text(of: bytes)
    }

    static func text(of bytes: [UInt8]) throws(Refusal) -> String {
        if bytes.isEmpty { throw .empty }
        for kind in Kind.allCases where kind.marks.contains(where: bytes.starts(with:)) {
            throw .kind(kind)
        }
        if bytes.contains(0) { throw .binary }
        do throws(TextFile.Refusal) {
            return try TextFile.text(bytes)
        } catch {
            throw .file(error)
        }
    }
}

extension HandedFile.Refusal {
    /// The words after the file's name.
    var text: String {
        switch self {
        case .file(.notText(let byte, let line)):
            "is not UTF-8 text (byte \(byte), on line \(line)); the file itself is wanted, "
                + "as wick exercise wrote it"
        case .file(let refusal): refusal.text
        case .isLink: "is a link; copy the file itself into the folder"
        case .badName: "has a name that is not UTF-8 text; rename the file"
        case .empty: "is empty"
        case .kind(let kind): "is \(kind.rawValue), not the file that wick exercise wrote"
        case .binary: "holds bytes that no text has"
        }
    }
}

extension HandedFile {
    /// When it was last written, to the minute, UTC; nil where nobody knows.
    var written: String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let seconds = status.st_mtimespec.tv_sec
        #else
            let seconds = status.st_mtim.tv_sec
        #endif
        return Moment(minutes: seconds / 60).text
    }
}
