extension String {
    /// At most so many lines from the beginning, blank ones left out. The rest is not looked at: a shelf
    /// shows the heads of some dozen files, each of which may be long.
    func firstLines(_ count: Int) -> [Substring] {
        var lines: [Substring] = []
        var start = startIndex
        while lines.count < count, start < endIndex {
            let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
            var line = self[start..<end]
            if line.utf8.last == UInt8(ascii: "\r") {
                line = Substring(line.unicodeScalars.dropLast())
            }
            if !line.isEmpty { lines.append(line) }
            start = end == endIndex ? end : utf8.index(after: end)
        }
        return lines
    }
}
