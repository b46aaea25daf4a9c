import Figures
import Margin
import Markets

/// Examples in help and in messages name prices of the morning of 12 March 2020, those of calculators
/// prices about 50,000. Where a tape is, they are moved along with its price, so that what is
/// suggested makes sense there.
enum SamplePrice {
    /// Where the tape of that morning stood.
    static let stood = Price(units: 735_350_000_000)
    /// Where the calculators' examples stand.
    static let calculated = Price(50_000)
    /// The numbers that stand for a price wherever they are written in an example, and the price
    /// that they were written beside.
    static let written: [(text: String, price: Price, beside: Price)] =
        [
            ("6,900", 6900), ("6,940", 6940), ("6,950", 6950), ("7,000", 7000), ("7,050", 7050),
            ("7,500", 7500), ("7,990", 7990), ("8,000", 8000),
        ].map { ($0.0, Price($0.1), stood) }
        + [
            ("47,500", 47_500), ("47,600", 47_600), ("48,000", 48_000), ("49,000", 49_000),
            ("50,000", 50_000), ("52,000", 52_000),
        ].map { ($0.0, Price($0.1), calculated) }
}

extension Surroundings {
    /// An example with its prices moved to where the tape is, in three digits, with its coin, and
    /// with a size in dollars where margin would be in coin.
    public func inPlay(_ example: String) -> String {
        var words = example.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if ["step", "away"].contains(words.first) { words = words.map(inBars) }
        guard let price, price.isPositive else { return words.joined(separator: " ") }
        if settlesInCoin { words = words.withSizes }
        return words.map { placed(moved($0, to: price)) }.joined(separator: " ")
    }

    /// `30m` as one bar, where it is not a whole number of them.
    private func inBars(_ word: String) -> String {
        guard let unit = word.last, unit == "m" || unit == "h", let count = Int(word.dropLast()),
            count * (unit == "h" ? 60 : 1) % max(1, minutesPerBar) != 0
        else { return word }
        return minutesPerBar % 60 == 0 ? "\(minutesPerBar / 60)h" : "\(minutesPerBar)m"
    }

    /// The tape's coin in the place of one that it does not carry.
    private func placed(_ word: String) -> String {
        guard word == "BTC", let coin, !coins.contains(Asset("BTC")) else { return word }
        return coin.code
    }

    /// A word, with the comma or period that may follow it.
    private func moved(_ word: String, to price: Price) -> String {
        let bare = word.hasSuffix(",") || word.hasSuffix(".") ? String(word.dropLast()) : word
        guard let sample = SamplePrice.written.first(where: { $0.text == bare }),
            price != sample.beside
        else { return word }
        let scaled = Price(
            units: scaledQuotient(
                sample.price.units, price.units, sample.beside.units, .nearest))
        return scaled.inThreeDigits.written + word.dropFirst(bare.count)
    }
}

extension [String] {
    /// `10x margin 1,000` as `10,000 10x`: the same dollars as a size.
    fileprivate var withSizes: [String] {
        var words = self
        for place in words.indices.dropLast(2) where words[place + 1] == "margin" {
            guard words[place].hasSuffix("x"), let times = Int(words[place].dropLast()),
                let dollars = try? Money(reading: words[place + 2])
            else { continue }
            let size = Money(units: dollars.units * Int128(times)).written
            words.replaceSubrange(place...(place + 2), with: [size, words[place]])
            return words
        }
        return words
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
