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
