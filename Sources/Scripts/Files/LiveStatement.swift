import Figures
import Margin
import Markets

// Lines of a scenario in which a market makes its own prices:
//
//     scenario "The headline hour" live undated 00:00 for 24h
//     price 102,000
//     crowd accounts 6,000
//     level 04:00 -2.5%              the news path: what the coin is worth, against the opening;
//                                    times count from the opening and may pass 24:00
//     at 10:30 depth x0.5            also noise x2, sell 150, buy 150, freeze 14m, haircut 10%,
//                                    maintenance 1% rest 2%, funding every 1h, max leverage 5x,
//                                    depeg x0.65 source own (or external, redemption)

/// What one line of a live scenario says.
public enum LiveStatement: Sendable, Equatable {
    /// A nil opening is undated: its clock starts at the time given, its day is nobody's.
    case heading(title: String, opening: Moment, isUndated: Bool, minutes: Int)
    /// One number of the table, by its words.
    case number(String, Double)
    case level(minute: Int, Double)
    case event(minute: Int, LiveEvent.Kind)
    /// `meets low -5.5% within 0.5%`, `meets hour 350 within 10%`
    case meets(LiveTarget)

    /// Those of a scenario's file; `what if` takes all but the last.
    static let fileKeywords = keywords + ["meets"]
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
        let minutes = try words.bars(Surroundings(), least: 0)
        return .heading(
            title: title,
            opening: Moment(minutes: (time.day ?? 0) * 1440 + time.minuteOfDay),
            isUndated: isUndated, minutes: minutes)
    }

    init(_ first: Line.Word, _ words: inout Words) throws(Misreading) {
        switch first.lowered {
        case "meets": self = .meets(try words.target())
        case "level":
            let minute = try words.elapsed()
            self = .level(minute: minute, try words.share("a share with its sign, as in -2.9%"))
        case "at":
            // What happens at 04:00 happens in the bar of 04:00, the 241st minute.
            let minute = try words.elapsed() + 1
            self = .event(minute: minute, try words.liveEvent())
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
        case .level(let minute, let level): "level \(elapsedText(minute)) \(percent(level))"
        case .event(let minute, let kind): "at \(elapsedText(minute - 1)) \(kind.text)"
        case .meets(let target): "meets \(target.text)"
        }
    }
}

extension LiveTarget {
    /// As a file says it: `low -5.5% within 0.5%`, `hour 350 within 10%`.
    var text: String { "\(what.rawValue) \(written(value)) within \(percent(within))" }

    /// As exact as it is compared: hundredths of a per cent, or whole millions.
    func rounded(_ value: Double) -> Double {
        what == .low ? (value * 10_000).rounded() / 10_000 : value.rounded()
    }

    /// A value of its kind.
    func written(_ value: Double) -> String {
        what == .low ? percent(value) : Scripts.written(value)
    }
}

extension Words {
    /// A number of the market's physics; a percentage is a share.
    mutating func double() throws(Misreading) -> Double {
        let word = try need("a number")
        return try Words.double(word.text, word)
    }

    static func double(_ text: String, _ word: Line.Word) throws(Misreading) -> Double {
        let isPercent = text.hasSuffix("%")
        let digits = (isPercent ? String(text.dropLast()) : text).filter { $0 != "," }
        // The point is moved in the text: a division would round once more.
        let moved = isPercent && !digits.lowercased().contains("e") ? digits + "e-2" : digits
        guard let value = Double(moved), value.isFinite else {
            throw Misreading(.notANumber(word.text, expected: "a number"), word)
        }
        return isPercent && moved == digits ? value / 100 : value
    }

    /// Hours and minutes since the opening, as in 27:00.
    mutating func elapsed() throws(Misreading) -> Int {
        let word = try need("hours and minutes since the opening, as in 04:00")
        let parts = word.text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let hours = Int(parts[0]),
            let minutes = Int(parts[1]), (0...1440).contains(hours), (0..<60).contains(minutes)
        else { throw Misreading(.notATime(word.text), word) }
        return hours * 60 + minutes
    }

