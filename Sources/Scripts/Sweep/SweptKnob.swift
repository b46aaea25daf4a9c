import Markets

/// What a sweep can vary: the numbers of a live scenario's file, and what `what if` turns.
public struct SweptKnob: Sendable, Equatable {
    private enum Kind: Sendable, Equatable {
        case number(String)
        case depth
        case news
        case part(Knob.Part)
        case maxLeverage
    }
    /// As it stands in `--vary` and above its column: `crowd-heat`.
    public let name: String
    private let kind: Kind

    private init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// Whether its values are factors, however they are written.
    var isFactor: Bool { kind == .depth || kind == .news }

    /// Whether it may be a factor.
    var takesFactor: Bool {
        if case .number = kind { true } else { isFactor }
    }

    /// All there are. Seeds are what `--seeds` names.
    public static let all: [SweptKnob] =
        [SweptKnob("depth", .depth), SweptKnob("news", .news)]
        + Knob.Part.allCases.map { SweptKnob($0.rawValue, .part($0)) }
        + [SweptKnob("max-leverage", .maxLeverage)]
        + LiveKey.all.filter { !$0.words.hasSuffix("seed") }
        .map { SweptKnob($0.words.replacing(" ", with: "-"), .number($0.words)) }

    /// By its name, or a short one that `what if` takes too.
    static func named(_ name: String) -> SweptKnob? {
        let typed = name.lowercased().replacing(" ", with: "-")
        let words = Knob.short[typed]?.replacing(" ", with: "-") ?? typed
        return all.first { $0.name == words }
    }

    static func nearest(to name: String) -> String? {
        Nearest.word(to: name.lowercased(), among: all.map(\.name) + Knob.short.keys.sorted())
    }

    /// Turned to a value, as `what if` turns it.
    func knob(_ value: SweptNumber, isFactor: Bool) -> Knob {
        switch kind {
        case .number(let words):
            .number(words, isFactor ? .times(value.double) : .to(value.double))
        case .depth: .depth(value.double)
        case .news: .news(value.double)
        case .part(let part): .part(part, isOn: value.units != 0)
        case .maxLeverage: .event(minute: 0, .maxLeverage(value.double))
        }
    }

    /// Whether a value is one that it can be turned to at all; limits are the setting's own.
    func takes(_ value: SweptNumber) -> Bool {
        if case .part = kind { return value.units == 0 || value.units == SweptNumber.one }
        return true
    }
}
