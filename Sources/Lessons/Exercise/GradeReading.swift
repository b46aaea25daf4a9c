import Figures

extension PlanBox {
    private static let known = BoxWords(
        box: "plan", known: ["words", "hint"], many: ["hint"], isStrict: true)

    init(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        let box = BoxLines(fenced.lines, Self.known)
        box.check(Self.known, &problems)
        let lines = box.free.flatMap(\.whole).map { TypedLine(text: $0.trimmed, place: $0.place) }
        if lines.count != 1 || !(lines.first?.text.hasPrefix("plan ") ?? false) {
            problems.add(.exercise(.planLine), at: lines.first?.place ?? fenced.place)
        }
        words = 0
        if let entry = box.first("words") {
            words = Int(entry.text).flatMap { (0...200).contains($0) ? $0 : nil } ?? -1
            if words < 0 { problems.add(.exercise(.planWords(entry.text)), at: entry.textPlace) }
        }
        var hints: [Wording] = []
        for entry in box.all("hint") { hints.append(entry.wording(&problems)) }
        act = DoBox(lines: lines, goals: [.planned], hints: hints, place: fenced.place)
    }
}

extension GradeBox {
    init(_ fenced: LessonText.Fenced, _ problems: inout Problems) {
        items = []
        place = fenced.place
        let rows = fenced.lines.filter { !$0.isBlank }
        guard let head = rows.first, head.cells.count == 4, rows.count > 2 else {
            problems.add(.exercise(.gradeNotATable), at: rows.first?.place ?? fenced.place)
            return
        }
        for row in rows.dropFirst() where !row.isRuler {
            let cells = row.cells
            guard cells.count == 4, !cells[0].isEmpty, let points = Marks(cells[1]) else {
                problems.add(.exercise(.gradeRow(row.trimmed)), at: row.place)
                continue
            }
            guard let check = GradeCheck(cells[3]) else {
                problems.add(.exercise(.checkUnknown(cells[3])), at: row.place)
                continue
            }
            if items.contains(where: { $0.id == cells[0] }) {
                problems.add(.exercise(.itemRepeated(cells[0])), at: row.place)
            }
            items.append(
                Item(id: cells[0], points: points, what: cells[2], check: check, place: row.place))
        }
    }
}

extension SourceLine {
    /// The cells of a table's row.
    fileprivate var cells: [String] {
        var row = Substring(trimmed)
        guard row.first == "|" else { return [] }
        row.removeFirst()
        if row.last == "|" { row.removeLast() }
        return row.split(separator: "|", omittingEmptySubsequences: false).map { trim($0) }
    }
    fileprivate var isRuler: Bool {
        !cells.isEmpty && cells.allSatisfy { $0.allSatisfy { "-: ".contains($0) } }
    }
}

extension GradeCheck {
    /// Reads a check as the table says it; nil where it is none.
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        switch words.first {
        case "plan" where words == ["plan", "before", "step", "1"]: self = .plan
        case "answer" where words.count == 2: self = .answer(words[1])
        case "words" where words.count == 4 && words[2] == ">=":
            guard let count = Int(words[3]), (1...200).contains(count) else { return nil }
            self = .words(words[1], count)
        case "odds" where words.count == 4 && words[2] == "within":
            guard let within = Int(words[3]), (0...50).contains(within) else { return nil }
            self = .odds(words[1], within: within)
        case "loss" where words == ["loss", "at", "stop", "<=", "limit"]: self = .lossAtStop
        case "orders" where words == ["orders", "follow", "plan"]: self = .followsPlan
        case "stop" where words.prefix(4) == ["stop", "before", "liquidation", "by"]:
            guard let by = Rate(percentText: words.dropFirst(4).joined(separator: " ")) else {
                return nil
            }
            self = .stopBeforeLiquidation(by)
        case "liquidated" where words.count == 9:
            guard words[1] == "<=", words[3] == "and", words[4] == "held", words[5] == ">=",
                words[7] == "of", words[8] == "\(ExerciseTerms.hiddenTapes)",
                let liquidated = Int(words[2]), let held = Int(words[6]),
                (0...ExerciseTerms.hiddenTapes).contains(liquidated),
                (1...ExerciseTerms.hiddenTapes).contains(held)
            else { return nil }
            self = .robust(liquidated: liquidated, held: held)
        case "by" where words == ["by", "hand"]: self = .byHand
        default: return nil
        }
    }
}