    /// A share with its sign: without one, `-3` could be three per cent or three hundred.
    mutating func share(
        _ expected: String = "a share with its sign, as in 2.9%"
    ) throws(Misreading) -> Double {
        let word = try need(expected)
        let share = try Words.double(word.text, word)
        guard word.text.hasSuffix("%") || share == 0 else {
            throw Misreading(.shareWithoutSign(word.text, percent(share)), word)
        }
        return share
    }

    /// `low -5.5% within 0.5%`, after `meets`.
    fileprivate mutating func target() throws(Misreading) -> LiveTarget {
        let kinds = LiveTarget.What.allCases.map(\.rawValue)
        let what = LiveTarget.What(rawValue: try one(of: kinds, "low, hour or day")) ?? .low
        let value =
            what == .low ? try share("a share with its sign, as in -5.5%") : try double()
        try expect("within")
        return LiveTarget(what, value, within: try share("a share with its sign, as in 10%"))
    }

    mutating func times() throws(Misreading) -> Double {
        let word = try need("a factor, as in x0.5")
        guard word.lowered.hasPrefix("x") else {
            throw Misreading(.unknownWord(word.text, expected: "a factor, as in x0.5"), word)
        }
        return try Words.double(String(word.text.dropFirst()), word)
    }

    mutating func collateralSource() throws(Misreading) -> CollateralRule.PriceSource {
        let sources = ["own", "external", "redemption"]
        let source = try one(of: sources, "own, external or redemption")
        return CollateralRule.PriceSource(rawValue: source) ?? .external
    }

    /// A leverage, as in 5x.
    mutating func leverageTimes() throws(Misreading) -> Double {
        let word = try need("a leverage, as in 5x")
        guard word.lowered.hasSuffix("x") else {
            throw Misreading(.unknownWord(word.text, expected: "a leverage, as in 5x"), word)
        }
        return try Words.double(String(word.text.dropLast()), word)
    }

    mutating func liveEvent() throws(Misreading) -> LiveEvent.Kind {
        let kinds = [
            "depth", "noise", "sell", "buy", "freeze", "maintenance", "haircut", "funding", "max",
            "depeg",
        ]
        switch try one(of: kinds, kinds.joined(separator: ", ")) {
        case "depth": return .depth(try times())
        case "noise": return .noise(try times())
        case "sell": return .whale(try double())
        case "buy": return .whale(-(try double()))
        case "freeze": return .freeze(minutes: try bars(Surroundings()))
        case "haircut": return .haircut(try share())
        case "max":
            try expect("leverage")
            return .maxLeverage(try leverageTimes())
        case "depeg":
            let share = try times()
            try expect("source")
            return .depeg(share, try collateralSource())
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
    var text: String {
        switch self {
        case .depth(let factor): "depth x\(written(factor))"
        case .noise(let factor): "noise x\(written(factor))"
        case .whale(let millions):
            millions < 0 ? "buy \(written(-millions))" : "sell \(written(millions))"
        case .freeze(let minutes): "freeze \(liveStretch(minutes))"
        case .maintenance(let bitcoin, let rest):
            "maintenance \(percent(bitcoin)) rest \(percent(rest))"
        case .haircut(let share): "haircut \(percent(share))"
        case .maxLeverage(let leverage): "max leverage \(written(leverage))x"
        case .depeg(let share, let source): "depeg x\(written(share)) source \(source.rawValue)"
        case .fundingEvery(let minutes): "funding every \(liveStretch(minutes))"
        }
    }
}

/// A double in the shortest digits that read as the same double, whole numbers without a point.
func written(_ value: Double) -> String {
    if let whole = Int(exactly: value), whole.magnitude < 1_000_000_000_000 {
        return decimalText(Int128(whole), decimals: 0, minus: "-")
    }
    return "\(value)"
}

func elapsedText(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
}

private func liveStretch(_ minutes: Int) -> String {
    if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
    return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
}
