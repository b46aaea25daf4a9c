import Figures
import Margin
import Markets

/// `load year.csv coin ETH from 2025-10-09 for 3 days zone Europe/Berlin`: which file, and what it does
/// not say itself.
public struct LoadRequest: Sendable, Equatable {
    public var path: String
    public var coin: Asset?
    /// Where the market opens.
    public var from: TimeOfTape?
    /// Minutes from there on that are read; nil reads to the end.
    public var minutes: Int?
    /// Of times that name no zone.
    public var zone: String?
    /// What stands before decimals.
    public var decimals: DecimalMark?
    /// Whether 03/04 is the third day of a month.
    public var isDayFirst: Bool?
    /// At which prices of a bar positions are judged; nil: what is usual at its length.
    public var judging: BarJudging?
    /// Rules other than its own, by name or path.
    public var rules: String?

    public init(_ path: String, coin: Asset? = nil, from: TimeOfTape? = nil) {
        self.path = path
        self.coin = coin
        self.from = from
    }

    /// The words after `load`.
    public var text: String {
        ActText.words(
            FileWork.written(path), coin.map { "coin \($0)" },
            from.map { "from \(ActText.text($0))" }, minutes.map { "for \(Self.stretch($0))" },
            zone.map { "zone \(FileWork.written($0))" }, decimals.map { "decimal \($0.rawValue)" },
            isDayFirst.map { $0 ? "day first" : "month first" },
            judging.map { "judged at \($0.rawValue)" },
            rules.map { "rules \(FileWork.written($0))" })
    }

    /// `3 days`, `36 hours`, `90 minutes`.
    static func stretch(_ minutes: Int) -> String {
        for (unit, length) in [("day", 1_440), ("hour", 60)] where minutes % length == 0 {
            let count = minutes / length
            return "\(count) \(unit)\(count == 1 ? "" : "s")"
        }
        return "\(minutes) minute\(minutes == 1 ? "" : "s")"
    }
}

extension Words {
    /// `at extremes`, `at closes`; a low is the extreme of a long, a high that of a short.
    mutating func judging() throws(Misreading) -> BarJudging {
        try expect("at")
        let expected = "extremes or closes"
        let word = try need(expected)
        switch word.lowered {
        case "extremes", "lows", "highs": return .extremes
        case "closes": return .closes
        default:
            throw Misreading(
                .unknownWord(word.text, expected: expected), word,
                nearest: Nearest.word(to: word.text, among: ["extremes", "lows", "closes"]))
        }
    }
}
