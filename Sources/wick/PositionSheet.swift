import Desk
import Machine
import Scripts

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// `wick calc liquidation --csv FILE`: the sheet with its liquidation prices goes to standard output
/// and nothing else does; what there is to say about it goes to standard error.
struct PositionSheet {
    let content: Content
    /// A file, or `-` for standard input.
    let path: String
    let form: LiquidationSheet.Form
    /// False where answers are plain or listened to.
    let isWatched: Bool

    /// Bytes read at a time: a sheet of any size passes through the same room.
    private static let piece = 1 << 18

    func run(on screen: Screen) -> ExitStatus {
        let content = content
        var sheet = LiquidationSheet(form: form) { name in
            guard let text = try? content.text(.rulebooks, name) else { return nil }
            return try? RulebookText.read(text, name: name)
        }
        do throws(SystemFault) {
            let file = path == "-" ? nil : try OpenFile(path, O_RDONLY)
            let source = file?.descriptor ?? STDIN_FILENO
            // Where the sheet itself goes to the terminal, it shows how far it has come.
            var bar = ProgressBar(isWanted: !Terminal.here.isShown && isWatched)
            defer { bar.clear() }
            let whole = Self.size(of: source)
            var taken = 0
            var room = [UInt8](repeating: 0, count: Self.piece)
            // A terminal is shown whole lines.
            var line: [UInt8] = []
            while true {
                if Interruption.hasCome { return .interrupted }
                let count = read(source, &room, room.count)
                if count < 0, errno == EINTR { continue }
                if count < 0 { throw .last }
                if count == 0 { break }
                taken += count
                bar.show(taken, of: whole, "\(sheet.rows) rows")
                line += sheet.take(room[..<count])
                let end = (line.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
                guard write(Array(line[..<end]), on: screen) else { return .refused }
                line.removeFirst(end)
            }
            guard write(line + sheet.finish(), on: screen) else { return .refused }
        } catch {
            Screen.complain("\(path) cannot be read: \(error.reason)")
            return .refused
        }
        return told(sheet)
    }

    /// How many bytes there are, where that is known; else none.
    private static func size(of source: Int32) -> Int {
        var about = stat()
        guard fstat(source, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { return 0 }
        return Int(about.st_size)
    }

    /// False where nobody takes what is written any more.
    private func write(_ bytes: [UInt8], on screen: Screen) -> Bool {
        do throws(SystemFault) {
            try screen.hand(over: bytes)
            return true
        } catch {
            if error.code != EPIPE {
                Screen.complain("the sheet cannot be written: \(error.reason)")
            }
            return false
        }
    }

    private func told(_ sheet: LiquidationSheet) -> ExitStatus {
        if let fault = sheet.fault {
            Screen.complain("\(path) \(fault.words)")
            return .refused
        }
        guard sheet.missing.isEmpty else {
            Screen.complain(
                "\(path): no line names a column for "
                    + sheet.missing.map { "\"\($0)\"" }.joined(separator: ", ")
                    + "; a sheet begins like this: id,venue,symbol,side,entry,size,leverage; all names: "
                    + "wick -e 'help columns'")
            return .refused
        }
        guard sheet.twice.isEmpty else {
            Screen.complain(
                "\(path): the line that names its columns has "
                    + sheet.twice.map { "\"\(Line.quoted($0))\"" }.joined(separator: ", ")
                    + " twice; which of the two is meant? Rename the other")
            return .refused
        }
        if !sheet.unread.isEmpty {
            let names = sheet.unread.prefix(12).map { "\"\(Line.quoted($0))\"" }
            let more = sheet.unread.count > 12 ? " and \(sheet.unread.count - 12) more" : ""
            Screen.complain("not read: \(names.joined(separator: ", "))\(more)")
        }
        let rows = sheet.rows == 1 ? "1 row" : "\(sheet.rows) rows"
        Screen.complain(
            "simulation: \(rows) read, \(sheet.rows - sheet.refused) answered, "
                + "\(sheet.refused) refused; the column note says why")
        return sheet.refused == 0 ? .done : .refused
    }
}
