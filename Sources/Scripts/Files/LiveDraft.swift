import Markets

/// The setting of a live scenario while its file is being read.
struct LiveDraft {
    private(set) var isBegun = false
    private(set) var isUndated = false
    var setting = LiveSetting()

    mutating func begin(isUndated: Bool, minutes: Int) {
        isBegun = true
        self.isUndated = isUndated
        setting.minutes = minutes
    }

    /// Sets a number of the table; false where it has to be whole, or yes or no.
    mutating func set(_ key: String, _ value: Double) -> Bool {
        guard let key = LiveKey.all.first(where: { $0.words == key }) else { return false }
        return key.set(value, in: &setting)
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
