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
    case quiet = "-q"
    case watch = "--watch"
    case seeds = "--seeds"
    case vary = "--vary"
    case shard = "--shard"
    case draws = "--draws"
    case workers = "--workers"
    case from = "--from"
    case also = "--also"
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
        case "--out": self = .output
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
        case .seeds: "A..B"
        case .vary: "NAME=…"
        case .shard: "K/N"
        case .draws: "WHAT"
        case .workers: "N"
        case .from: "FILE"
        case .also: "COIN=FILE"
        case .json, .notes, .quiet, .watch, .plain, .flat, .ascii, .manual, .help, .version: nil
        }
    }

    var meaning: String {
        switch self {
        case .line: "run LINE as a file of one line; may be given again"
        case .until: "with run: what to play to, as in liquidation; else the end"
        case .sheet: "with calc liquidation: a sheet of positions, or - (a pipe)"
        case .json: "answers for programs: an object a line; check: an array"
        case .content: "a folder with scenarios/ or lessons/, over the shipped"
        case .language: "the language of lessons, as in uk; else the original"
        case .output: "with handout, quiz, import, sweep: the file to write"
        case .notes: "with handout: the answers and the teacher's notes as well"
        case .scenario: "with import: the market to open in, as october-2025"
        case .rules: "with import: the rulebook, as in binance-2026-09"
        case .wallet: "with import: the wallet behind your positions"
        case .leverage: "with import: for rows that tell no leverage"
        case .quiet: "with check: only what is wrong or looks odd"
        case .watch: "with check: again whenever the file changes, until Ctrl-C"
        case .seeds: "with sweep: the seeds, as 1..1000"
        case .vary: "with sweep: values to try, as depth=0.5..2:0.25"
        case .shard: "with sweep: only this part of so many, as 3/64"
        case .draws: "with sweep: what a seed draws: crowd, or day (news too)"
        case .workers: "with sweep: how many at a time; else every core"
        case .from: "with new scenario: a table of prices to begin with"
        case .also: "with new scenario: another coin's table, as ETH=eth.csv"
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
            return "  " + name + String(repeating: " ", count: max(2, 20 - name.count))
                + flag.meaning
        }
        return """
            Wick, a flight simulator for leverage: real price moves, invented money.

            usage: wick [FLAG…]                the prompt; on a pipe, one line after another
                   wick [FLAG…] FILE…          run the lines of each file, then end
                   wick [FLAG…] run NAME       load NAME, run every -e LINE, play to the end
                   wick [FLAG…] calc QUESTION  a calculator's answer; with --csv, of a sheet
                   wick [FLAG…] check [NAME|FILE…]  prove lessons, scenarios, rulebooks
                   wick fmt FILE               a scenario or rulebook, spelled canonically
                   wick exercise FILE          play the exercise that you were given
                   wick import TABLE.csv       your own book, from an exchange's table
                   wick handout LESSON -o FILE.html  a lesson as a page to print
                   wick quiz LESSON -o FILE.gift     its questions; .aiken, .txt
                   wick new lesson KEY-NAME          a file to begin a lesson with
                   wick new scenario NAME [--from a.csv] [--also ETH=b.csv]
                   wick new rulebook NAME            a file to begin a rulebook with
                   wick sweep SCENARIO --seeds A..B  a live market under many seeds
                   wick sweep merge PART… -o FILE    parts of that into one
                   wick lessons add FOLDER|ZIP       a course, checked first
                   wick lessons remove NAME          takes an added course away
                   wick class …                a teacher's work: wick class --help

            \(rows.joined(separator: "\n"))

            Added courses lie in $XDG_DATA_HOME/wick (~/.local/share/wick), what you do in
            $XDG_STATE_HOME/wick (~/.local/state/wick), what you set in
            $XDG_CONFIG_HOME/wick (~/.config/wick).
            Files and pipes stop at the first line that is refused.
            Ends with 0 done, 1 usage, 2 a line, file or check refused, 130 interrupted;
            wick class also with 3 some failed grading, 4 integrity.
            """
    }
}
