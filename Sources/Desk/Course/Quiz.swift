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
    /// Moodle's Aiken. Nil for what it cannot hold.
    fileprivate var aiken: String? {
        guard let right = options.firstIndex(where: \.isRight) else { return nil }
        return AikenText.question(asked, options: options.map(\.text), right: right)
    }

    /// Moodle's GIFT. Nil for what is only kept and not judged.
    fileprivate func gift(in key: String) -> String? {
        let head = GiftText.head(name: "\(key) \(ask.id)", asked)
        switch ask.kind {
        case .keptNumber: return nil
        case .order: return nil
        case .words: return head + " {}\n"
        case .choice:
            let lines = options.map { option in
                "\t" + GiftText.option(option.text, isRight: option.isRight, reply: option.reply)
            }
            return "\(head) {\n\(lines.joined(separator: "\n"))\n}\n"
        case .number(let number):
            guard let right, let units = try? readNumberAnswer(right) else { return nil }
            func bare(_ units: Int128) -> String {
                decimalText(units, decimals: 8, grouped: false, minus: "-")
            }
            let about = about.map { "####\(GiftText.text($0))" } ?? ""
            return "\(head) {#\(bare(units)):\(bare(number.reach(from: units)))\(about)}\n"
        }
    }

    fileprivate func plain(_ number: Int) -> String {
        var lines = ["\(number). \(asked.onOneLine)"]
        lines += options.enumerated().map { place, option in
            "   \(AikenText.letters[place % 26])) \(option.text.onOneLine)"
        }
        if options.isEmpty { lines.append("   ________________") }
        return lines.joined(separator: "\n") + "\n"
    }
}
