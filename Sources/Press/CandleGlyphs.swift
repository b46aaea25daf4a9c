/// The glyphs of a picture: half a row is the finest step, and up differs from down in shape.
struct CandleGlyphs {
    /// What covers half of a cell.
    enum Half { case none, wick, body }
    let ascii: Bool

    func glyph(_ top: Half, _ bottom: Half, _ way: Bar.Way) -> Character? {
        if top == .none, bottom == .none { return nil }
        if ascii { return top == .body || bottom == .body ? body(way) : "|" }
        if way == .flat, top == .body || bottom == .body { return "┼" }
        return switch (top, bottom) {
        case (.none, .none): nil
        case (.wick, .wick): "│"
        case (.none, .wick): "╷"
        case (.wick, .none): "╵"
        case (.body, .body): way == .up ? "┃" : "█"
        case (.none, .body): way == .up ? "╻" : "▄"
        case (.wick, .body): way == .up ? "╽" : "▄"
        case (.body, .none): way == .up ? "╹" : "▀"
        case (.body, .wick): way == .up ? "╿" : "▀"
        }
    }

    /// A row of a candle that is wider than a column.
    struct Cell {
        let top: Half
        let bottom: Half
        /// Whether it is the first and the last row that the body reaches into.
        let isFirst: Bool
        let isLast: Bool
        /// Whether the wick goes on into the row above, and into the one below.
        let reachesUp: Bool
        let reachesDown: Bool
        var hasBody: Bool { top == .body || bottom == .body }
    }

    /// The glyphs of one row; nil where what is behind shows. A wide rise is hollow, a fall full.
    func glyphs(_ cell: Cell, _ way: Bar.Way, wide: Int) -> [Character?] {
        let middle = glyph(cell.top, cell.bottom, way)
        guard wide >= 3, cell.hasBody, let middle else {
            let side = [Character?](repeating: nil, count: wide / 2)
            return side + [middle] + side
        }
        if ascii {
            let side = way == .flat ? "-" : body(way)
            return row(side, side, middle, side, wide)
        }
        switch way {
        case .down: return row(middle, middle, middle, middle, wide)
        case .flat: return row("╶", "─", "┼", "╴", wide)
        case .up: return hollow(cell, wide)
        }
    }

    private func hollow(_ cell: Cell, _ wide: Int) -> [Character?] {
        let up = cell.top == .wick || cell.reachesUp
        let down = cell.bottom == .wick || cell.reachesDown
        switch (cell.isFirst, cell.isLast) {
        case (true, true):
            return row("╺", "━", up ? (down ? "┿" : "┷") : down ? "┯" : "━", "╸", wide)
        case (true, false): return row("┏", "━", up ? "┷" : "━", "┓", wide)
        case (false, true): return row("┗", "━", down ? "┯" : "━", "┛", wide)
        case (false, false): return row("┃", nil, nil, "┃", wide)
        }
    }

    private func row(
        _ left: Character, _ side: Character?, _ middle: Character?, _ right: Character, _ wide: Int
    ) -> [Character?] {
        let sides = [Character?](repeating: side, count: wide / 2 - 1)
        return [left] + sides + [middle] + sides + [right]
    }

    /// What the key shows of a body.
    func sample(_ way: Bar.Way, wide: Int) -> String {
        guard wide >= 3, !ascii else { return String(repeating: body(way), count: wide) }
        return way == .up
            ? "┏" + String(repeating: "━", count: wide - 2) + "┓"
            : String(repeating: body(way), count: wide)
    }

    /// What stands under a picture at a moment of its own, and points at it.
    var pointer: Character { ascii ? "^" : "╹" }

    func body(_ way: Bar.Way) -> Character {
        switch way {
        case .up: ascii ? "o" : "┃"
        case .down: ascii ? "#" : "█"
        case .flat: ascii ? "+" : "┼"
        }
    }

    /// The line of a level, another for each of the first four.
    func line(_ level: Int) -> Character {
        let glyphs: [Character] = ascii ? ["-", "=", ".", "~"] : ["─", "╌", "·", "═"]
        return glyphs[level % glyphs.count]
    }

    var axis: Character { ascii ? "|" : "│" }
    var tick: Character { ascii ? "+" : "┤" }
}
