// What may be counted on a page that a class sees. A cell with one person in it tells that person's
// answer to whoever knows them, and one with two tells each of them the other's: so a cell holds nobody,
// or three at least. Those that are smaller are joined with what stands beside them, never left out,
// since what is left out can be worked out from the sum.

/// Something that one of a class did, as a number.
struct Deed {
    /// The place of the student's run in the list of runs.
    let who: Int
    let value: Int
}

/// Ranges of a number that meet, each reaching up to its upper end, and a name for each join of them.
struct Ranges: Sendable {
    /// The upper ends; above the last one there is one more range.
    let ends: [Int]
    /// From the end of the range before (nil: from the beginning) up to its own (nil: without one).
    let name: @Sendable (_ from: Int?, _ upTo: Int?) -> String
}

/// A count that may be shown, and how many people are in it.
struct Cell: Equatable {
    var name: String
    var count: Int
}

enum Cells {
    /// As many people as a cell needs.
    static let fewest = 3

    /// Deeds by range, small ones joined with the next; empty ranges at both ends are left out. Nil
    /// where nothing can be told.
    static func joined(_ deeds: [Deed], _ ranges: Ranges) -> [Cell]? {
        table([deeds], ranges)?.map { Cell(name: $0.name, count: $0.counts[0]) }
    }

    /// The same for several columns at once: a row is joined with the next until each of its cells may
    /// be shown.
    static func table(
        _ columns: [[Deed]], _ ranges: Ranges
    ) -> [(name: String, counts: [Int])]? {
        guard columns.allSatisfy({ people($0) >= fewest }) else { return nil }
        let last = ranges.ends.count
        func place(_ value: Int) -> Int { ranges.ends.firstIndex { value <= $0 } ?? last }
        let places = columns.joined().map { place($0.value) }
        guard var from = places.min(), let end = places.max() else { return nil }
        func deeds(_ rows: ClosedRange<Int>) -> [[Deed]] {
            columns.map { column in column.filter { rows.contains(place($0.value)) } }
        }
        var groups: [ClosedRange<Int>] = []
        for row in from...end {
            guard deeds(from...row).allSatisfy({ $0.isEmpty || people($0) >= fewest }) else {
                continue
            }
            // Where a join begins or ends is where somebody stood alone: it is open on that side.
            groups.append(groups.isEmpty && row > from ? 0...row : from...row)
            from = row + 1
        }
        // What is left at the end is joined with what stands before it, until that may be shown.
        while from <= end {
            from = groups.popLast()?.lowerBound ?? 0
            if deeds(from...last).allSatisfy({ $0.isEmpty || people($0) >= fewest }) {
                groups.append(from...last)
                break
            }
        }
        // One cell with everybody in it tells nothing.
        if groups == [0...last] { return nil }
        return groups.map { rows in
            let name = ranges.name(
                rows.lowerBound == 0 ? nil : ranges.ends[rows.lowerBound - 1],
                rows.upperBound == last ? nil : ranges.ends[rows.upperBound])
            return (name, deeds(rows).map(\.count))
        }
    }

    /// Kinds of deeds; those that too few did are one kind together, with the next larger one where they
    /// are too few even so.
    static func joined(_ kinds: [(name: String, deeds: [Deed])], rest: String) -> [Cell]? {
        let some = kinds.filter { !$0.deeds.isEmpty }
        guard people(some.flatMap(\.deeds)) >= fewest else { return nil }
        var shown = some.filter { people($0.deeds) >= fewest }
        var others = some.filter { people($0.deeds) < fewest }.flatMap(\.deeds)
        while !others.isEmpty, people(others) < fewest, !shown.isEmpty {
            let smallest = shown.indices.min { shown[$0].deeds.count < shown[$1].deeds.count } ?? 0
            others += shown.remove(at: smallest).deeds
        }
        let cells = shown.map { Cell(name: $0.name, count: $0.deeds.count) }
        if cells.isEmpty { return nil }
        return others.isEmpty ? cells : cells + [Cell(name: rest, count: others.count)]
    }

    static func people(_ deeds: [Deed]) -> Int { Set(deeds.map(\.who)).count }

    /// How many of so many people, in words that tell of no one alone: "7 of 20", "fewer than 3 of 20".
    static func told(_ count: Int, of all: Int) -> String {
        if count == 0 { return "none of \(all)" }
        if count == all { return all == 1 ? "1 of 1" : "all \(all)" }
        if count < fewest { return "fewer than \(fewest) of \(all)" }
        return all - count < fewest
            ? "all but fewer than \(fewest) of \(all)" : "\(count) of \(all)"
    }
}
