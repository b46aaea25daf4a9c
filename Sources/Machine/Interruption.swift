#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

// A signal handler writes this, so it must not be initialised lazily; a literal is not.
nonisolated(unsafe) private var ctrlCWasTyped: sig_atomic_t = 0
nonisolated(unsafe) private var wentOnAgain: sig_atomic_t = 0

/// Ctrl-C: it cancels a line or stops a long run, and ends only a script.
public enum Interruption {
    /// Whether Ctrl-C has come since `clear`.
    public static var hasCome: Bool { ctrlCWasTyped != 0 }

    public static func clear() { ctrlCWasTyped = 0 }

    /// From now on Ctrl-C is noted here and ends nothing by itself.
    ///
    /// A waiting read is ended by it, so that a script can stop at once.
    public static func watch() {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { _ in ctrlCWasTyped = 1 }
        #else
            action.__sigaction_handler.sa_handler = { _ in ctrlCWasTyped = 1 }
        #endif
        sigaction(SIGINT, &action, nil)
    }

    /// True once after each time that the program was suspended and goes on: what stood on the
    /// screen has to be drawn again.
    public static var wasSuspended: Bool {
        defer { wentOnAgain = 0 }
        return wentOnAgain != 0
    }

    /// From now on it is noted when a shell lets the program go on.
    public static func watchForSuspension() {
        signal(SIGCONT) { _ in wentOnAgain = 1 }
    }

    /// A closed pipe and a file at its size limit are then told by the failing write itself.
    public static func ignoreFailingWrites() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
