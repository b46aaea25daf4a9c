import Figures
import Scripts

extension ExerciseTerms {
    static let words = [
        "points", "pass", "must", "attempts", "variants", "account", "price", "noise", "bars",
        "tape", "exposure", "hidden", "limit", "allow", "forbid",
    ]

    /// The words of an exercise among the lines of a header; nil where there are none.
    init?(_ lines: [SourceLine.Parted], _ problems: inout Problems) {
        guard let first = lines.first else { return nil }
        guard lines.contains(where: { $0.word == "points" }) else {
            problems.add(.exercise(.wordWithoutPoints(first.word)), at: first.place)
            return nil
        }
        points = Marks(0)
        pass = Marks(0)
        for line in lines { take(line, &problems) }
        for word in ["pass", "exposure"] where !lines.contains(where: { $0.word == word }) {
            problems.add(.exercise(.wordMissing(word)), at: first.place)
        }
    }

    private mutating func take(_ line: SourceLine.Parted, _ problems: inout Problems) {
        func fails(_ rule: ExerciseRule) { problems.add(.exercise(rule), at: line.restPlace) }
        let text = line.rest
        switch line.word {
        case "points":
            points =
                marks(text)
                ?? {
                    fails(.pointsUnreadable(text)); return points
                }()
        case "pass":
            pass =
                marks(text)
                ?? {
                    fails(.pointsUnreadable(text)); return pass
                }()
        case "must": must = names(text)
        case "allow": allow = verbs(line, &problems)
        case "forbid": forbid = verbs(line, &problems)
        case "attempts":
            if let count = Int(text), (1...9).contains(count) {
                attempts = count
            } else {
                fails(.valueUnknown(word: "attempts", text, known: "1 to 9"))
            }
        case "account":
            account =
                bounds(text)
                ?? {
                    fails(.boundsUnreadable(word: "account", text)); return nil
                }()
        case "price":
            price =
                bounds(text)
                ?? {
                    fails(.boundsUnreadable(word: "price", text)); return nil
                }()
        case "noise":
            noise =
                share(text)
                ?? {
                    fails(.shareUnreadable(word: "noise", text)); return .zero
                }()
        case "limit":
            limit =
                share(text)
                ?? {
                    fails(.shareUnreadable(word: "limit", text)); return nil
                }()
        case "exposure":
            exposure =
                exposure(text)
                ?? {
                    fails(.exposureUnreadable(text)); return nil
                }()
        case "hidden":
            let count = text.hasPrefix("moves x") ? Int(text.dropFirst(7)) : nil
            if let count, (1...5).contains(count) {
                hiddenMoves = count
            } else {
                fails(.valueUnknown(word: "hidden", text, known: "moves x1 to moves x5"))
            }
        case "bars":
            bars =
                minutes(text)
                ?? {
                    fails(.barsUnreadable(text)); return nil
                }()
        case "tape":
            isUnknown = text == "unknown"
            history = history(text)
            if text != "unknown", text != "own", history == nil {
                fails(
                    .valueUnknown(
                        word: "tape", text, known: "own, unknown, history 2019..2026 BTC"))
            }
        default:
            isShared = text == "none"
            if text != "none", text != "per student" {
                fails(.valueUnknown(word: "variants", text, known: "per student, none"))
            }
        }
    }

    /// Commands, by their names.
    private func verbs(_ line: SourceLine.Parted, _ problems: inout Problems) -> [String] {
        let names = names(line.rest)
        for name in names where Verb.named(name) == nil {
            let near = Nearest.word(to: name, among: Verb.all.map(\.name))
            problems.add(
                .exercise(.verbUnknown(name, word: line.word, nearest: near)),
                at: line.restPlace)
        }
        return names
    }

    private func marks(_ text: String) -> Marks? {
        Marks(text).flatMap { $0.isZero ? nil : $0 }
    }
    private func names(_ text: String) -> [String] {
        text.split(separator: ",").map { trim($0).lowercased() }.filter { !$0.isEmpty }
    }
    /// `4,000 to 6,000`: whole dollars, up to a million.
    private func bounds(_ text: String) -> Bounds? {
        let ends = text.components(parted: " to ").map { Int($0.filter { $0 != "," }) }
        guard ends.count == 2, let least = ends[0], let most = ends[1], least > 0, least <= most,
            most <= 1_000_000
        else { return nil }
        return Bounds(least: least, most: most)
    }
    /// `history 2019..2026 BTC`: whole years and a coin.
    private func history(_ text: String) -> History? {
        let words = text.split(separator: " ")
        guard words.count == 3, words[0] == "history" else { return nil }
        let ends = words[1].components(parted: "..").map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1],
            (2000...2100).contains(first), (first...2100).contains(last)
        else { return nil }
        return History(coin: words[2].uppercased(), years: first...last)
    }
    private func share(_ text: String) -> Rate? { Rate(percentText: text) }
    private func exposure(_ text: String) -> Exposure? {
        let ends = text.components(parted: " for ")
        guard ends.count == 2, let share = share(ends[0]), share.isPositive else { return nil }
        let words = ends[1].split(separator: " ")
        guard words.count == 2, words[1] == "h", let hours = Int(words[0]),
            (1...720).contains(hours)
        else { return nil }
        return Exposure(share: share, hours: hours)
    }
    private func minutes(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[1] == "min", let count = Int(words[0]),
            (1...1440).contains(count)
        else { return nil }
        return count
    }
}

extension StringProtocol {
    /// Parted at the first such words.
    func components(parted mark: String) -> [String] {
        split(separator: mark, maxSplits: 1).map { trim($0) }
    }
}

extension Rate {
    /// `0.5 %` or `0.5%`, not negative, up to 1,000 %.
    init?(percentText text: String) {
        guard text.hasSuffix("%"),
            let units = try? readDecimal(trim(text.dropLast()), limit: 1_000), units >= 0
        else { return nil }
        self.init(units: divide(units, 100, .nearest))
    }
}
