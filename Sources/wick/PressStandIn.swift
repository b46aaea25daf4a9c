import Desk

enum Style: Equatable { case plain, flat, ansi(colour: Bool) }
struct TextPress {
    var style: Style
    var columns = 80
    var rows = 24
    var ascii = false
    func lines(_ page: Page) -> [String] {
        page.blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let p): [p.text]
            case .lines(let l): l.map(\.text)
            default: ["\(block)"]
            }
        }
    }
}
