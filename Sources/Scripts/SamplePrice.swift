import Figures
import Markets

/// Examples in help and in messages name prices of the morning of 12 March 2020. On another tape they
/// are moved along with its price, so that what is suggested makes sense there.
enum SamplePrice {
    /// Where the tape of that morning stood.
    static let stood = Price(units: 735_350_000_000)
    /// The numbers that stand for a price wherever they are written in an example.
    static let written: [(text: String, price: Price)] = [
        ("6,900", Price(6900)), ("6,940", Price(6940)), ("6,950", Price(6950)),
        ("7,000", Price(7000)), ("7,050", Price(7050)), ("7,500", Price(7500)),
        ("7,990", Price(7990)), ("8,000", Price(8000)),
    ]
}

extension Surroundings {
    /// An example with its prices moved to where the tape is, in three digits.
    public func inPlay(_ example: String) -> String {
        guard let price, price.isPositive, price != SamplePrice.stood else { return example }
        return example.split(separator: " ", omittingEmptySubsequences: false)
            .map { moved(String($0), to: price) }.joined(separator: " ")
    }

    /// A word, with the comma or period that may follow it.
    private func moved(_ word: String, to price: Price) -> String {
        let bare = word.hasSuffix(",") || word.hasSuffix(".") ? String(word.dropLast()) : word
        guard let sample = SamplePrice.written.first(where: { $0.text == bare })?.price else {
            return word
        }
        let scaled = Price(
            units: scaledQuotient(
                sample.units, price.units, SamplePrice.stood.units, .nearest))
        var grain = Price(units: 1)
        while grain.units * 1_000 <= scaled.units { grain = Price(units: grain.units * 10) }
        let rounded = scaled.rounded(.nearest, to: grain)
        return rounded.written + word.dropFirst(bare.count)
    }
}

extension Misreading {
    /// The same with its examples where the tape is.
    func inPlay(_ around: Surroundings) -> Misreading {
        let moved: Rule
        switch rule {
        case .missing(let what): moved = .missing(around.inPlay(what))
        case .notANumber(let word, let expected):
            moved = .notANumber(word, expected: around.inPlay(expected))
        case .unknownWord(let word, let expected):
            moved = .unknownWord(word, expected: around.inPlay(expected))
        default: return self
        }
        return Misreading(moved, from: from, to: to, nearest: nearest, verb: verb)
    }
}
