import Machine

/// Why a command of the classroom could not be done at all. What is wrong with one hand-in or one
/// line of a roster is a finding, and the rest goes on.
public enum CourseFault: Error, Sendable, Equatable {
    case notACourse(String)
    case isCourse(String)
    /// A rehearsal was to be written into a course of real students.
    case isRealCourse(String)
    case noFolder(String, SystemFault)
    /// A term's name that no folder should have.
    case isNoTerm(String)
    /// The term that the course is in, or was in.
    case isTermAlready(String)
    case unmoved(String, SystemFault)
    case unwritten(String, WholeFile.Refusal)
    case unread(String, TextFile.Refusal)
    case noKey(String, TextFile.Refusal)
    case keyIsOpen(String)
    case keyIsDamaged(String)
    /// The tokens in the store are of another key.
    case keyIsAnother(String)
    /// What is wrong with it, in words.
    case noExercise(String)
    case noTask(String, known: [String])
    /// What was given out is not what stands on the shelf now.
    case otherEdition(String, given: String, here: String)
    /// Attempts that were given out cannot be taken back.
    case fewerAttempts(String, given: Int)
    /// Another `wick class` is at work here.
    case isBusy(String)
    /// Another program holds the database.
    case storeIsLocked(String)
    case storeIsDamaged(String, String)
    case storeIsNewer(String)
    case storeFailed(String, String)
    case storeIsFull(String)
    /// Parts that cannot be merged, a sentence each.
    case partsRefused([String])
    case partsDoNotFit(String)
    /// A path, and the words after it.
    case partRefused(String, String)
}

extension CourseFault {
    /// One sentence, ending with the one thing to type or do.
    public var text: String {
        switch self {
        case .notACourse(let folder):
            "\(folder) holds no course (no course.key); type: wick class init \(folder)"
        case .isCourse(let folder):
            "\(folder) is a course already, and its key must not change; name another folder"
        case .isRealCourse(let folder):
            "\(folder) is a course of real students, and a rehearsal needs a folder of its own; type "
                + "for instance: wick class rehearse ex5 rehearsal"
        case .noFolder(let path, let fault):
            "the folder \(path) cannot be made: \(fault.reason); name another folder"
        case .isNoTerm(let name):
            "\"\(name)\" is no name of a term (letters, digits, - and _, at most 40); type for instance: "
                + "wick class term 2027"
        case .isTermAlready(let name):
            "the course has had the term \(name) already; type another name"
        case .unmoved(let path, let fault):
            "\(path) cannot be moved: \(fault.reason); permit writing, then type the line again"
        case .unwritten(let path, let refusal):
            "\(path) \(refusal.text); make room or permit writing, then type the line again"
        case .unread(let path, let refusal): "\(path) \(refusal.text)"
        case .noKey(let path, let refusal):
            "the course key \(path) \(refusal.text); put it back from your copy of the folder"
        case .keyIsOpen(let path):
            "the course key \(path) can be read by others; type: chmod 600 \(path)"
        case .keyIsDamaged(let path):
            "\(path) is not a course key (64 digits); put it back from your copy of the folder"
        case .keyIsAnother(let path):
            "\(path) is not the key that the exercises were given out with; put it back from your "
                + "copy of the folder"
        case .noExercise(let why): why
        case .noTask(let name, let known):
            known.isEmpty
                ? "no exercise was issued in this course; type: wick class issue roster.csv ex1"
                : "no exercise \(name) was issued here, only \(known.joined(separator: ", "))"
        case .otherEdition(let id, let given, let here):
            "\(id) was given out as edition \(given), and here it is edition \(here); use the Wick it "
                + "was given out with, or give it out anew to everybody with --renew"
        case .fewerAttempts(let id, let given):
            "\(id) was given out with \(given) attempts, whose tokens are in the students' files; name "
                + "\(given) or more"
        case .isBusy(let folder):
            "another wick class is at work in \(folder); type the line again when it has ended"
        default: storeText
        }
    }

    private var storeText: String {
        switch self {
        case .storeIsLocked(let path):
            "\(path) is being written by another program; end it, then type the line again"
        case .storeIsDamaged(let path, let why):
            "\(path) is damaged (\(why)); put it back from your copy, or move it away and grade "
                + "the hand-ins again"
        case .storeIsNewer(let path):
            "\(path) was written by a newer wick-class; use that one"
        case .storeIsFull(let path):
            "there is no room left to write \(path); make room, then type the line again"
        case .storeFailed(let path, let why): "\(path) cannot be used: \(why)"
        case .partsRefused(let sentences):
            sentences.isEmpty
                ? "no parts were named; type: wick class merge part-*"
                : sentences.joined(separator: "; ")
                    + "; nothing was merged: leave out what does not belong, or make that part again"
        case .partsDoNotFit(let why): why
        case .partRefused(let path, let why): "\(path) \(why)"
        default: ""
        }
    }
}
