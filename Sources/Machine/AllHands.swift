import Desk

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Work shared out among the cores of the machine: thread k of n takes the places k, k + n, k + 2n….
///
/// Threads of the system, since a prompt is not asynchronous and libdispatch would be loaded at every
/// start for the sake of one answer.
public struct AllHands: Hands {
    public let count: Int
    public init(count: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) {
        self.count = max(1, count)
    }

    public func map<Result: Sendable>(
        _ places: Int, _ work: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        let hands = min(count, places)
        guard hands > 1 else { return OneHand().map(places, work) }
        let shares = (0..<hands).map { first in
            Share(stride(from: first, to: places, by: hands).map { $0 }, work)
        }
        // What no thread could be had for is done here.
        for share in shares.dropFirst() where !share.start() { share.run() }
        shares[0].run()
        for share in shares { share.join() }
        var next = shares.map { $0.results[...] }
        return (0..<places).compactMap { next[$0 % hands].popFirst() }
    }
}

/// One thread's places and what came of them. It is written by its thread alone, and read once that has
/// been joined: this is what makes sharing it safe.
private final class Share<Result: Sendable>: @unchecked Sendable {
    private let places: [Int]
    private let work: @Sendable (Int) -> Result
    private(set) var results: [Result] = []
    private var thread: SystemThread?

    init(_ places: [Int], _ work: @escaping @Sendable (Int) -> Result) {
        self.places = places
        self.work = work
    }

    func run() { results = places.map(work) }

    /// - Returns: false where the system gives no thread.
    func start() -> Bool {
        thread = SystemThread { [self] in run() }
        return thread != nil
    }

    func join() { thread?.join() }
}
