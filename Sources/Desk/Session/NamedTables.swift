import Scripts

// The tables of prices that a scenario's file names.

extension Content {
    /// Tables as seen from a scenario of the shelf.
    func tableReading(beside name: String) -> TableReading {
        TableReading { (path) throws(TableReading.Unread) in
            do throws(Missing) {
                let text = try beside(.scenarios, name, path)
                return TableSource(name: path, bytes: Array(text.utf8))
            } catch {
                throw TableReading.Unread(Self.words(error.reason, after: path))
            }
        }
    }

    /// Tables as seen from a file of the person's own.
    public func tableReading(besideFile scenario: String) -> TableReading {
        TableReading { (path) throws(TableReading.Unread) in
            let whole = Self.path(path, besideFile: scenario)
            do throws(Missing) {
                return try table(whole)
            } catch {
                throw TableReading.Unread(Self.words(error.reason, after: whole))
            }
        }
    }

    /// A path that another file names, as seen from where the program runs.
    static func path(_ path: String, besideFile other: String) -> String {
        guard !path.hasPrefix("/"), !path.hasPrefix("~"),
            let slash = other.lastIndex(of: "/")
        else { return path }
        return String(other[...slash]) + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }

    /// What is said of a path, without the path and the point at the end.
    private static func words(_ reason: String, after path: String) -> String {
        var words = reason.hasPrefix(path) ? String(reason.dropFirst(path.count)) : reason
        while let first = words.first, first == " " || first == ":" { words.removeFirst() }
        if words.last == "." { words.removeLast() }
        return words
    }
}
