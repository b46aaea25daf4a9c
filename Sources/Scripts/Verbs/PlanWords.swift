import Margin
import Markets

// `plan long BTC 5x size 0.2 stop 47,500 because …`: an order as `open` takes it, and why. Without
// the reasons it is a question: what would it cost?

extension Words {
    /// Words that reasons begin with; a colon alone begins them, too, and is none of them.
    static let reasonStarts = ["because", "why", "since"]
    /// Without such a word so many others must follow the order: fewer are rather a slip in it.
    private static let fewestReasons = 5
    private static let longestOrder = 16

    mutating func plan(_ around: Surroundings) throws(Misreading) -> Command {
        var question = self
        if let sketch = try? question.sketch() {
            self = question
            return .ask(.plan(sketch))
        }
        let words = remaining
        if let place = words.firstIndex(where: { Self.startsReasons($0) }) {
            let trade = try planned(words, upTo: place, around)
            return .act(.plan(trade))
        }
        // Reasons without a word before them begin where an order can end.
        for place in words.indices.dropFirst(2).prefix(Self.longestOrder).reversed()
        where words.endIndex - place >= Self.fewestReasons {
            // `stpo 7,050` is a slip in the order.
            let isPart =
                words[place + 1].startsAsNumber
                && Nearest.word(to: words[place].text, among: Sketch.keywords) != nil
            if !isPart, let trade = try? planned(words, upTo: place, around) {
                return .act(.plan(trade))
            }
        }
        _ = try question.rereadingSketch(from: self)
        throw missing("your reasons, as in because …")
    }

    static func startsReasons(_ word: Line.Word) -> Bool {
        !word.isQuoted && (word.text == ":" || reasonStarts.contains(word.lowered))
    }

    /// The order before a word, and everything from there on as reasons.
    private mutating func planned(
        _ words: ArraySlice<Line.Word>, upTo place: Int, _ around: Surroundings
    ) throws(Misreading) -> PlannedTrade {
        let from = words[place].from
        // `open` has as many letters as `plan`, so that what is wrong stands in the same columns.
        let verb = line.words[0]
        let order =
            line.text(from: 0, to: verb.from) + "open" + line.text(from: verb.to, to: from)
        let opening: Opening
        do throws(Misreading) {
            guard case .act(.open(let read)) = try Reader.read(order, in: around) else {
                throw missing("an order, as in long BTC 5x size 0.2")
            }
            opening = read
        } catch {
            var misreading = error
            misreading.verb = "plan"
            throw misreading
        }
        var after = self
        while let next = after.next, next.from < from { _ = after.take() }
        if words[place].text == ":" { _ = after.take() }
        guard let reasons = after.rest(withComment: true) else {
            throw missing("your reasons, as in because …")
        }
        self = after
        return PlannedTrade(opening: opening, words: reasons)
    }

    /// What is wrong with the line as a sketch.
    fileprivate mutating func rereadingSketch(from start: Words) throws(Misreading) -> Sketch {
        self = start
        return try sketch()
    }
}

extension ActText {
    static func text(_ plan: PlannedTrade) -> String {
        let order = ActText.print(.open(plan.opening)).dropFirst("open".count)
        let first = Line(plan.words).words.first
        let isAnnounced = first.map { Words.startsReasons($0) && $0.text != ":" } ?? false
        return "plan" + order + (isAnnounced ? " " : " : ") + plan.words
    }
}
