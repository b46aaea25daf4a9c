/// Where words can stand inside a picture without lying on what is drawn there. Everything is in
/// the picture's own units, y growing downwards.
struct FreePlaces {
    struct Box: Equatable {
        var left: Int
        var right: Int
        var top: Int
        var bottom: Int

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private var taken: [Box]

    /// - Parameter drawn: what no word should lie on.
    init(_ drawn: [Box]) { taken = drawn }

    /// Which of the boxes is the first that meets nothing, or else meets least; from now on it is
    /// taken. There is at least one.
    mutating func take(_ boxes: [Box]) -> Int {
        var best = 0
        var least = Int.max
        for (place, box) in boxes.enumerated() where least > 0 {
            let met = taken.count { $0.meets(box) }
            if met < least { (best, least) = (place, met) }
        }
        taken.append(boxes[best])
        return best
    }
}
