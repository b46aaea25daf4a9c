import Scripts

/// The manual page, made from the tables that the program itself goes by.
enum Manual {
    /// The page in the markup of man.
    static func page(version: String) -> String {
        var lines = [
            ".TH WICK 1 \"\" \"wick \(version)\" \"User Commands\"", ".SH NAME",
            "wick \\- a flight simulator for leverage: real price moves, invented money",
            ".SH SYNOPSIS", ".B wick", "[\\fIFLAG\\fR...] [\\fIFILE\\fR...]", ".br", ".B wick run",
            "[\\fIFLAG\\fR...] \\fINAME\\fR", ".br", ".B wick check",
            "[\\fIFLAG\\fR...] [\\fINAME\\fR...]", ".br",
            ".B wick fmt", "\\fIFILE\\fR...", ".br",
            ".B wick calc", "\\fIQUESTION\\fR", ".br", ".B wick import",
            "[\\fIFLAG\\fR...] \\fITABLE.csv\\fR", ".br", ".B wick exercise", "\\fIFILE\\fR", ".br",
            ".B wick handout", "\\fILESSON\\fR", ".br", ".B wick quiz", "\\fILESSON\\fR", ".br",
            ".B wick lessons add", "\\fIFOLDER\\fR", ".br", ".B wick lessons remove",
            "\\fINAME\\fR", ".br", ".B wick sweep",
            "\\fISCENARIO\\fR --seeds \\fIA..B\\fR [\\fIFLAG\\fR...]", ".br", ".B wick sweep merge",
            "\\fIPART\\fR...", ".br", ".B wick new", "lesson|scenario|rulebook \\fINAME\\fR", ".br",
            ".B wick class", "[\\fIWORD\\fR...]",
            ".SH DESCRIPTION",
            escaped(
                "Hypothetical leveraged positions live through recorded prices, at a prompt or from "
                    + "files of lines. It is a simulation: no order is sent anywhere, nothing is "
                    + "predicted and nothing recommended."), ".SH FLAGS",
        ]
        for flag in Flag.allCases {
            let value = flag.value.map { " \\fI\($0)\\fR" } ?? ""
            lines += [".TP", "\\fB\(escaped(flag.rawValue))\\fR\(value)", escaped(flag.meaning)]
        }
        lines += [".SH COMMANDS"]
        for verb in Verb.all {
            lines += [".TP", "\\fB\(escaped(verb.shape))\\fR", escaped(verb.meaning)]
            let others = verb.aliases.map(\.word)
            if !others.isEmpty { lines.append(escaped("Also: \(others.joined(separator: ", ")).")) }
        }
        lines += [".SH SETTINGS"]
        for setting in Setting.allCases {
            lines += [
                ".TP", "\\fB\(setting.rawValue)\\fR \(setting.values.joined(separator: " | "))",
                escaped(setting.meaning),
            ]
        }
        lines += tables + ending
        return lines.joined(separator: "\n")
    }

    /// The first name of every column; the page of columns has the others.
    private static var tables: [String] {
        [".SH TABLES", escaped(tablesWords)]
            + TableUse.all.flatMap { use in
                let names = use.columns.map { $0.names[0] }.joined(separator: ", ")
                return [
                    ".TP", "\\fB\(escaped(use.verb))\\fR", escaped("\(use.title): \(names)."),
                ]
            }
    }

    private static let tablesWords =
        "A table of your own is text whose columns stand in any order. The command help columns "
        + "lists every name and every way to write a time that is read; these are the first of each."

    private static let ending = [
        ".SH FILES", ".TP", "\\fI$XDG_CONFIG_HOME/wick/config\\fR",
        "Settings, one a line; ~/.config where the variable is not set.", ".TP",
        "\\fI$XDG_STATE_HOME/wick\\fR",
        "History, progress, and the journal of every session; ~/.local/state where it is not set.",
        ".TP", "\\fI$XDG_DATA_HOME/wick/courses\\fR",
        "Courses that were added; ~/.local/share where it is not set. lessons remove takes one away.",
        ".TP", "\\fIDIR/scenarios, DIR/scenarios/rulebooks, DIR/lessons\\fR",
        "Your own content, with --content DIR or the variable WICK_CONTENT: it lies over the shipped "
            + "one. wick new writes a file to begin with, and wick check proves it.",
        ".SH EXIT STATUS",
        "0 done, 1 usage, 2 a line, file or check refused, 130 interrupted; wick class also "
            + "3 some failed grading, 4 integrity.",
        ".SH COPYRIGHT", "GNU General Public License, version 3 or later.",
    ]

    /// Text in which nothing is markup.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "\\": out += "\\e"
            case "-": out += "\\-"
            default: out.append(character)
            }
        }
        return out.hasPrefix(".") || out.hasPrefix("'") ? "\\&" + out : out
    }
}
