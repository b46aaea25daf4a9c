/// The parts that somebody brought to be merged, by the paths they came from.
public struct ShardSet: Sendable {
    public struct Member: Sendable, Equatable {
        public let path: String
        public let shard: Shard

        public init(path: String, shard: Shard) {
            self.path = path
            self.shard = shard
        }
    }

    /// What keeps them from being one whole.
    public enum Fault: Error, Sendable, Equatable {
        /// A part of so many, beside parts of another number: both paths.
        case otherCount(Member, beside: Member)
        /// One part twice.
        case doubled(Member, beside: Member)
        /// Numbers that nobody brought, least first, of so many.
        case missing([Int], of: Int)
    }

    /// In the order of their numbers, whatever order they came in.
    public let members: [Member]

    /// All parts of one whole, each once.
    public init(_ given: [Member]) throws(Fault) {
        let sorted = given.sorted { $0.shard.number < $1.shard.number }
        guard let first = given.first else { throw .missing([1], of: 1) }
        if let other = given.first(where: { $0.shard.count != first.shard.count }) {
            throw .otherCount(other, beside: first)
        }
        for (one, next) in zip(sorted, sorted.dropFirst())
        where one.shard.number == next.shard.number {
            throw .doubled(next, beside: one)
        }
        let here = Set(sorted.map(\.shard.number))
        let missing = (1...first.shard.count).filter { !here.contains($0) }
        guard missing.isEmpty else { throw .missing(missing, of: first.shard.count) }
        members = sorted
    }
}

extension ShardSet.Fault {
    /// - Parameter again: the line that makes a part anew, where that is known.
    public func text(again: (Shard) -> String?) -> String {
        switch self {
        case .otherCount(let member, let other):
            "\(member.path) is part \(member.shard.text) and \(other.path) is part "
                + "\(other.shard.text): these are two divisions of one work; name the parts of one"
        case .doubled(let member, let other):
            "\(other.path) and \(member.path) are both part \(member.shard.text); leave one out"
        case .missing(let numbers, let count):
            ShardSet.Fault.text(missing: numbers, of: count, again)
        }
    }

    private static func text(
        missing numbers: [Int], of count: Int, _ again: (Shard) -> String?
    ) -> String {
        let named = stretches(numbers)
        let parts =
            numbers.count == 1 ? "part \(named) of \(count) is" : "parts \(named) of \(count) are"
        let line = numbers.first.flatMap { Shard("\($0)/\(count)") }.flatMap(again)
        let first = numbers.count == 1 ? "it" : "the first"
        return "\(parts) missing" + (line.map { "; make \(first) with: \($0)" } ?? "")
    }

    /// `3, 7-9, 12`; of a long list its beginning.
    static func stretches(_ numbers: [Int]) -> String {
        var found: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = found.last, last.upperBound == number - 1 {
                found[found.count - 1] = last.lowerBound...number
            } else {
                found.append(number...number)
            }
        }
        let shown = found.prefix(12).map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
        }
        return shown.joined(separator: ", ") + (found.count > 12 ? " and more" : "")
    }
}
