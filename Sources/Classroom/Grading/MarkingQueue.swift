import Lessons

/// The words that wait for a teacher's points, one student's after another's: a value that lines are
/// typed into.
///
///     points 1.5 a clear reason     gives them and goes on
///     next · back                   goes on, or to the one before
///     quit                          ends; the same command goes on where points are missing
public struct MarkingQueue: Sendable {
    /// One item of one student that a person judges.
    public struct Place: Sendable, Equatable {
        public let label: String
        public let item: Gradebook.Item
    }
    public enum Move: Sendable, Equatable {
        case mark(Place, Marks, words: String)
        case shown
        case refused(String)
        case ended
    }
    public private(set) var places: [Place]
    public private(set) var at = 0

    /// - Parameter item: only this one; nil takes every item that waits.
    public init(_ book: Gradebook, item: String? = nil) {
        // One item of everybody, then the next: like is judged beside like.
        var ids: [String] = []
        for waiting in book.rows.flatMap(\.items) where waiting.isForTeacher {
            if !ids.contains(waiting.id) { ids.append(waiting.id) }
        }
        places = ids.filter { item == nil || item == $0 }.flatMap { id in
            book.rows.filter(\.isFine).compactMap { row in
                row.items.first { $0.id == id && $0.points == nil }.map {
                    Place(label: row.label, item: $0)
                }
            }
        }
    }

    public var now: Place? { places.indices.contains(at) ? places[at] : nil }

    /// What a line does. An empty one goes on, as Enter does.
    public mutating func take(_ line: String) -> Move {
        let words = line.split(separator: " ").map(String.init)
        guard let now else { return .ended }
        switch words.first?.lowercased() {
        case nil, "next":
            at += 1
            return at < places.count ? .shown : .ended
        case "back":
            guard at > 0 else { return .refused("this is the first") }
            at -= 1
            return .shown
        case "quit": return .ended
        case "points":
            let typed = words.count > 1 ? words[1] : ""
            guard let points = Marks(typed.replacing(",", with: ".")) else {
                return .refused(
                    "\"\(typed)\" is no number of points; type for instance: points 1.5")
            }
            guard points <= now.item.most else {
                return .refused("\(now.item.id) has at most \(now.item.most.text) points")
            }
            at += 1
            return .mark(now, points, words: words.dropFirst(2).joined(separator: " "))
        default:
            return .refused("type points 1.5, next, back or quit")
        }
    }
}

extension Gradebook.Item {
    fileprivate var isForTeacher: Bool { points == nil }
}
