import Desk

// Tables: columns two spaces apart, numbers flush right, a thin line under the header.

extension Typesetter {
    func set(_ table: Table, width: Int) -> [Slug] {
        let caption = table.caption.map { Prose($0, .strong).wrapped(alphabet, width: width) } ?? []
        let grid = Grid(table, alphabet)
        guard let widths = grid.widths(within: width) else {
            return caption + records(of: table, width: width)
        }
        var slugs = caption
        if grid.hasHeader {
            slugs += set(grid.header, widths, grid.numeric, fromBottom: true)
            let rules = widths.map { Slug(line("─", $0), .faint) }
            slugs.append(spread(rules, widths, []))
        }
        for row in grid.rows { slugs += set(row, widths, grid.numeric, fromBottom: false) }
        return slugs
    }

    private func set(
        _ cells: [Grid.Cell], _ widths: [Int], _ numeric: Set<Int>, fromBottom: Bool
    ) -> [Slug] {
        let broken = zip(cells, widths).map { cell, width in
            cell.flatMap { Press.broken($0, width: width) }
        }
        let height = broken.reduce(1) { max($0, $1.count) }
        return (0..<height).map { line in
            let slugs = broken.map { cell in
                let place = fromBottom ? line - (height - cell.count) : line
                return cell.indices.contains(place) ? cell[place] : Slug()
            }
            return spread(slugs, widths, numeric)
        }
    }

    private func spread(_ slugs: [Slug], _ widths: [Int], _ numeric: Set<Int>) -> Slug {
        var out = Slug()
        for (column, slug) in slugs.enumerated() {
            if column > 0 { out.space(2) }
            out.append(slug.filled(to: widths[column], flushRight: numeric.contains(column)))
        }
        return out
    }

    /// Where the columns do not fit side by side: every row as names and values in running lines.
    private func records(of table: Table, width: Int) -> [Slug] {
        var slugs: [Slug] = []
        for row in table.rows.map(\.cells) {
            if !slugs.isEmpty { slugs.append(Slug()) }
            let entries = row.enumerated().map { column, cell in
                (column < table.header.count ? table.header[column] : Prose(""), cell)
            }
            slugs += set(running: entries, width: width)
        }
        return slugs
    }
}

/// The cells of a table as words, every row as long as the longest.
private struct Grid {
    typealias Cell = [[Word]]
    let header: [Cell]
    let rows: [[Cell]]
    let numeric: Set<Int>

    init(_ table: Table, _ alphabet: Alphabet) {
        let count = table.rows.reduce(table.header.count) { max($0, $1.cells.count) }
        func cells(_ row: [Prose], _ base: Ink) -> [Cell] {
            row.map { $0.words(alphabet, base: base) }
                + [Cell](repeating: [], count: count - row.count)
        }
        header = cells(table.header, .strong)
        rows = table.rows.map { cells($0.cells, .plain) }
        numeric = table.numeric
    }

    var hasHeader: Bool { header.contains { $0.contains { !$0.isEmpty } } }

    /// How wide each column is set, or nil when even the longest words do not fit.
    ///
    /// A column may be narrowed to its longest word, one of numbers to its longest cell; the widest
    /// gives way first.
    func widths(within width: Int) -> [Int]? {
        var widths: [Int] = []
        var least: [Int] = []
        for column in header.indices {
            let cells = rows.map { $0[column] }
            let whole = cells.reduce(0) { max($0, natural($1)) }
            let word = cells.reduce(0) { max($0, longestWord($1)) }
            widths.append(max(whole, natural(header[column])))
            least.append(max(numeric.contains(column) ? whole : word, longestWord(header[column])))
        }
        let room = width - 2 * max(0, widths.count - 1)
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let candidates = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func natural(_ cell: Cell) -> Int {
        cell.reduce(0) { max($0, $1.reduce(0) { $0 + $1.gap + $1.slug.width }) }
    }
    private func longestWord(_ cell: Cell) -> Int {
        cell.joined().reduce(0) { max($0, $1.slug.width) }
    }
}
