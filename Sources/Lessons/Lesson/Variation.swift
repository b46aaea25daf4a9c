import Scripts

/// Numbers of a lesson that differ from learner to learner, so that answers cannot be copied.
///
///     varies: margin 1,000 or 800 or 1,200; leverage 20x or 18x
///
/// `[margin]` stands for the value anywhere under the header: in the prose, in lines to type, in
/// goals, answers and hints. Everything else is computed from the world anyway. The first value is
/// the lesson's own; `wick check` plays the lesson with every one.
public struct Variation: Sendable, Equatable {
    public struct Name: Sendable, Equatable {
        public var name: String
        /// At least two.
        public var values: [String]
    }
    public var names: [Name] = []

    /// Which of the values a reading of the lesson takes.
    public enum Numbers: Sendable, Equatable {
        /// The first of each.
        case first
        /// Drawn for a learner; the same seed gives the same. Nought is the first of each.
        case seed(UInt64)
        /// The nth of each, counted from 0 and over again in a shorter list.
        case pick(Int)
    }

    /// As the header has it.
    var text: String {
        names.map { "\($0.name) " + $0.values.joined(separator: " or ") }.joined(separator: "; ")
    }

    /// In how many ways `pick` tells.
    public var count: Int { names.map(\.values.count).max() ?? 1 }

    /// What stands behind `varies:`; nil where it is no list of names and values.
    init?(_ text: String) {
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let words = trim(part)
            guard let blank = words.firstIndex(of: " ") else { return nil }
            let name = String(words[..<blank])
            let values = words[blank...].components(partedBy: " or ").map { trim($0) }
            let isName = name.allSatisfy { $0.isLetter || $0 == "-" }
            guard isName, values.count > 1, values.allSatisfy(Self.isValue),
                !names.contains(where: { $0.name == name })
            else { return nil }
            names.append(Name(name: name, values: values))
        }
    }
    private static func isValue(_ text: String) -> Bool {
        !text.isEmpty && !text.contains { "[]{}`".contains($0) }
    }

    /// The value of each name.
    func values(_ numbers: Numbers, of lesson: String) -> [(name: String, value: String)] {
        names.map { each in
            let index: Int
            switch numbers {
            case .first, .seed(0): index = 0
            case .pick(let number): index = number % each.values.count
            case .seed(let seed):
                var hash = RunningHash("wick numbers 1")
                for word in [lesson, each.name, String(seed)] { hash.add(word) }
                index = Int(hash.value % UInt64(each.values.count))
            }
            return (each.name, each.values[index])
        }
    }
}

extension Variation {
    /// The lines of a lesson with the values put in, and the names that no line uses.
    static func applied(
        _ numbers: Numbers, to lines: [SourceLine]
    ) -> (lines: [SourceLine], unused: [String]) {
        let header = LessonText(lines).header.compactMap(\.parted)
        guard let rest = header.first(where: { $0.word == "varies" })?.rest,
            let variation = Variation(rest)
        else { return (lines, []) }
        let id = header.first { $0.word == "id" }?.rest ?? ""
        var out = lines
        var unused: [String] = []
        for (name, value) in variation.values(numbers, of: id) {
            var isUsed = false
            for index in out.indices where out[index].text.contains("[\(name)]") {
                isUsed = true
                let text = out[index].text.components(partedBy: "[\(name)]")
                    .joined(separator: value)
                out[index] = SourceLine(text: text, number: out[index].number)
            }
            if !isUsed { unused.append(name) }
        }
        return (out, unused)
    }
}

extension StringProtocol {
    /// The parts between occurrences of a separator of several characters.
    func components(partedBy separator: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var rest = Substring(self)
        while !rest.isEmpty {
            if rest.hasPrefix(separator) {
                parts.append(part)
                part = ""
                rest = rest.dropFirst(separator.count)
            } else if let next = rest.popFirst() {
                part.append(next)
            }
        }
        return parts + [part]
    }
}
