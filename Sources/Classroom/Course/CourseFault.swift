import Machine

/// Why a command of the classroom could not be done at all. What is wrong with one hand-in or one
/// line of a roster is a finding, and the rest goes on.
public enum CourseFault: Error, Sendable, Equatable {
    case notACourse(String)
    case isCourse(String)
    case noFolder(String, SystemFault)
    case unwritten(String, WholeFile.Refusal)
    case unread(String, TextFile.Refusal)
    case noKey(String, TextFile.Refusal)
    case keyIsOpen(String)
    case keyIsDamaged(String)
    /// Another program holds the database.
    case storeIsLocked(String)
    case storeIsDamaged(String, String)
    case storeIsNewer(String)
    case storeFailed(String, String)
    case storeIsFull(String)
}

extension CourseFault {
    /// One sentence, ending with the one thing to type or do.
    public var text: String {
        switch self {
        case .notACourse(let folder):
            "\(folder) holds no course (no course.key); type: wick class init \(folder)"
        case .isCourse(let folder):
            "\(folder) is a course already, and its key must not change; name another folder"
        case .noFolder(let path, let fault):
            "the folder \(path) cannot be made: \(fault.reason); name another folder"
        case .unwritten(let path, let refusal):
            "\(path) \(refusal.text); make room or permit writing, then type the line again"
        case .unread(let path, let refusal): "\(path) \(refusal.text)"
        case .noKey(let path, let refusal):
            "the course key \(path) \(refusal.text); put it back from your copy of the folder"
        case .keyIsOpen(let path):
            "the course key \(path) can be read by others; type: chmod 600 \(path)"
        case .keyIsDamaged(let path):
            "\(path) is not a course key (64 digits); put it back from your copy of the folder"
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
        default: ""
        }
    }
}
