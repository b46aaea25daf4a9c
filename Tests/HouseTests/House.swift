import Foundation
import Testing

/// The source tree, read as text. The rules that no compiler checks are checked on it.
enum House {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Paths of all files under a folder, relative to the root, in order.
    static func paths(under folder: String, ending: String) -> [String] {
        let base = root.appending(path: folder)
        let all = FileManager.default.enumerator(atPath: base.path)?.allObjects as? [String] ?? []
        return all.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
    }

    static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    /// Every Swift file of the package, read once.
    static let sources = Result { try swiftFiles(under: "Sources") }
    static let tests = Result { try swiftFiles(under: "Tests") }

    private static func swiftFiles(under folder: String) throws -> [SwiftText] {
        try paths(under: folder, ending: ".swift").map { SwiftText(path: $0, try text(of: $0)) }
    }
}

/// A rule broken somewhere. A list of them prints as lines that an editor can open.
struct Finding: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let what: String
    var description: String { "\(path):\(line): \(what)" }
}

/// Fails once for each finding, with the place.
func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding)", sourceLocation: sourceLocation) }
}

/// A Swift file, line by line, with what is code told apart from what is text for people.
struct SwiftText: Sendable {
    struct Line: Sendable {
        let number: Int
        let whole: String
        /// The line without its comments, its strings left empty.
        var code = ""
        /// What stands between quotes.
        var quoted = ""
    }
    let path: String
    private(set) var lines: [Line]

    /// "Figures" of "Sources/Figures/Term.swift".
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    init(path: String, _ text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            Line(number: $0.offset + 1, whole: String($0.element))
        }
        if lines.last?.whole == "" { lines.removeLast() }
        var scan = SwiftScan()
        for index in lines.indices {
            (lines[index].code, lines[index].quoted) = scan.read(lines[index].whole)
        }
    }

    /// The code of all lines, line for line.
    var code: String { lines.map(\.code).joined(separator: "\n") }
    /// What stands between quotes, line for line.
    var quoted: String { lines.map(\.quoted).joined(separator: "\n") }

    /// A finding for each place where the code matches.
    func findings(_ pattern: Pattern, _ what: String) throws -> [Finding] {
        try pattern.matches(in: code).map { Finding(path: path, line: $0.line, what: what) }
    }
}

/// A regular expression over a whole file. (Foundation's: it is many times faster than Swift's own
/// where the tests are built without optimisation.)
struct Pattern: Sendable, ExpressibleByStringLiteral {
    struct Match {
        let line: Int
        /// The text of the first group that took part; the whole match where there are no groups.
        let text: String
    }
    let text: String
    init(stringLiteral text: String) { self.text = text }

    func matches(in whole: String) throws -> [Match] {
        let expression = try NSRegularExpression(
            pattern: text, options: [.anchorsMatchLines, .allowCommentsAndWhitespace])
        let all = whole as NSString
        var (line, reached) = (1, 0)
        return expression.matches(in: whole, range: NSRange(location: 0, length: all.length)).map {
            let group = (1..<max(1, $0.numberOfRanges)).map($0.range(at:))
                .first { $0.location != NSNotFound }
            let range = group ?? $0.range
            let passed = NSRange(location: reached, length: range.location - reached)
            line += all.substring(with: passed).utf8.count { $0 == 10 }
            reached = range.location
            return Match(line: line, text: all.substring(with: range))
        }
    }
}

/// Knows, from line to line, whether it stands in code, in a comment or in a string.
private struct SwiftScan {
    private enum Place: Equatable {
        /// Code; inside an interpolation with the number of brackets still open.
        case code(brackets: Int?)
        case comment
        case string(quotes: Int, hashes: Int)
    }
    private var places: [Place] = [.code(brackets: nil)]

    /// The code and the quoted text of the next line.
    mutating func read(_ line: String) -> (code: String, quoted: String) {
        // Most lines have neither string nor comment.
        if places.count == 1, !line.utf8.contains(where: { $0 == 34 || $0 == 47 }) {
            return (line, "")
        }
        var rest = Substring(line)
        var (code, quoted) = ("", "")
        while !rest.isEmpty {
            switch places[places.count - 1] {
            case .comment:
                if rest.hasPrefix("*/") { places.removeLast() }
                rest = rest.dropFirst(rest.hasPrefix("*/") ? 2 : 1)
            case .string(let quotes, let hashes):
                readString(&rest, &quoted, &code, quotes, hashes)
            case .code(let brackets):
                if rest.hasPrefix("//") { return (code, quoted) }
                readCode(&rest, &code, brackets)
            }
        }
        // Only strings of three quotes and comments reach over the end of a line.
        while case .string(quotes: 1, _) = places[places.count - 1] { places.removeLast() }
        return (code, quoted)
    }

    private mutating func readCode(_ rest: inout Substring, _ code: inout String, _ brackets: Int?)
    {
        if rest.hasPrefix("/*") {
            places.append(.comment)
            rest = rest.dropFirst(2)
            return
        }
        let hashes = rest.prefix { $0 == "#" }.count
        let quotes = rest.dropFirst(hashes).prefix { $0 == "\"" }.count
        if quotes > 0 {
            let opening = quotes >= 3 ? 3 : 1
            places.append(.string(quotes: opening, hashes: hashes))
            code += "\""
            rest = rest.dropFirst(hashes + opening)
            return
        }
        let next = rest.removeFirst()
        if let brackets {
            if next == ")", brackets == 0 {
                places.removeLast()
                return
            }
            let change = next == "(" ? 1 : next == ")" ? -1 : 0
            places[places.count - 1] = .code(brackets: brackets + change)
        }
        code.append(next)
    }

    private mutating func readString(
        _ rest: inout Substring, _ quoted: inout String, _ code: inout String, _ quotes: Int,
        _ hashes: Int
    ) {
        let marks = String(repeating: "#", count: hashes)
        let closing = String(repeating: "\"", count: quotes) + marks
        if rest.hasPrefix(closing) {
            places.removeLast()
            code += "\""
            quoted += " "
            rest = rest.dropFirst(closing.count)
        } else if rest.hasPrefix("\\\(marks)(") {
            places.append(.code(brackets: 0))
            rest = rest.dropFirst(2 + hashes)
        } else if rest.hasPrefix("\\" + marks), rest.count > 1 + hashes {
            rest = rest.dropFirst(2 + hashes)
        } else {
            quoted.append(rest.removeFirst())
        }
    }
}
