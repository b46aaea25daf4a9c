/// The flags: the one place that reading and `--help` go by.
enum Flag: String, CaseIterable {
    case line = "-e"
    case content = "--content"
    case plain = "--plain"
    case flat = "--flat"
    case ascii = "--ascii"
    case help = "--help"
    case version = "--version"

    init?(spelled word: String) {
        switch word {
        case "-h": self = .help
        default: self.init(rawValue: word)
        }
    }

    /// What stands after the flag, if anything does.
    var value: String? {
        switch self {
        case .line: "LINE"
        case .content: "DIR"
        case .plain, .flat, .ascii, .help, .version: nil
        }
    }

    var meaning: String {
        switch self {
        case .line: "run LINE as a file of one line; may be given again"
        case .content: "the folder that holds scenarios/ and lessons/"
        case .plain: "no colour and no other terminal codes"
        case .flat: "for screen readers: one fact a line, nothing drawn"
        case .ascii: "ASCII characters only"
        case .help: "this page"
        case .version: "the version"
        }
    }

    /// The page of `wick --help`.
    static var helpPage: String {
        let rows = allCases.map { flag in
            let name = [flag.rawValue, flag.value].compactMap { $0 }.joined(separator: " ")
            return "  " + name + String(repeating: " ", count: 16 - name.count) + flag.meaning
        }
        return """
            Wick, a flight simulator for leverage: real price moves, invented money.

            usage: wick [FLAG…]                the prompt; on a pipe, one line after another
                   wick [FLAG…] FILE…          run the lines of each file, then end
                   wick [FLAG…] check [NAME…]  prove lessons, scenarios and rulebooks

            \(rows.joined(separator: "\n"))

            Files and pipes stop at the first line that is refused.
            Ends with 0 done, 1 usage, 2 a line, file or check refused, 130 interrupted.
            """
    }
}
