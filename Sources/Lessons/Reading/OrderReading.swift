extension Ordering {
    /// Whether a line is an item: `- …`.
    static func begins(_ line: SourceLine) -> Bool { line.trimmed.hasPrefix("- ") }

    /// Reads the items of an order, and by what they are ordered.
    init(_ box: BoxLines, at place: FilePlace, _ problems: inout Problems) {
        rule = .asWritten
        items = []
        wrong = nil
        let entry = box.first("order")
        if let entry {
            let named = Rule(rawValue: entry.text.lowercased())
            if named == nil {
                problems.add(AskRule.orderUnreadable(entry.text), at: entry.textPlace)
            }
            rule = named ?? .kept
        }
        for entry in box.entries where entry.word == nil {
            guard let line = entry.lines.first, Self.begins(line) else { continue }
            let item = Item(entry, line, &problems)
            if item.text.inlines.isEmpty { problems.add(AskRule.itemWithoutWords, at: line.place) }
            let name = simplified(item.text.plain)
            if items.contains(where: { simplified($0.text.plain) == name }) {
                problems.add(AskRule.choiceRepeated(item.text.plain), at: line.place)
            }
            items.append(item)
        }
        for entry in box.all("wrong") {
            if entry.detail.isEmpty {
                wrong = entry.wording(&problems)
            } else {
                problems.add(
                    AskRule.wordNotForKind("wrong \(entry.detail)", kind: "order"), at: entry.place)
            }
        }
        if items.count < 3 { problems.add(AskRule.itemsTooFew, at: place) }
        let valued = items.count { $0.value != nil }
        let isComputed = rule == .largestFirst || rule == .smallestFirst
        if valued != (isComputed ? items.count : 0), rule != .kept {
            problems.add(AskRule.orderWithoutValues, at: entry?.place ?? place)
        }
    }
}

extension Ordering.Item {
    /// `- words` or `- words = {value}`.
    fileprivate init(_ entry: BoxLines.Entry, _ line: SourceLine, _ problems: inout Problems) {
        let dash = line.text.firstIndex(of: "-") ?? line.text.startIndex
        let head = line.text.distance(from: line.text.startIndex, to: dash) + 1
        var words = String(repeating: " ", count: head) + line.text.dropFirst(head)
        value = nil
        if let sign = words.ranges(of: " = ").last {
            let column = words.distance(from: words.startIndex, to: sign.upperBound) + 1
            value = Amount(
                String(words[sign.upperBound...]), at: FilePlace(line: line.number, column: column),
                &problems)
            words = String(words[..<sign.lowerBound])
        }
        text = readWording(
            [SourceLine(text: words, number: line.number)] + entry.indented, &problems)
    }
}
