import Scripts

// Files that lie on no shelf, and their canonical spelling.

extension Proof {
    /// A file that cannot be proved, because there is no text of it.
    ///
    /// - Parameter reason: the words after its path: `is not there`.
    public static func unread(_ path: String, _ reason: String) -> Finding {
        Finding(
            path, "what is checked is a text file: this \(reason)",
            fix: "look at the path, or name a lesson, scenario or rulebook without one")
    }

    /// A name that nothing to prove has.
    public static func unknown(_ name: String, _ reason: String) -> Finding {
        Finding(name, reason, fix: "type list for what there is, or give the path of a file")
    }

    /// What is found in a table of prices or a saved journal; nil where the text is neither.
    public static func findings(ofLoose text: String, path: String) -> [Finding]? {
        do throws(FileErrors) {
            if text.hasPrefix(JournalText.firstLine) {
                _ = try JournalText.read(text, file: path)
                return []
            }
            let isTable = text.split(separator: "\n").prefix(3).contains { $0.contains(",") }
            guard isTable || path.hasSuffix(".csv") else { return nil }
            _ = try PriceSheet.table(text, path: path)
            return []
        } catch {
            return Finding.all(of: error)
        }
    }
}

extension AddedFile {
    /// The text with every statement in its canonical spelling; comments and blank lines stay. Nil for
    /// files that have no statements: lessons, courses, tables.
    ///
    /// - Throws: the lines that cannot be read.
    public func canonical() throws(FileErrors) -> String? {
        switch shelf {
        case .scenarios: try ScenarioFile(text, file: path).canonical
        case .rulebooks: try RulebookFile(text, file: path).canonical
        case .lending, .lessons, .exercises, .facts, .courses, .history: nil
        }
    }
}
