import Lessons

// What leaves the course: a number only where it can be stood by, and words that name nobody else.

extension Gradebook.Row {
    /// Why no number is published yet, in words for the student; nil where there is one to publish.
    ///
    /// Nothing handed in is no points, and known; a file that is not what it says, one that is not
    /// played to its end, and points that the teacher still owes are no number at all: a zero would
    /// be taken for a mark.
    public var pending: String? {
        switch verdict {
        case Verdicts.missing: nil
        case Verdicts.fine:
            needsTeacher ? Gradebook.Row.isOpen : nil
        default: evidenceForStudent.joined(separator: " ")
        }
    }

    static let isOpen = "Points that your teacher gives by hand are still open."
    static let isMissing = "Nothing was handed in."

    /// The points as they are published: less what lateness cost.
    ///
    /// - Parameter withPending: whether points so far are published where they are not settled
    func published(withPending: Bool) -> Marks? {
        pending == nil || withPending ? total : nil
    }

    /// The evidence without another student's label or exercise in it.
    var evidenceForStudent: [String] {
        switch verdict {
        case Verdicts.twice:
            ["Different runs of one attempt were handed in; your teacher decides which counts."]
        case Verdicts.wrongVariant: ["The file carries a token that was given to somebody else."]
        default: evidence.isEmpty ? ["It is \(verdict)."] : evidence
        }
    }
}
