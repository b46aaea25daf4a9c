import Scripts

/// Progress as text: one fact a line, texts in double quotes.
///
///     wick progress 1
///     seed 48151623
///     done q1-liquidation 2026-11-28
///     answer q1-liquidation line "At which price …" "7,100" "7,020.8"
///     foreseen q1-liquidation line
///     intention q1-liquidation 2026-11-28 "intended leverage" 20
///     card q1-liquidation 1 known 0 due 2026-11-29 "Why is the line …" "The position …"
///     drill 7K3M-2Q8T 2026-11-28 kept 93 of 100 lived
///     place p2-size - "open long BTC 10x margin 500"
///
/// Law: reading what was printed gives the progress again.
public enum ProgressText {
    public static let format = "wick progress 1"

    /// What is wrong with a line, counted from 1.
    public struct Fault: Error, Sendable, Equatable {
        public var line: Int
        public var says: String
    }

    public static func print(_ progress: Progress) -> String {
        var lines = [[format]]
        if let seed = progress.seed { lines.append(["seed", String(seed)]) }
        lines += progress.done.map { ["done", atom($0.lesson), $0.day.text] }
        lines += progress.answers.map {
            ["answer", atom($0.lesson), atom($0.ask), quoted($0.asked), quoted($0.said)]
                + ($0.was.map { [quoted($0)] } ?? [])
        }
        lines += progress.answers.filter(\.isForeseen).map {
            ["foreseen", atom($0.lesson), atom($0.ask)]
        }
        lines += progress.intentions.map {
            ["intention", atom($0.lesson), $0.day.text, quoted($0.name), quoted($0.said)]
        }
        lines += progress.cards.map {
            ["card", atom($0.lesson), String($0.number), "known", String($0.known), "due"]
                + [$0.due?.text ?? "never", quoted($0.question), quoted($0.answer)]
        }
        lines += progress.drills.map {
            [
                "drill", $0.code, $0.day?.text ?? "-", $0.isKept ? "kept" : "changed",
                String($0.robust), "of", String($0.weeks), $0.wasClosed ? "closed" : "lived",
            ]
        }
        lines += progress.places.flatMap { place in
            place.lines.map {
                ["place", atom(place.lesson), atom(place.language ?? "-"), quoted($0)]
            }
        }
        return lines.map { $0.joined(separator: " ") + "\n" }.joined()
    }

    public static func read(_ text: String) throws(Fault) -> Progress {
        let lines = plainLines(text)
        guard lines.first == format else {
            throw Fault(line: 1, says: "the first line is not \"\(format)\"")
        }
        var progress = Progress()
        for (index, line) in lines.enumerated().dropFirst() {
            do throws(LineFault) {
                try take(try words(of: line), &progress)
            } catch {
                throw Fault(line: index + 1, says: error.says)
            }
        }
        return progress
    }
}

private struct LineFault: Error {
    let says: String
    init(_ says: String) { self.says = says }
}

private func take(_ words: [String], _ progress: inout Progress) throws(LineFault) {
    guard let kind = words.first, !kind.hasPrefix("#") else { return }
    let rest = Array(words.dropFirst())
    func need(_ count: ClosedRange<Int>) throws(LineFault) {
        if !count.contains(rest.count) {
            throw LineFault("\(kind) does not have as many words as it needs")
        }
    }
    switch kind {
    case "seed":
        try need(1...1)
        guard let seed = UInt64(rest[0]) else { throw LineFault("the seed is no whole number") }
        progress.seed = seed
    case "done":
        try need(2...2)
        progress.done.append(Progress.Done(lesson: rest[0], day: try day(rest[1])))
    case "answer":
        try need(4...5)
        progress.answers.append(
            Progress.KeptAnswer(
                lesson: rest[0], ask: rest[1], asked: rest[2], said: rest[3],
                was: rest.count > 4 ? rest[4] : nil))
    case "foreseen":
        try need(2...2)
        for place in progress.answers.indices
        where progress.answers[place].lesson == rest[0] && progress.answers[place].ask == rest[1] {
            progress.answers[place].isForeseen = true
        }
    case "intention":
        try need(4...4)
        progress.intentions.append(
            Progress.Intention(
                name: rest[2], lesson: rest[0], said: rest[3], day: try day(rest[1])))
    case "card":
        try need(8...8)
        progress.cards.append(try card(rest))
    case "drill":
        try need(7...7)
        progress.drills.append(try drill(rest))
    case "place":
        try need(3...3)
        let language = rest[1] == "-" ? nil : rest[1]
        if let last = progress.places.indices.last, progress.places[last].lesson == rest[0] {
            progress.places[last].lines.append(rest[2])
        } else {
            progress.places.append(
                Progress.LeftPlace(lesson: rest[0], language: language, lines: [rest[2]]))
        }
    default: throw LineFault("\"\(kind.prefix(20))\" is no word of a progress file")
    }
}

private func day(_ text: String) throws(LineFault) -> Day {
    guard let day = Day(text) else {
        throw LineFault("\"\(text.prefix(20))\" is no day, as in 2026-11-28")
    }
    return day
}

private func drill(_ words: [String]) throws(LineFault) -> KeptDrill {
    guard DrillCode(words[0]) != nil, ["kept", "changed"].contains(words[2]),
        let robust = Int(words[3]), words[4] == "of", let weeks = Int(words[5]),
        (0...10_000).contains(weeks), (0...weeks).contains(robust),
        ["closed", "lived"].contains(words[6])
    else {
        throw LineFault("a drill reads: drill CODE DAY kept|changed ROBUST of WEEKS closed|lived")
    }
    return KeptDrill(
        code: words[0], day: words[1] == "-" ? nil : try day(words[1]), isKept: words[2] == "kept",
        robust: robust, weeks: weeks, wasClosed: words[6] == "closed")
}

private func card(_ words: [String]) throws(LineFault) -> KeptCard {
    guard words[2] == "known", words[4] == "due", let number = Int(words[1]),
        let known = Int(words[3]), (1...1_000).contains(number), (0...1_000).contains(known)
    else { throw LineFault("a card reads: card LESSON NUMBER known COUNT due DAY, and its words") }
    return KeptCard(
        lesson: words[0], number: number, question: words[6], answer: words[7], known: known,
        due: words[5] == "never" ? nil : try day(words[5]))
}

/// A word of letters, digits, hyphens and points as it is, anything else in quotes.
private func atom(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
            || $0 == "-" || $0 == "."
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
}

private func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}

/// The words of a line: parted by blanks, or in quotes with `\"`, `\\`, `\n`, `\r` and `\t`.
private func words(of line: String) throws(LineFault) -> [String] {
    var words: [String] = []
    var rest = line.unicodeScalars[...]
    while let first = rest.first {
        if first == " " || first == "\t" {
            rest.removeFirst()
        } else if first == "\"" {
            rest.removeFirst()
            words.append(try quotation(&rest))
        } else {
            let word = rest.prefix { $0 != " " && $0 != "\t" }
            words.append(String(word))
            rest = rest.dropFirst(word.count)
        }
    }
    return words
}

private func quotation(
    _ rest: inout Substring.UnicodeScalarView
) throws(LineFault) -> String {
    var text = String.UnicodeScalarView()
    while let next = rest.popFirst() {
        if next == "\"" { return String(text) }
        guard next == "\\" else {
            text.append(next)
            continue
        }
        switch rest.popFirst() {
        case "n": text.append("\n")
        case "r": text.append("\r")
        case "t": text.append("\t")
        case let mark?: text.append(mark)
        case nil: break
        }
    }
    throw LineFault("a quotation mark is never closed")
}
