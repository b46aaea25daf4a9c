#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

// A signal handler writes this, so it must not be initialised lazily; a literal is not.
nonisolated(unsafe) private var ctrlCWasTyped: sig_atomic_t = 0

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

    /// A closed pipe and a file at its size limit are then told by the failing write itself.
    public static func ignoreFailingWrites() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
