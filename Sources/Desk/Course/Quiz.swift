import Figures
import Lessons

/// The questions of a lesson for a learning platform, its figures computed.
public struct Quiz: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        /// One right option of several, and nothing else: the simplest that platforms read.
        case aiken
        /// Options with a reply each, numbers with a tolerance, and free text.
        case gift
        /// For people.
        case txt
    }

    let tour: LessonTour
    public init(_ tour: LessonTour) { self.tour = tour }

    /// How many questions a format cannot hold.
    public func leftOut(of format: Format) -> Int {
        tour.answers.count { text(of: $0, format, number: 1) == nil }
    }

    /// The file.
    public func text(_ format: Format) -> String {
        var parts: [String] = []
        if format == .txt { parts.append("\(tour.lesson.title)\n") }
        for answer in tour.answers {
            if let text = text(of: answer, format, number: parts.count) { parts.append(text) }
        }
        return parts.joined(separator: "\n")
    }

    private func text(of answer: LessonTour.Answer, _ format: Format, number: Int) -> String? {
        switch format {
        case .aiken: answer.aiken
        case .gift: answer.gift(in: tour.lesson.key)
        case .txt: answer.plain(number)
        }
    }
}

extension LessonTour.Answer {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// Moodle's Aiken: the question on one line, lettered options, and the letter of the right one.
    fileprivate var aiken: String? {
        guard let right = options.firstIndex(where: \.isRight),
            options.count <= Self.letters.count
        else { return nil }
        let lines = options.enumerated().map { "\(Self.letters[$0]). \(oneLine($1.text))" }
        return ([oneLine(asked)] + lines + ["ANSWER: \(Self.letters[right])"])
            .joined(separator: "\n") + "\n"
    }

    /// Moodle's GIFT. Nil for what is only kept and not judged.
    fileprivate func gift(in key: String) -> String? {
        let head = "::\(escaped("\(key) \(ask.id)"))::\(escaped(asked))"
        switch ask.kind {
        case .keptNumber: return nil
        case .order: return nil
        case .words: return head + " {}\n"
        case .choice:
            let lines = options.map { option in
                "\t\(option.isRight ? "=" : "~")\(escaped(option.text))"
                    + (option.reply.map { "#\(escaped($0))" } ?? "")
            }
            return "\(head) {\n\(lines.joined(separator: "\n"))\n}\n"
        case .number(let number):
            guard let right, let units = try? readNumberAnswer(right) else { return nil }
            func bare(_ units: Int128) -> String {
                decimalText(units, decimals: 8, grouped: false, minus: "-")
            }
            let about = about.map { "####\(escaped($0))" } ?? ""
            return "\(head) {#\(bare(units)):\(bare(number.reach(from: units)))\(about)}\n"
        }
    }

    fileprivate func plain(_ number: Int) -> String {
        var lines = ["\(number). \(oneLine(asked))"]
        lines += options.enumerated().map { "   \(Self.letters[$0 % 26])) \(oneLine($1.text))" }
        if options.isEmpty { lines.append("   ________________") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// GIFT takes these for its own unless a backslash stands before them.
    private func escaped(_ text: String) -> String {
        oneLine(text).reduce(into: "") { out, character in
            if "\\~=#{}:".contains(character) { out.append("\\") }
            out.append(character)
        }
    }
}
