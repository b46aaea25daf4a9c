/// One thing that a sweep varies, and all its values in their order: `depth=0.5..2`,
/// `crowd-heat=2%,3%,5%`, `book-spread=x0.5..x2:0.5`.
public struct Varied: Sendable, Equatable {
    public let knob: SweptKnob
    public let isFactor: Bool
    public let values: [SweptNumber]
    /// In the one spelling in which files have it.
    public let text: String

    static let most = 10_000

    /// Above its column.
    public var column: String { knob.name + (isFactor && !knob.isFactor ? "-times" : "") }

    /// Reads the words behind `--vary`.
    public init(_ text: String) throws(SweepFault) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[1].isEmpty else { throw .varyWithoutValues(text) }
        let name = String(halves[0])
        guard let knob = SweptKnob.named(name) else {
            throw .noSuchKnob(name, nearest: SweptKnob.nearest(to: name))
        }
        let range = halves[1].split(separator: "..", omittingEmptySubsequences: false)
        guard range.count <= 2 else { throw .varyUnread(text, String(halves[1])) }
        var reading = ValueReading(whole: text)
        let values: [SweptNumber]
        let written: String
        if range.count == 2 {
            let ends = range[1].split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let (from, to) = (try reading.number(range[0]), try reading.number(ends[0]))
            let finest = min(from.lastDigit, to.lastDigit)
            let step = ends.count == 2 ? try reading.number(ends[1], isStep: true) : finest
            values = try Varied.steps(knob.name, from, to, by: step)
            written = "\(from.text)..\(to.text):\(step.text)"
        } else {
            var list: [SweptNumber] = []
            for part in halves[1].split(separator: ",", omittingEmptySubsequences: false) {
                list.append(try reading.number(part))
            }
            values = list
            written = list.map(\.text).joined(separator: ",")
        }
        guard Set(values).count == values.count else { throw .valueTwice(text) }
        isFactor = knob.isFactor || reading.areFactors == true
        if isFactor, !knob.takesFactor { throw .noFactor(text) }
        if let value = values.first(where: { !knob.takes($0) }) { throw .onOrOff(text, value.text) }
        self.knob = knob
        self.values = values
        let isMarked = isFactor && !knob.isFactor
        self.text = "\(knob.name)=" + (isMarked ? Varied.marked(written) : written)
    }

    /// With an `x` before each factor.
    private static func marked(_ written: String) -> String {
        "x" + written.replacing(",", with: ",x").replacing("..", with: "..x")
    }

    private static func steps(
        _ name: String, _ from: SweptNumber, _ to: SweptNumber, by step: SweptNumber
    ) throws(SweepFault) -> [SweptNumber] {
        guard from < to, step.units > 0 else { throw .backwards(name) }
        let (count, rest) = (to.units - from.units).quotientAndRemainder(dividingBy: step.units)
        guard count < Varied.most else { throw .tooManyValues(name, "\(count + 1)") }
        guard rest == 0 else {
            let last = SweptNumber(units: to.units - rest)
            throw .endNotReached(
                name, to: to.text, "\(name)=\(from.text)..\(last.text):\(step.text)")
        }
        return (0...count).map { SweptNumber(units: from.units + $0 * step.units) }
    }
}

/// Numbers of one `--vary`: all of them values, or all of them factors.
private struct ValueReading {
    let whole: String
    private(set) var areFactors: Bool?

    init(whole: String) { self.whole = whole }

    mutating func number(
        _ text: Substring, isStep: Bool = false
    ) throws(SweepFault) -> SweptNumber {
        let isFactor = text.lowercased().hasPrefix("x")
        let digits = isFactor ? text.dropFirst() : text
        if !isStep {
            if let areFactors, areFactors != isFactor { throw .mixedFactors(whole) }
            areFactors = isFactor
        }
        switch digits.lowercased() {
        case "on": return SweptNumber(units: SweptNumber.one)
        case "off": return SweptNumber(units: 0)
        default: break
        }
        guard let number = SweptNumber(digits) else { throw .varyUnread(whole, String(text)) }
        return number
    }
}
