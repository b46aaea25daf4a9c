/// How a run of the program ended, for the shell. When several apply, the highest is returned.
enum ExitStatus: Int32 {
    /// Everything asked for was done.
    case done = 0
    /// The flags or words after `wick` make no sense.
    case usage = 1
    /// A line, a file or a check was refused.
    case refused = 2
    /// Ctrl-C ended a script.
    case interrupted = 130
}
