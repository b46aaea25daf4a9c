import Crypto
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The course's secret: 32 random bytes in a file that only the teacher can read.
///
/// Tokens and hidden tapes are keyed hashes (HMAC-SHA256, RFC 2104) of it. Whoever has it can write
/// any student's hand-in and knows every hidden tape, so it is never printed and never leaves the
/// folder; lost, no exercise that was issued with it can be graded.
public struct CourseKey: Sendable {
    private let key: SymmetricKey
    /// Whether the students of this course are made up.
    public let isRehearsal: Bool
    /// The term whose tokens it makes; empty in the first one.
    public let term: String
    static let digits = 64
    private static let termMark = "term: "
    /// The second line of a rehearsal's key.
    private static let rehearsalLine = "rehearsal: the students of this course are made up"
    private static let rehearsalPrefix = "rehearsal-"

    /// Reads the key; a file that others can read is refused.
    public init(at path: String) throws(CourseFault) {
        let text: String
        do throws(TextFile.Refusal) {
            text = try TextFile.read(path, limit: 1024)
        } catch {
            throw .noKey(path, error)
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else { throw .keyIsOpen(path) }
        let written = text.prefix { !$0.isNewline }
        guard let bytes = CourseKey.bytes(written) else { throw .keyIsDamaged(path) }
        key = SymmetricKey(data: bytes)
        isRehearsal = text.contains("\n" + CourseKey.rehearsalLine)
        term =
            text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(CourseKey.termMark) }
            .map { String($0.dropFirst(CourseKey.termMark.count)) } ?? ""
    }

    init(bytes: [UInt8], isRehearsal: Bool = false, term: String = "") {
        key = SymmetricKey(data: bytes)
        self.term = term
        self.isRehearsal = isRehearsal
    }

    /// Draws a key and writes it, for this user alone.
    static func make(at path: String, isRehearsal: Bool) throws(CourseFault) {
        var text = SymmetricKey(size: .bits256).withUnsafeBytes { hexadecimal($0) } + "\n"
        if isRehearsal { text += rehearsalLine + "\n" }
        do throws(WholeFile.Refusal) {
            try WholeFile.write(Array(text.utf8), to: path, replaces: false, mode: 0o600)
        } catch {
            throw .unwritten(path, error)
        }
    }

    /// The text of the file: the digits, and what they are for.
    func text(term: String) -> String {
        let digits = key.withUnsafeBytes { hexadecimal($0) }
        return
            ([digits] + (isRehearsal ? [CourseKey.rehearsalLine] : [])
            + (term.isEmpty ? [] : [CourseKey.termMark + term]))
            .map { $0 + "\n" }.joined()
    }

    /// What tells one student's variant from another's: 16 digits of the keyed hash. The token of a
    /// made-up student says that it is one, so that no other course takes it for a stranger's.
    public func token(exercise: String, label: String, attempt: Int) -> String {
        let digits = hexadecimal(
            code(["token"] + ofTerm + [exercise, label, String(attempt)]).prefix(8))
        return isRehearsal ? CourseKey.rehearsalPrefix + digits : digits
    }

    static func isOfRehearsal(_ token: String) -> Bool { token.hasPrefix(rehearsalPrefix) }

    /// What parts of a grading know the course by: 16 digits of the keyed hash, no token's and no tape's.
    var mark: String { hexadecimal(code(["parts"] + ofTerm).prefix(8)) }

    /// The seeds of the tapes that no student has.
    public func hiddenSeeds(exercise: String, count: Int) -> [UInt64] {
        (1...max(1, count)).map { number in
            code(["tape"] + ofTerm + [exercise, String(number)]).prefix(8).reduce(0) {
                $0 << 8 | UInt64($1)
            }
        }
    }

    /// The first term has no part of its own.
    private var ofTerm: [String] { term.isEmpty ? [] : ["term " + term] }

    /// No part may hold a line's end, so no two lists of parts are the same message.
    private func code(_ parts: [String]) -> [UInt8] {
        let message = parts.map { $0.replacing("\n", with: " ") + "\n" }.joined()
        return Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: key))
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = text.utf8.map { byte -> UInt8? in
            switch byte {
            case 48...57: byte - 48
            case 97...102: byte - 87
            default: nil
            }
        }
        guard digits.count == CourseKey.digits else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

/// Bytes as pairs of digits: `0aff`.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
}

/// The fingerprint of a text: SHA-256 as 64 digits.
func fingerprint(_ text: String) -> String {
    hexadecimal(SHA256.hash(data: Array(text.utf8)))
}
