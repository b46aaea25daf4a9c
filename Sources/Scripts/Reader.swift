/// Text to command: the one language of prompt, scripts, lessons and journals.
public enum Reader {
    /// Reads one line as typed.
    public static func read(
        _ text: String, in around: Surroundings = Surroundings()
    ) throws(Misreading) -> Command {
        try read(Line(text), in: around)
    }

    static func read(_ line: Line, in around: Surroundings) throws(Misreading) -> Command {
        guard !line.isTooLong else {
            throw Misreading(.lineTooLong(bytes: line.text.utf8.count), from: 0, to: 1)
        }
        guard !line.words.isEmpty else { return line.comment == nil ? .nothing : .comment }
        var found = try verb(of: line)
        if let column = line.openQuote, !found.verb.takesAnyText {
            throw Misreading(.quoteNotClosed, from: column, to: column + 1, verb: found.verb.name)
        }
        return try command(&found, around)
    }

    /// A verb and the words that follow it.
    private struct Found {
        let verb: Verb
        var words: Words
    }

    private static func command(
        _ found: inout Found, _ around: Surroundings
    ) throws(Misreading) -> Command {
        do throws(Misreading) {
            let command = try found.verb.read(&found.words, around)
            try found.words.finish()
            return command
        } catch {
            var misreading = error
            if misreading.verb == nil { misreading.verb = found.verb.name }
            throw misreading
        }
    }

    /// Finds the verb by its name, an alias or a beginning that only it has.
    private static func verb(of line: Line) throws(Misreading) -> Found {
        let first = line.words[0]
        let typed = first.lowered
        for verb in Verb.all {
            if verb.nameWords[0] == typed { return named(verb, line) }
            if let alias = verb.aliases.first(where: { $0.word == typed }) {
                return respelled(verb, alias, line)
            }
        }
        switch Verb.form(typed) {
        case .word(let spelling):
            for verb in Verb.all where verb.nameWords[0] == spelling { return named(verb, line) }
            for verb in Verb.all {
                if let alias = verb.aliases.first(where: { $0.word == spelling }) {
                    return respelled(verb, alias, line)
                }
            }
        case .several(let several):
            throw Misreading(.ambiguous(first.text, several), first)
        case .none: break
        }
        let isSaid = Sentence.functionWords.contains(typed)
        throw Misreading(
            .unknownVerb(first.text), first,
            nearest: isSaid ? nil : Nearest.word(to: first.text, among: Verb.spellings))
    }

    private static func named(_ verb: Verb, _ line: Line) -> Found {
        var words = Words(line)
        _ = words.take()
        for word in verb.nameWords.dropFirst() { _ = words.take(word) }
        return Found(verb: verb, words: words)
    }

    private static func respelled(_ verb: Verb, _ alias: Verb.Alias, _ line: Line) -> Found {
        var words = Words(line, replacingFirstBy: alias.means)
        for word in verb.nameWords { _ = words.take(word) }
        return Found(verb: verb, words: words)
    }
}

extension Verb {
    /// Every word that a line can begin with, as typed.
    static let spellings: [String] = all.flatMap { verb in
        [verb.nameWords[0]] + verb.aliases.map(\.word).filter { $0.utf8.count > 1 }
    }
    /// What a beginning stands for. Names come first: other spellings count where no name begins so.
    ///
    /// Words of a sentence stand for nothing: `no` is no short `note`, and `is this real` no beginning of
    /// `isolated`.
    static func form(_ typed: String) -> Short {
        if Sentence.functionWords.contains(typed) { return .none }
        if case .none = Short.form(typed, of: names) { return Short.form(typed, of: spellings) }
        return Short.form(typed, of: names)
    }
    private static let names: [String] = all.map { $0.nameWords[0] }

    /// Whether the rest of its line is text for people, in which quotes mean nothing.
    var takesAnyText: Bool { name == "note" || name == "answer" || name == "plan" }
}
