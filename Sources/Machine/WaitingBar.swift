#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Shows that work goes on which cannot say how far it has come, from a thread of its own.
///
/// The thread is started with the work and sleeps through the half second in which nothing is shown, so
/// that a short answer costs it alone: some 30 µs.
public enum WaitingBar {
    /// Does the work; while it takes longer than half a second a bar moves on standard error.
    public static func during<Result>(isWanted: Bool, _ work: () -> Result) -> Result {
        guard isWanted, ProgressBar.isSeen else { return work() }
        let bell = Bell()
        let watcher = Watcher(bell)
        guard watcher.start() else { return work() }
        let result = work()
        bell.ring()
        watcher.join()
        return result
    }
}

/// Rung once, when the work is done.
private final class Bell: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var isRung = false

    init() {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func ring() {
        pthread_mutex_lock(mutex)
        isRung = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// - Returns: false when so many milliseconds have passed without it.
    func isHeard(within milliseconds: Int) -> Bool {
        var until = timespec()
        clock_gettime(CLOCK_REALTIME, &until)
        let nanoseconds = until.tv_nsec + milliseconds * 1_000_000
        until.tv_sec += nanoseconds / 1_000_000_000
        until.tv_nsec = nanoseconds % 1_000_000_000
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isRung {
            if pthread_cond_timedwait(condition, mutex, &until) != 0 { break }
        }
        return isRung
    }
}

/// The thread that draws. Only it touches the bar, until it has been joined.
private final class Watcher: @unchecked Sendable {
    private let bell: Bell
    private var thread: SystemThread?

    init(_ bell: Bell) { self.bell = bell }

    func start() -> Bool {
        thread = SystemThread { [bell] in
            var bar = ProgressBar()
            while !bell.isHeard(within: 100) { bar.showWaiting() }
            bar.clear()
        }
        return thread != nil
    }

    func join() { thread?.join() }
}
