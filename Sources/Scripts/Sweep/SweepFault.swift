import Markets

/// Why there is no such sweep: what was asked for, and the rule that it breaks.
public enum SweepFault: Error, Sendable, Equatable {
    case seedsUnread(String)
    case varyWithoutValues(String)
    case noSuchKnob(String, nearest: String?)
    /// The whole, and the part that is no number.
    case varyUnread(String, String)
    case mixedFactors(String)
    case valueTwice(String)
    case noFactor(String)
    case onOrOff(String, String)
    case backwards(String)
    case tooManyValues(String, String)
    /// Steps that pass the end by: the end, and a range that they meet.
    case endNotReached(String, to: String, String)
    case knobTwice(String)
    case tooManySettings
    case tooManySeeds
    case notWhole(String)
    case refused(String, LiveFault)
    case recorded(String)
    case notDrawn(seed: UInt64, String)
}

extension SweepFault {
    /// One sentence, ending with the one thing to type where there is one.
    public var text: String {
        switch self {
        case .seedsUnread(let text):
            "\"\(text)\" names no seeds: they are whole numbers; type for instance --seeds 1..1000"
        case .varyWithoutValues(let text):
            "\"\(text)\" names no values; type for instance --vary depth=0.5..2"
        case .noSuchKnob(let name, let nearest):
            "\"\(name)\" is nothing that a sweep varies; "
                + (nearest.map { "the nearest is \($0)" } ?? "all names: wick help sweep")
        case .varyUnread(let whole, let part):
            "\"\(part)\" in \(whole) cannot be read: numbers stand without commas inside, in a list "
                + "or from..to:step; type for instance --vary accounts=4000,6000"
        case .mixedFactors(let text):
            "\(text) has values and factors in one; write all of them with x, or none"
        case .valueTwice(let text): "\(text) has a value twice; leave one out"
        case .noFactor(let text):
            "\(text): that is on or off, or a number of its own, and takes no x; leave the x out"
        case .onOrOff(let text, let value):
            "\(text): it is on or off, not \(value); type for instance --vary stops=on,off"
        case .backwards(let name):
            "\(name): a range goes up, by a step above zero; type for instance "
                + "--vary \(name)=1..2:0.5"
        case .tooManyValues(let name, let count):
            "\(name) would have \(count) values, and \(Varied.most) are the most; take a larger step "
                + "behind the range, as in 0.5..2:0.25"
        case .endNotReached(let name, let to, let range):
            "\(name): no step leads to \(to); type --vary \(range), or another step"
        case .knobTwice(let name):
            "--vary \(name) is there twice; put all of its values into one"
        case .tooManySettings:
            "these are more than \(SweepPlan.mostSettings) settings; take larger steps, or make two sweeps"
        case .tooManySeeds:
            "these are more than \(SweepPlan.mostSeeds) seeds; make two sweeps"
        case .notWhole(let words): "\(words): that has to be a whole number from 0"
        case .refused(let words, let fault):
            (words.isEmpty ? "" : "\(words): ") + fault.rawValue
        case .recorded(let name):
            "\(name) is recorded: its prices are history, and no seed makes them otherwise; type for "
                + "instance: wick sweep brink --seeds 1..100"
        case .notDrawn(let seed, let words):
            "no market opens from seed \(seed)" + (words.isEmpty ? "" : " with \(words)")
        }
    }
}
