/// One command of the language: how it is spelled, what it means, and how its words are read.
///
/// The rows of `Verb.all` are the single source of reading, help, completion and did-you-mean.
public struct Verb: Sendable {
    /// Where `help all` lists it.
    public enum Group: String, Sendable, CaseIterable {
        case tape, trade, look, ask, learn, files
    }
    /// Another spelling: a word that stands for one or more of ours.
    public struct Alias: Sendable {
        public let word: String
        public let means: [String]
        init(_ word: String, _ means: String...) {
            self.word = word
            self.means = means
        }
    }
    typealias Reading =
        @Sendable (inout Words, Surroundings) throws(Misreading) -> Command

    /// The name as it is printed: one word, or two as in `what if`.
    public let name: String
    public let group: Group
    public let shape: String
    /// What it does, in one line.
    public let meaning: String
    /// A whole line that reads.
    public let example: String
    public let aliases: [Alias]
    /// Among the eight that plain `help` shows.
    public let isPlain: Bool
    let read: Reading
    /// The name's words: the first is looked up, the others follow it.
    let nameWords: [String]

    init(
        _ name: String, _ group: Group, _ shape: String, _ meaning: String, example: String,
        aliases: [Alias] = [], isPlain: Bool = false, read: @escaping Reading
    ) {
        self.name = name
        self.group = group
        self.shape = shape
        self.meaning = meaning
        self.example = example
        self.aliases = aliases
        self.isPlain = isPlain
        self.read = read
        nameWords = name.split(separator: " ").map(String.init)
    }

    /// A command that is complete as one word.
    init(
        _ name: String, _ group: Group, _ meaning: String, aliases: [Alias] = [],
        isPlain: Bool = false, _ command: Command
    ) {
        self.init(
            name, group, name, meaning, example: name, aliases: aliases, isPlain: isPlain,
            read: { (_, _) throws(Misreading) in command })
    }

    /// Every command, in the order in which help lists them.
    public static let all: [Verb] =
        tapeVerbs + tradeVerbs + orderVerbs + hedgeVerbs + lendVerbs + lookVerbs + askVerbs
        + calcVerbs
        + nearbyVerbs + learnVerbs + fileVerbs + [importVerb]

    /// The commands that plain `help` shows.
    public static var plain: [Verb] { all.filter(\.isPlain) }

    /// The command whose name is a slip of the finger away.
    public static func nearest(to name: String) -> String? {
        Nearest.word(to: name, among: all.map(\.name))
    }

    /// The command called so, or with such an alias: for `help open`, `help buy`.
    public static func named(_ name: String) -> Verb? {
        let typed = name.lowercased()
        return all.first { $0.name == typed }
            ?? all.first { $0.aliases.contains { $0.word == typed } }
            ?? all.first { $0.nameWords[0] == typed }
    }
}
