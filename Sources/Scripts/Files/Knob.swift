import Margin
import Markets

/// One thing of a live market turned: what `what if` changes of the scenario instead of the journal, in
/// the scenario file's own words.
public enum Knob: Sendable, Equatable {
    public enum Amount: Sendable, Equatable {
        case to(Double)
        case times(Double)
    }
    /// A part of the loop, to ask what it does.
    public enum Part: String, Sendable, CaseIterable {
        case stops, liquidations, impact
    }
    /// A number of the file, by its words.
    case number(String, Amount)
    /// All four depths of the book, visible and latent, spot and perp.
    case depth(Double)
    /// Every level of the news.
    case news(Double)
    case level(minute: Int, Double)
    case part(Part, isOn: Bool)
    /// Something that happens in a minute; from the opening on in minute 0.
    case event(minute: Int, LiveEvent.Kind)

    /// Short names of the file's numbers.
    static let short = [
        "hot": "crowd heat", "heat": "crowd heat", "interest": "crowd interest",
        "accounts": "crowd accounts", "skew": "crowd skew", "patient": "crowd patient",
        "spread": "book spread", "fund": "insurance",
    ]

    /// Turns it; false where the number has to be whole.
    public func turn(_ setting: inout LiveSetting, _ switches: inout Switches) -> Bool {
        switch self {
        case .number(let words, let amount):
            guard let key = LiveKey.all.first(where: { $0.words == words }) else { return false }
            switch amount {
            case .to(let value): return key.set(value, in: &setting)
            case .times(let factor): return key.scale(by: factor, in: &setting)
            }
        case .depth(let factor):
            for depth in LiveKey.depths { _ = depth.scale(by: factor, in: &setting) }
        case .news(let factor):
            for place in setting.news.indices { setting.news[place].level *= factor }
        case .level(let minute, let level):
            setting.news.removeAll { $0.minute == minute }
            setting.news.append(NewsKnot(minute, level))
            setting.news.sort { $0.minute < $1.minute }
        case .part(.stops, let isOn): switches.stops = isOn
        case .part(.liquidations, let isOn): switches.liquidations = isOn
        case .part(.impact, let isOn): switches.impact = isOn
        case .event(let minute, let kind):
            setting.events.append(LiveEvent(minute: minute, kind))
        }
        return true
    }

    /// The knob as it is typed.
    public var text: String {
        switch self {
        case .number("book thinning", .to(0)): return "makers stay"
        case .number(let words, let amount):
            let name = Knob.short.first { $0.value == words && $0.key != "heat" }?.key ?? words
            return switch amount {
            case .to(let value):
                "\(name) \(LiveKey.isShare(words) ? percent(value) : written(value))"
            case .times(let factor): "\(name) x\(written(factor))"
            }
        case .depth(let factor): return "depth x\(written(factor))"
        case .news(let factor): return "news x\(written(factor))"
        case .level(let minute, let level):
            return "level \(elapsedText(minute)) \(percent(level))"
        case .part(let part, let isOn): return "\(part.rawValue) \(isOn ? "on" : "off")"
        case .event(0, let kind): return kind.text
        case .event(let minute, let kind): return "at \(elapsedText(minute - 1)) \(kind.text)"
        }
    }
}

extension LiveKey {
    /// The four depths of the book.
    static let depths = all.filter { $0.words.hasSuffix("-depth") || $0.words.hasSuffix("-latent") }

    /// Numbers that people say in percent.
    static func isShare(_ words: String) -> Bool {
        [
            "crowd heat", "crowd patient", "crowd coin-share", "crowd haircut", "crowd alt-share",
            "crowd stop-share", "crowd hot-stop-share", "crowd skew", "reported",
        ].contains(words)
    }
}
