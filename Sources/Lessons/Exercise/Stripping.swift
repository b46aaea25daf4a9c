// A student's copy of an exercise: the file without answers, example lines, replies, notes, cards,
// and without the teacher's words on what only a person can judge.

extension Lesson {
    /// The text that is handed out; it reads as a lesson with `isIssued`.
    public var issuedText: String {
        let lines = SourceLine.all(of: source)
        var dropped: Set<Int> = []
        var changed: [Int: String] = [:]
        for part in LessonText(lines).parts {
            guard case .box(let fenced) = part else { continue }
            let fence = fenced.place.line
            switch fenced.kind.first {
            case "note", "card":
                dropped.formUnion(fence...(fence + fenced.lines.count + 1))
            case "ask" where fenced.kind.dropFirst().first == "order":
                strip(order: fenced.lines, &dropped, &changed)
            case "ask": strip(ask: fenced.lines, &dropped, &changed)
            case "do", "plan": strip(act: fenced.lines, &dropped)
            default: continue
            }
        }
        return lines.filter { !dropped.contains($0.number) }
            .map { changed[$0.number] ?? $0.text }.joined(separator: "\n")
    }

    /// Whatever tells which answer is right goes, with what is indented under it.
    private func strip(
        ask lines: [SourceLine], _ dropped: inout Set<Int>, _ changed: inout [Int: String]
    ) {
        let secret = ["answer", "wrong", "right", "reply", "prompt", "keywords"]
        var isUnderSecret = false
        for line in lines where !line.isBlank {
            let isOption = Choice.begins(line)
            let word = line.parted?.word.split(separator: " ").first.map { $0.lowercased() }
            if isOption {
                changed[line.number] = line.text.replacing("(x)", with: "( )", maxReplacements: 1)
                    .replacing("(X)", with: "( )", maxReplacements: 1)
                isUnderSecret = true
            } else if line.indent > 0 {
                if isUnderSecret { dropped.insert(line.number) }
            } else {
                isUnderSecret = word.map { secret.contains($0) } ?? false
                if word == "answer", let near = nearness(line.trimmed) {
                    changed[line.number] = near
                } else if isUnderSecret {
                    dropped.insert(line.number)
                }
            }
        }
    }

    /// What stands in the place of `answer: … within 0.1 %`, which is the end of the question: how near
    /// is near enough is no secret.
    private func nearness(_ line: String) -> String? {
        guard let cut = line.components(parted: " within ").dropFirst().first,
            NumberAnswer.Tolerance(cut) != nil
        else { return nil }
        let near = cut.hasSuffix("%") ? trim(cut.dropLast()) + "%" : cut
        let ofPlan = line.contains("{plan.") ? ", with the size rounded to a lot or not" : ""
        let none =
            line.contains("plan.liquidation") ? " Where no price does that, the answer is 0." : ""
        return "\nWhatever lies within \(near) of it is right\(ofPlan).\(none)"
    }

    /// The items in the order in which they are shown, without values, and to be kept only.
    private func strip(
        order lines: [SourceLine], _ dropped: inout Set<Int>, _ changed: inout [Int: String]
    ) {
        strip(ask: lines, &dropped, &changed)
        let written = lines.filter(Ordering.begins)
        let asks = asks.compactMap { ask -> Ordering? in
            guard case .order(let order) = ask.kind, ask.place.line < lines.first?.number ?? 0,
                order.items.count == written.count
            else { return nil }
            return order
        }
        guard let order = asks.last else { return }
        for (line, item) in zip(written, order.shown) {
            let words = written[item].trimmed
            changed[line.number] = words.split(separator: " = {").first.map(String.init) ?? words
        }
        for line in lines where line.trimmed.hasPrefix("order:") { dropped.insert(line.number) }
        if let first = written.first {
            changed[first.number] = "order: kept\n" + (changed[first.number] ?? first.text)
        }
    }

    /// The lines to type are the example solution.
    private func strip(act lines: [SourceLine], _ dropped: inout Set<Int>) {
        var isUnderLine = false
        for line in lines where !line.isBlank {
            if line.indent == 0 {
                let word = line.parted?.word.lowercased() ?? ""
                isUnderLine = !["goal", "hint", "words"].contains(word)
            }
            if isUnderLine { dropped.insert(line.number) }
        }
    }
}
