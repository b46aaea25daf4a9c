// The only file that knows readline. `@preconcurrency` takes its C globals as they are: all of
// them are touched by the one thread that reads lines.
@preconcurrency import CReadline
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Line editing on a terminal by GNU readline.
///
/// Not `Sendable` on purpose: it stays on the thread that reads. Readline keeps its state in C
/// globals, so there is at most one.
final class LineEditor {
    enum Event: Equatable {
        case line(String)
        /// Ctrl-C took the line back.
        case cancelled
        case endOfInput
    }

    /// Candidates for the last word of a line that ends at the cursor.
    var completions: (_ line: String) -> [String] = { _ in [] }

    /// What Tab puts on an empty line: the line that a refusal said to type. Enter alone runs it never.
    var suggestion: String?

    /// What the next line begins with, to be edited or sent off.
    private var prefilled: String?

    // C functions capture nothing, so readline's callbacks reach the editor through these.
    nonisolated(unsafe) private static var current: LineEditor?
    nonisolated(unsafe) private static var wasCancelled = false

    init() {
        Self.current = self
        LineEditor.readUTF8()
        rl_readline_name = UnsafePointer(strdup("wick"))  // readline keeps the pointer
        rl_variable_bind("blink-matching-paren", "off")
        rl_variable_bind("page-completions", "off")
        rl_completer_word_break_characters = UnsafePointer(strdup(" \t"))
        rl_attempted_completion_function = { text, _, end in
            rl_attempted_completion_over = 1  // never fall back to file names
            guard let editor = LineEditor.current, let text, let buffer = rl_line_buffer else {
                return nil
            }
            if rl_end == 0, let line = editor.suggestion {
                rl_completion_append_character = 0
                return LineEditor.list([line], for: "")
            }
            let upToCursor = UnsafeRawBufferPointer(start: buffer, count: Int(end))
            let line = String(decoding: upToCursor, as: UTF8.self)
            return LineEditor.list(editor.completions(line), for: String(cString: text))
        }
        rl_startup_hook = {
            if let line = LineEditor.current?.prefilled {
                rl_insert_text(line)
                LineEditor.current?.prefilled = nil
            }
            return 0
        }
        // Readline hands Ctrl-C on to our own handler and then goes on waiting. This is called
        // ten times a second meanwhile, and ends the line.
        rl_event_hook = {
            if Interruption.hasCome {
                Interruption.clear()
                LineEditor.wasCancelled = true
                // Under the last row of what was typed or pasted.
                rl_point = rl_end
                rl_redisplay()
                rl_crlf()
                rl_on_new_line()
                rl_replace_line("", 0)
                rl_done = 1
            }
            if Interruption.wasSuspended { rl_forced_update_display() }
            return 0
        }
        using_history()
        Interruption.watchForSuspension()
    }

    /// Text that the next line begins with. Nothing is run before Enter.
    func begin(with text: String) { prefilled = text }

    /// Reads one line, edited on the terminal. Of what was pasted in brackets it holds every line.
    func readLine(prompt: String) -> Event {
        Interruption.clear()
        Self.wasCancelled = false
        guard let line = readline(prompt) else {
            if !endsLineItself { try? OpenFile.write([UInt8(ascii: "\n")], to: STDOUT_FILENO) }
            return .endOfInput
        }
        defer { free(line) }
        return Self.wasCancelled ? .cancelled : .line(String(cString: line))
    }

    /// After Ctrl-D the cursor still stands behind the prompt, unless readline bracketed pastes: it
    /// then writes a line end itself.
    private var endsLineItself: Bool {
        guard let value = rl_variable_value("enable-bracketed-paste") else { return false }
        return String(cString: value) == "on"
    }

    /// Bytes that the next line begins with, as if typed then.
    func begin(with bytes: [UInt8]) {
        for byte in bytes { rl_stuff_char(Int32(byte)) }
    }

    /// A prompt in an SGR style: the marks tell readline which bytes take no columns.
    static func styled(_ prompt: String, sgr: String) -> String {
        "\u{1}\u{1B}[\(sgr)m\u{2}\(prompt)\u{1}\u{1B}[0m\u{2}"
    }

    /// Text is UTF-8 here even where the locale says C, as it often does in containers.
    private static func readUTF8() {
        // Only the character type: LC_ALL would change how C prints and reads numbers.
        setlocale(LC_CTYPE, "")
        if String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8" { return }
        setenv("LC_ALL", "C.UTF-8", 1)  // readline looks at the environment by itself
        setlocale(LC_CTYPE, "")
    }

    private typealias CStrings = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    /// What readline wants: what all candidates begin with, the candidates, and a null, all of it
    /// from `malloc` and freed by readline.
    private static func list(_ candidates: [String], for word: String) -> CStrings? {
        guard let first = candidates.first else { return nil }
        var beginning = first
        for candidate in candidates {
            beginning = String(zip(beginning, candidate).prefix { $0 == $1 }.map(\.0))
        }
        // Never take away what was typed: `bt` may stand for BTC and for bTest.
        if beginning.count < word.count { beginning = word }
        let strings = candidates.count == 1 ? [first] : [beginning] + candidates
        let size = (strings.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
        guard let memory = malloc(size) else { return nil }
        let list = memory.bindMemory(
            to: UnsafeMutablePointer<CChar>?.self, capacity: strings.count + 1)
        for (index, string) in strings.enumerated() {
            (list + index).initialize(to: strdup(string))
        }
        (list + strings.count).initialize(to: nil)
        return list
    }
}

/// The lines typed before, kept between starts.
///
/// History is a comfort: where it cannot be kept, nothing is said.
extension LineEditor {
    private static let historyLimit: Int32 = 1000

    func recall(from path: String) {
        guard Self.isHistory(path) else { return }
        read_history(path)
        guard history_length > 2 * Self.historyLimit else { return }
        stifle_history(Self.historyLimit)
        history_truncate_file(path, Self.historyLimit)
        chmod(path, 0o600)
    }

    /// Appends the line at once, so that neither a kill nor a second window loses it.
    ///
    /// - Parameters:
    ///   - line: one that begins with a blank is kept nowhere, as shells have it.
    ///   - path: nil where there is no place to keep it; the arrow keys still find it.
    func remember(_ line: String, in path: String?) {
        guard let first = line.first, first != " ", first != "\t", line != lastRemembered else {
            return
        }
        add_history(line)
        guard let path, (try? OpenFile(path, O_WRONLY | O_CREAT | O_NONBLOCK)) != nil,
            Self.isHistory(path)
        else { return }
        append_history(1, path)
    }

    /// A file of lines, and none that would have to be waited for or that fills the memory.
    private static func isHistory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && status.st_size <= TextFile.limit
    }

    private var lastRemembered: String? {
        guard history_length > 0, let entry = history_get(history_base + history_length - 1) else {
            return nil
        }
        return String(cString: entry.pointee.line)
    }
}
