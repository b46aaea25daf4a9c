/// What looks odd in a file, less the lines that its author confirmed.
struct Doubts {
    private(set) var found = FileFindings()
    private var confirmed: [Int] = []
    private var spent: Set<Int> = []

    /// A line ends in `confirmed`.
    mutating func confirm(_ line: Int) { confirmed.append(line) }

    /// - Parameter word: which word of the line looks odd, from 0, or, negative, from its end.
    mutating func add(_ doubt: Doubt, line: Int, word: Int = 0) {
        if confirmed.contains(line) {
            spent.insert(line)
        } else {
            found.add(.doubt(doubt), line: line, word: word)
        }
    }

    /// Takes note of confirmations that nothing needed; to be called when all else is known.
    mutating func close() {
        for line in confirmed where !spent.contains(line) {
            found.add(.doubt(.nothingToConfirm), line: line)
        }
    }
}
