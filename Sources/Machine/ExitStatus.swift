/// How a run of the program ended, for the shell. When several apply, the highest is returned.
public enum ExitStatus: Int32, Sendable, Comparable {
    /// Everything asked for was done.
    case done = 0
    /// The flags or words after `wick` make no sense.
    case usage = 1
    /// A line, a file or a check was refused.
    case refused = 2
    /// At least one hand-in was graded and did not pass.
    case failed = 3
    /// A hand-in is not what it says it is.
    case integrity = 4
    /// Ctrl-C ended it.
    case interrupted = 130

    public static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}
