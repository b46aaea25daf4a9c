#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A thread of the system that does one thing and ends.
struct SystemThread {
    private let thread: pthread_t

    /// Nil where the system gives no thread.
    init?(_ run: @escaping @Sendable () -> Void) {
        let task = Unmanaged.passRetained(Errand(run))
        #if canImport(Darwin)
            var started: pthread_t?
        #else
            var started = pthread_t()
        #endif
        guard pthread_create(&started, nil, beginTask, task.toOpaque()) == 0 else {
            task.release()
            return nil
        }
        #if canImport(Darwin)
            guard let started else { return nil }
        #endif
        thread = started
    }

    /// Waits until it has ended.
    func join() { pthread_join(thread, nil) }
}

/// What a thread is handed: a closure, since a thread's beginning may not be generic.
private final class Errand {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
}

#if canImport(Darwin)
    private func beginTask(_ task: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Errand>.fromOpaque(task).takeRetainedValue().run()
        return nil
    }
#else
    private func beginTask(_ task: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let task { Unmanaged<Errand>.fromOpaque(task).takeRetainedValue().run() }
        return nil
    }
#endif
