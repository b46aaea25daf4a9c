import Machine
import Scripts

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// What the person set to their liking: lines of `colour off` in a file that they may edit.
struct Settings: Equatable {
    /// Nil where no place for it is known: what is set then holds for this run.
    let path: String?
    private var lines: [String]
    private var values: [Setting: String] = [:]
    /// What is wrong with the file, a sentence a line.
    private(set) var problems: [String] = []

    /// `$XDG_CONFIG_HOME/wick/config`, or `~/.config/wick/config`.
    static func located(xdg: String?, home: String?) -> String? {
        if let xdg, xdg.hasPrefix("/") { return xdg + "/wick/config" }
        if let home, home.hasPrefix("/") { return home + "/.config/wick/config" }
        return nil
    }

    /// Reads the file; one that is not there sets nothing.
    init(at path: String?) {
        self.path = path
        lines = []
        guard let path, access(path, F_OK) == 0 else { return }
        do throws(TextFile.Refusal) {
            let text = try TextFile.read(path)
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            for (number, line) in lines.enumerated() { read(line, number + 1, path) }
        } catch {
            problems = ["\(path) \(error.text). Type: set"]
        }
    }

    private mutating func read(_ line: String, _ number: Int, _ path: String) {
        do throws(Misreading) {
            guard case .program(.set(let setting?, let value?)) = try Reader.read("set " + line)
            else { return }
            values[setting] = value
        } catch {
            let words = error.text(for: "set " + line)
            problems.append("\(path):\(number): \(words.what) Type: \(words.next)")
        }
    }

    /// The language of lessons; nil is the original.
    var language: String? { self[.language] == "en" ? nil : self[.language] }

    subscript(setting: Setting) -> String { values[setting] ?? setting.values[0] }

    /// Changes a setting here and in the file, whose other lines stay as they are.
    mutating func set(_ setting: Setting, to value: String) throws(WholeFile.Refusal) {
        var changed = self
        changed.values[setting] = value
        let line = "\(setting.rawValue) \(value)"
        let place = lines.lastIndex { line in
            line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "=" }).first
                .map { $0 == setting.rawValue || ($0 == "color" && setting == .colour) } ?? false
        }
        if let place { changed.lines[place] = line } else { changed.append(setting, line) }
        if let path {
            let text = changed.lines.map { $0 + "\n" }.joined()
            try Settings.makeFolders(of: path)
            try WholeFile.write(Array(text.utf8), to: path, replaces: true)
        }
        self = changed
    }

    private mutating func append(_ setting: Setting, _ line: String) {
        if lines.isEmpty {
            lines = ["# Wick's settings, one a line, as the command `set` takes them."]
        }
        lines += [
            "", "# \(setting.meaning): \(setting.values.joined(separator: ", "))", line,
        ]
    }

    private static func makeFolders(of path: String) throws(WholeFile.Refusal) {
        let parts = path.split(separator: "/").dropLast()
        for depth in parts.indices {
            let folder = "/" + parts[...depth].joined(separator: "/")
            if mkdir(folder, 0o755) != 0, errno != EEXIST, access(folder, F_OK) != 0 {
                throw .noFolder(folder)
            }
        }
    }
}
