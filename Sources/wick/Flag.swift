/// The flags: the one place that reading and `--help` go by.
enum Flag: String, CaseIterable {
    case line = "-e"
    case until = "--until"
    case sheet = "--csv"
    case json = "--json"
    case content = "--content"
    case language = "--lang"
    case output = "-o"
    case notes = "--notes"
    case scenario = "--in"
    case rules = "--rules"
    case wallet = "--wallet"
    case leverage = "--leverage"
    case plain = "--plain"
    case flat = "--flat"
    case ascii = "--ascii"
    case manual = "--man"
    case completions = "--completions"
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
        case .until: "WHAT"
        case .sheet: "FILE"
        case .content: "DIR"
        case .language: "CODE"
        case .output: "FILE"
        case .scenario, .rules: "NAME"
        case .wallet: "AMOUNT"
        case .leverage: "Nx"
        case .completions: "SHELL"
        case .json, .notes, .plain, .flat, .ascii, .manual, .help, .version: nil
        }
    }

    var meaning: String {
        switch self {
        case .line: "run LINE as a file of one line; may be given again"
        case .until: "with run: what to play to, as in liquidation; else the end"
        case .sheet: "with calc liquidation: a sheet of positions, or - (a pipe)"
        case .json: "answers for programs: one JSON object a line"
        case .content: "the folder that holds scenarios/ and lessons/"
        case .language: "the language of lessons, as in uk; else the original"
        case .output: "with handout, quiz and import: the file to write"
        case .notes: "with handout: the answers and the teacher's notes as well"
        case .scenario: "with import: the market to open in, as october-2025"
        case .rules: "with import: the rulebook, as in binance-2026-09"
        case .wallet: "with import: the wallet behind your positions"
        case .leverage: "with import: for rows that tell no leverage"
        case .plain: "no colour and no other terminal codes"
        case .flat: "for screen readers: sentences, nothing drawn"
        case .ascii: "ASCII characters only"
        case .manual: "the manual page, for man"
        case .completions: "completions for bash, zsh or fish"
        case .help: "this page"
        case .version: "the version"
        }
    }

    /// The page of `wick --help`.
    static var helpPage: String {
        let rows = allCases.map { flag in
            let name = [flag.rawValue, flag.value].compactMap { $0 }.joined(separator: " ")
            return "  " + name + String(repeating: " ", count: 20 - name.count) + flag.meaning
        }
        return """
            Wick, a flight simulator for leverage: real price moves, invented money.

            usage: wick [FLAG…]                the prompt; on a pipe, one line after another
                   wick [FLAG…] FILE…          run the lines of each file, then end
                   wick [FLAG…] run NAME       load NAME, run every -e LINE, play to the end
                   wick [FLAG…] calc QUESTION  a calculator's answer; with --csv, of a sheet
                   wick [FLAG…] check [NAME…]  prove lessons, scenarios and rulebooks
                   wick exercise FILE          play the exercise that you were given
                   wick import TABLE.csv       your own book, from an exchange's table
                   wick handout LESSON -o FILE.html  a lesson as a page to print
                   wick quiz LESSON -o FILE.gift     its questions; .aiken, .txt
                   wick new lesson KEY-NAME          a file to begin a lesson with
                   wick lessons add FOLDER|ZIP       a course, checked first
                   wick class …                a teacher's work: wick class --help

            \(rows.joined(separator: "\n"))

            Files and pipes stop at the first line that is refused.
            Ends with 0 done, 1 usage, 2 a line, file or check refused, 130 interrupted;
            wick class also with 3 some failed grading, 4 integrity.
            """
    }
}
