/// How many things are done at a time. What comes out never hangs on it: each result belongs to its
/// place, and nothing that is done looks at another.
public protocol Hands: Sendable {
    var count: Int { get }
    /// The results of so many places, in their order.
    func map<Result: Sendable>(
        _ places: Int, _ work: @escaping @Sendable (Int) -> Result
    ) -> [Result]
}

/// One after the other, as everywhere that nobody gave more hands.
public struct OneHand: Hands {
    public init() {}
    public var count: Int { 1 }
    public func map<Result: Sendable>(
        _ places: Int, _ work: @escaping @Sendable (Int) -> Result
    ) -> [Result] { (0..<max(places, 0)).map(work) }
}
