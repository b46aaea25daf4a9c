/// A fenced part of a step: something for the program to do.
///
/// Exercises add `plan` and `grade`.
public enum Box: Sendable, Equatable {
    case act(DoBox)
    case show(ShowBox)
    case ask(Ask)
    case cite(Cite)
    case cards([Card])
    case note(Note)
    case plan(PlanBox)
    case grade(GradeBox)
}

/// A line of the language, as a learner would type it.
public struct TypedLine: Sendable, Equatable {
    public var text: String
    public var place: FilePlace
}

/// The learner acts; the state is checked, never the words typed.
///
///     ```do
///     open long BTC 20x margin 1000
///     goal: long BTC 20x
///     hint: Side first, then the coin, then how much.
///     ```
public struct DoBox: Sendable, Equatable {
    /// What is suggested, and what `show` and `skip` do.
    public var lines: [TypedLine]
    /// All must hold together.
    public var goals: [Goal]
    public var hints: [Wording]
    public var place: FilePlace

    /// Its hints; a box without any helps with its lines.
    var helps: [Wording] {
        guard hints.isEmpty, !lines.isEmpty else { return hints }
        var words: [Markdown.Inline] = [.text("Type ")]
        for (index, line) in lines.enumerated() {
            if index > 0 { words.append(.text(index + 1 == lines.count ? " and then " : ", ")) }
            words.append(.code(line.text))
        }
        return [Wording(words, at: place)]
    }
}

/// The program types these lines itself.
public struct ShowBox: Sendable, Equatable {
    public var lines: [TypedLine]
    /// `show last`: of the lines before the last one, only what was typed is shown.
    public var isBrief = false
    public var place: FilePlace
}

/// Figures that somebody counted or reported, with their source. Here numbers may be typed.
///
///     ```cite
///     source: our count over hourly BTC prices 2017–25
///     n: 73,118 hours
///     | A line as near as at 20x was reached | 2017–25 | 2023–25 |
///     |---|--:|--:|
///     | within a day | 15.6 % | 7.7 % |
///     ```
///
/// `source:` is required, `n:` (how many were counted) where something was counted; `facts: NAME`
/// takes both from `lessons/facts/NAME.facts`, and compares every number with it. The rest is
/// shown as prose, with both under it. One cited figure in a sentence needs no box: end the
/// paragraph with `(source: …)`.
public struct Cite: Sendable, Equatable {
    /// The table of facts that holds every number here; nil where the box is its own source.
    public var facts: String?
    public var source: Wording
    public var n: Wording?
    public var body: Markdown
    public var place: FilePlace
}

/// A question to come back in later days, and its answer.
public struct Card: Sendable, Equatable {
    public var question: Wording
    public var answer: Wording
}

/// For the teacher. Never shown to a learner.
public struct Note: Sendable, Equatable {
    public var body: Markdown
    public var place: FilePlace
}
