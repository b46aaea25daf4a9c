import Figures
import Margin
import Markets

// Lines of a scenario in which a market makes its own prices:
//
//     scenario "The headline hour" live undated 00:00 for 24h
//     price 102,000
//     crowd accounts 6,000
//     level 04:00 -2.5%              the news path: what the coin is worth, against the opening
//     at 10:30 depth x0.5            also noise x2, sell 150, buy 150, freeze 14m, haircut 10%,
//                                    maintenance 1% rest 2%, funding every 1h

/// What one line of a live scenario says.
public enum LiveStatement: Sendable, Equatable {
    /// A nil opening is undated: its clock starts at the time given, its day is nobody's.
    case heading(title: String, opening: Moment, isUndated: Bool, minutes: Int)
    /// One number of the table, by its words.
    case number(String, Double)
    case level(FileTime, Double)
    case event(FileTime, LiveEvent.Kind)

    static let keywords = LiveKey.keywords + ["level", "at"]

    /// The rest of a heading, behind `live`.
    static func heading(
        _ title: String, _ words: inout Words
    ) throws(Misreading) -> LiveStatement {
        let isUndated = words.take("undated")
        let column = words.next
        let time = try words.fileTime()
        if time.day == nil, !isUndated {
            if let column { throw Misreading(.notATime(column.text), column) }
            throw words.missing("undated, or the day it opens")
        }
        try words.expect("for")
        let minutes = try words.bars(Surroundings())
        return .heading(
            title: title,
            opening: Moment(minutes: (time.day ?? 0) * 1440 + time.minuteOfDay),
            isUndated: isUndated, minutes: minutes)
    }

    init(_ first: Line.Word, _ words: inout Words) throws(Misreading) {
        switch first.lowered {
        case "level":
            let time = try words.fileTime()
            self = .level(time, try words.share())
        case "at":
            let time = try words.fileTime()
            self = .event(time, try words.liveEvent())
        default:
            let keys = LiveKey.all.filter { $0.words.hasPrefix(first.lowered) }
            let rest = keys.filter { $0.words != first.lowered }
                .map { String($0.words.dropFirst(first.lowered.count + 1)) }
            if let key = keys.first(where: { $0.words == first.lowered }),
                !rest.contains(words.next?.lowered ?? "")
            {
                self = .number(key.words, try words.double())
                return
            }
            let word = try words.need("one of \(rest.joined(separator: ", "))")
            guard rest.contains(word.lowered) else {
                throw Misreading(
                    .unknownWord(
                        word.text, expected: "one of \(rest.joined(separator: ", "))"), word,
                    nearest: Nearest.word(to: word.text, among: rest))
            }
            if !words.isAtEnd {
                self = .number("\(first.lowered) \(word.lowered)", try words.double())
            } else {
                self = .number("\(first.lowered) \(word.lowered)", 1)
            }
        }
    }

    /// The statement in its canonical spelling.
    var text: String {
        switch self {
        case .heading(let title, let opening, let isUndated, let minutes):
            "scenario \"\(title)\"  live \(isUndated ? "undated \(opening.clock)" : opening.text)  "
                + "for \(liveStretch(minutes))"
        case .number(let key, let value): "\(key) \(written(value))"
        case .level(let time, let level): "level \(time.text) \(percent(level))"
        case .event(let time, let kind): "at \(time.text) \(kind.text)"
        }
    }
}

extension Words {
    /// A number of the market's physics; a percentage is a share.
    fileprivate mutating func double() throws(Misreading) -> Double {
        let word = try need("a number")
        return try Words.double(word.text, word)
    }

    private static func double(_ text: String, _ word: Line.Word) throws(Misreading) -> Double {
        let isPercent = text.hasSuffix("%")
        let digits = (isPercent ? String(text.dropLast()) : text).filter { $0 != "," }
        guard let value = Double(digits), value.isFinite else {
            throw Misreading(.notANumber(word.text, expected: "a number"), word)
        }
        return isPercent ? value / 100 : value
    }

    fileprivate mutating func share() throws(Misreading) -> Double {
        let word = try need("a share, as in -2.9%")
        return try Words.double(word.text, word)
    }

    fileprivate mutating func times() throws(Misreading) -> Double {
        let word = try need("a factor, as in x0.5")
        guard word.lowered.hasPrefix("x") else {
            throw Misreading(.unknownWord(word.text, expected: "a factor, as in x0.5"), word)
        }
        return try Words.double(String(word.text.dropFirst()), word)
    }

    fileprivate mutating func liveEvent() throws(Misreading) -> LiveEvent.Kind {
        let kinds = [
            "depth", "noise", "sell", "buy", "freeze", "maintenance", "haircut", "funding",
        ]
        switch try one(of: kinds, kinds.joined(separator: ", ")) {
        case "depth": return .depth(try times())
        case "noise": return .noise(try times())
        case "sell": return .whale(try double())
        case "buy": return .whale(-(try double()))
        case "freeze": return .freeze(minutes: try bars(Surroundings()))
        case "haircut": return .haircut(try share())
        case "funding":
            try expect("every")
            return .fundingEvery(try bars(Surroundings()))
        default:
            let bitcoin = try share()
            try expect("rest")
            return .maintenance(bitcoin, try share())
        }
    }
}

extension LiveEvent.Kind {
    fileprivate var text: String {
        switch self {
        case .depth(let factor): "depth x\(written(factor))"
        case .noise(let factor): "noise x\(written(factor))"
        case .whale(let millions):
            millions < 0 ? "buy \(written(-millions))" : "sell \(written(millions))"
        case .freeze(let minutes): "freeze \(liveStretch(minutes))"
        case .maintenance(let bitcoin, let rest):
            "maintenance \(percent(bitcoin)) rest \(percent(rest))"
        case .haircut(let share): "haircut \(percent(share))"
        case .fundingEvery(let minutes): "funding every \(liveStretch(minutes))"
        }
    }
}

/// A double in the shortest digits that read as the same double, whole numbers without a point.
private func written(_ value: Double) -> String {
    if let whole = Int(exactly: value), abs(whole) < 1_000_000_000_000 {
        return decimalText(Int128(whole), decimals: 0, minus: "-")
    }
    return "\(value)"
}

/// A share as a percentage that reads as the same double, or where there is none as a plain share.
private func percent(_ value: Double) -> String {
    let hundredfold = value * 100
    if hundredfold / 100 == value { return written(hundredfold) + "%" }
    for digits in [hundredfold.nextUp, hundredfold.nextDown] where digits / 100 == value {
        return written(digits) + "%"
    }
    return written(value)
}

private func liveStretch(_ minutes: Int) -> String {
    if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
    return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
}
