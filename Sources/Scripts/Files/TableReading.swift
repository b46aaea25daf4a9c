import Figures
import Markets

/// How a scenario's file comes to the tables it names: by path, from whoever knows files.
public struct TableReading: Sendable {
    public struct Unread: Error, Sendable, Equatable {
        /// The words after the path: "is not there".
        public let reason: String
        public init(_ reason: String) { self.reason = reason }
    }
    public let source: @Sendable (_ path: String) throws(Unread) -> TableSource
    public init(_ source: @escaping @Sendable (_ path: String) throws(Unread) -> TableSource) {
        self.source = source
    }

    /// Where no files are.
    public static let none = TableReading { _ throws(Unread) in
        throw Unread("cannot be read: no files are read here")
    }
}

extension TableReading {
    /// The table at a path; nil, and a finding, where there is none.
    func table(
        _ path: String, line: Int, _ findings: inout FileFindings
    ) -> PriceSheet? {
        do throws(Unread) {
            let source = try source(path)
            do throws(PriceFault) {
                return try PriceSheet.read(source, LoadRequest(path))
            } catch {
                let (first, more) = error.firstLine(path)
                findings.add(.tableBroken(first, more: more), line: line, word: -1)
            }
        } catch {
            findings.add(.tableUnread(path, error.reason), line: line, word: -1)
        }
        return nil
    }
}

extension PriceFault {
    /// The first thing wrong with a table, as a line, and how many more there are.
    func firstLine(_ path: String) -> (first: String, more: Int) {
        switch self {
        case .file(let errors): (errors.lines.first ?? path, max(0, errors.lines.count - 1))
        case .text(let fault): ("\(path) \(fault.words)", 0)
        case .unreadable(let words): ("\(path) \(words)", 0)
        case .question(let question): (question.words(LoadRequest(path)).what, 0)
        }
    }
}

extension PriceSheet {
    /// A whole table, read with nothing said about it.
    public static func table(_ text: String, path: String) throws(FileErrors) -> PriceSheet {
        do throws(PriceFault) {
            return try read(
                TableSource(name: path, bytes: Array(text.utf8)), LoadRequest(path))
        } catch {
            if case .file(let errors) = error { throw errors }
            throw FileErrors(
                path, line: 1, column: 1, .tableBroken(error.firstLine(path).first, more: 0))
        }
    }

    /// The bars that the table has, each with its stamp and its mark: none stands for a hole.
    var rows: [(moment: Moment, bar: Bar, mark: Price?)] {
        bars.indices.compactMap { place in
            let moment = start + minutesPerBar * place
            guard !holes.contains(where: { $0.from <= moment && moment <= $0.to }) else {
                return nil
            }
            return (moment, bars[place], marks?[place])
        }
    }
}
