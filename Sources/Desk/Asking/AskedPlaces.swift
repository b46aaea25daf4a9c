import Lessons
import Scripts

// What a sentence that is no command asks about, and the lines that answer it.

extension Session {
    /// Where it is answered, the best place first; nil where the line is no question, but rather a command
    /// with a slip in it, and where nothing answers it.
    func asked(_ line: String) -> Reply? {
        let sentence = Sentence(line)
        guard line.utf8.count <= 400, sentence.isAsked, !sentence.content.isEmpty else {
            return nil
        }
        let places = QuestionIndex(placesToLook).places(answering: sentence, most: 3)
        return places.first.map {
            Reply(Page.asked(places) + Page([.lines([.toType($0.line)])]), .refused)
        }
    }

    /// Lessons before words before commands: who asks in a sentence wants it explained.
    private var placesToLook: [QuestionIndex.Place] {
        lessonPlaces + termPlaces + verbPlaces
    }

    private var lessonPlaces: [QuestionIndex.Place] {
        let claims = (try? content.text(.lessons, Session.claimsName)).map {
            Claims(reading: $0).all
        }
        return ((try? content.lessonNames()) ?? []).map { name in
            let key = Session.key(of: name)
            let head = head(of: name)
            let own = (claims ?? []).filter { $0.lesson == key }.map(\.text)
            return QuestionIndex.Place(
                "lesson \(key)", head.title, names: [head.title, key], text: own)
        }
    }

    private var termPlaces: [QuestionIndex.Place] {
        Glossary.terms.map { term in
            QuestionIndex.Place(
                "define \(term.word)", term.meaning,
                names: [term.word], text: [term.meaning] + Glossary.otherWords(for: term))
        }
    }

    private var verbPlaces: [QuestionIndex.Place] {
        Verb.all.map { verb in
            let isWhole = verb.shape == verb.name
            var text = [verb.meaning, verb.use]
            // What it is, it says itself.
            if verb.name == "about" { text += AboutPage.page(nil).blocks.map(\.plainText) }
            return QuestionIndex.Place(
                isWhole && verb.group != .learn ? verb.name : "help \(verb.name)", verb.meaning,
                names: [verb.name] + verb.aliases.map(\.word), text: text)
        }
    }
}

extension Page {
    /// No command, but a question that these places answer.
    static func asked(_ places: [QuestionIndex.Place]) -> Page {
        Page([
            .paragraph("That is no command. What may answer it:"),
            .entries(places.map { (Prose($0.line, .verb), Prose($0.said)) }),
        ])
    }
}

extension Block {
    /// Its words, for finding it again.
    fileprivate var plainText: String {
        switch self {
        case .heading(let text): text
        case .paragraph(let prose): prose.text
        case .lines(let lines), .bullets(let lines), .numbered(let lines):
            lines.map(\.text).joined(separator: " ")
        case .entries(let entries):
            entries.map { $0.0.text + " " + $0.1.text }.joined(separator: " ")
        default: ""
        }
    }
}
