import Markets

/// The setting of a live scenario while its file is being read.
struct LiveDraft {
    private(set) var isBegun = false
    private(set) var isUndated = false
    private(set) var setting = LiveSetting()
    /// What it is said to come to.
    private(set) var targets: [LiveTarget] = []
    private var placed: [Placed<LiveStatement>] = []

    mutating func begin(isUndated: Bool, minutes: Int) {
        isBegun = true
        self.isUndated = isUndated
        setting.minutes = minutes
    }

    mutating func name(_ name: String) { setting.name = name }

    /// The line that gave a number; nil where none has.
    func line(of key: String) -> Int? {
        placed.first { if case .number(key, _) = $0.value { true } else { false } }?.line
    }

    /// Takes a line; false where its number has to be whole, or yes or no.
    mutating func add(_ statement: LiveStatement, line: Int) -> Bool {
        if case .meets(let target) = statement {
            targets.append(target)
            return true
        }
        placed.append(Placed(value: statement, line: line))
        return setting.take(statement)
    }

    /// The rules that the setting breaks, each with the line that broke it. A line that broke one is
    /// left out, so that all are found at once.
    func faults(most: Int = 20) -> [(fault: LiveFault, line: Int)] {
        var lines = placed
        var found: [(fault: LiveFault, line: Int)] = []
        while found.count < most, let fault = fault(of: lines, lines.count) {
            guard self.fault(of: lines, 0) != fault else { return found }
            // Without any line there is none: between two numbers of lines it appears.
            var (without, with) = (0, lines.count)
            while with - without > 1 {
                let middle = (without + with) / 2
                if self.fault(of: lines, middle) == fault {
                    with = middle
                } else {
                    without = middle
                }
            }
            found.append((fault, lines[with - 1].line))
            lines.remove(at: with - 1)
        }
        return found.sorted { $0.line < $1.line }
    }

    private func fault(of lines: [Placed<LiveStatement>], _ count: Int) -> LiveFault? {
        var setting = LiveSetting()
        setting.minutes = self.setting.minutes
        for line in lines.prefix(count) { _ = setting.take(line.value) }
        do throws(LiveFault) {
            try setting.check()
            return nil
        } catch {
            return error
        }
    }
}

extension LiveSetting {
    /// Takes what a line says; false where its number has to be whole, or yes or no.
    fileprivate mutating func take(_ statement: LiveStatement) -> Bool {
        switch statement {
        case .heading, .meets: break
        case .number(let words, let value):
            guard let key = LiveKey.all.first(where: { $0.words == words }) else { return false }
            return key.set(value, in: &self)
        case .level(let minute, let level): news.append(NewsKnot(minute, level))
        case .event(let minute, let kind): events.append(LiveEvent(minute: minute, kind))
        }
        return true
    }
}

extension LiveSetting {
    /// The lines that say how this setting differs from a calm day, news and events included.
    var statements: [LiveStatement] {
        let calm = LiveSetting()
        var lines = LiveKey.all.filter { $0.value(in: self) != $0.value(in: calm) }
            .map { LiveStatement.number($0.words, $0.value(in: self)) }
        lines += news.map { .level(minute: $0.minute, $0.level) }
        lines += events.map { .event(minute: $0.minute, $0.kind) }
        return lines
    }
}
