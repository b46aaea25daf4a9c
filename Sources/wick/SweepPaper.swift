import Machine

/// Why a sweep ends early.
enum SweepRefusal: Error {
    case words(String)
    case several([String])
    /// Ctrl-C; the file that was not written.
    case interrupted(String?)
    /// Nobody takes what standard output is given.
    case lost(SystemFault)

    var told: ExitStatus {
        switch self {
        case .words(let words): Screen.complain(words)
        case .several(let sentences): Screen.complain(sentences)
        case .interrupted(let path):
            if let path { Screen.complain("stopped; \(path) was not written") }
            return .interrupted
        case .lost(let fault): return Screen.status(afterLosing: fault)
        }
        return .refused
    }
}

/// Where the lines of a sweep go: a file that is whole or not there, or standard output.
struct SweepPaper {
    private let path: String?
    private let file: GrowingFile?
    private let screen: Screen

    init(_ path: String?, on screen: Screen) throws(SweepRefusal) {
        self.path = path
        self.screen = screen
        do throws(WholeFile.Refusal) {
            file = try path.map { (path) throws(WholeFile.Refusal) in
                try GrowingFile(Environment.expanded(path))
            }
        } catch {
            throw .words("\(path ?? "") \(error.text)")
        }
    }

    func write(_ lines: [String]) throws(SweepRefusal) {
        let text = lines.map { $0 + "\n" }.joined()
        guard let file else {
            do throws(SystemFault) {
                return try screen.hand(over: Array(text.utf8))
            } catch {
                throw .lost(error)
            }
        }
        do throws(WholeFile.Refusal) {
            try file.write(text.utf8)
        } catch {
            throw .words("\(path ?? "") \(error.text)")
        }
    }

    func finish() throws(SweepRefusal) {
        do throws(WholeFile.Refusal) {
            try file?.finish()
        } catch {
            throw .words("\(path ?? "") \(error.text)")
        }
    }

    /// What is said when it is done; beside data on standard output, nothing.
    func say(_ words: String, on screen: Screen) -> ExitStatus {
        guard file != nil else { return .done }
        do {
            try screen.say([words])
            return .done
        } catch {
            return Screen.status(afterLosing: error)
        }
    }
}
