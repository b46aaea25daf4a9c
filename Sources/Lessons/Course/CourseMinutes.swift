// Whether the meetings of a plan last as long as they say.

extension Course {
    /// Meetings that last longer than their own title or their plan's says.
    ///
    /// - Parameter minutes: of a lesson, by its key, where no line of the course says them.
    public func overlong(minutes: (_ key: String) -> Int?) -> [Fault] {
        var faults: [Fault] = []
        for plan in plans {
            for meeting in plan.meetings where !meeting.isConfirmed {
                guard let limit = Self.minutes(in: meeting.title) ?? Self.minutes(in: plan.title)
                else { continue }
                let sum = self.minutes(of: meeting, minutes)
                guard sum > limit else { continue }
                faults.append(
                    Fault(
                        place: FilePlace(line: meeting.line),
                        says: "\(sum) minutes stand in a meeting of \(limit)",
                        fix: "Leave something out, or end this line with confirmed.",
                        isWarning: true))
            }
        }
        return faults
    }

    /// The minutes of a meeting's talks and lessons.
    ///
    /// - Parameter minutes: of a lesson, by its key, where no line of the course says them.
    public func minutes(of meeting: Meeting, _ minutes: (_ key: String) -> Int?) -> Int {
        meeting.items.reduce(0) { sum, item in
            switch item {
            case .talk(let talk, _): sum + talk
            case .lesson(let key, let own, _): sum + (own ?? minutes(key) ?? 0)
            case .home: sum
            }
        }
    }

    private static let numbers = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    ]

    /// The minutes that a title names: "60 minutes, once", "One hour", "Three times 90 minutes".
    static func minutes(in title: String) -> Int? {
        let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for (place, word) in words.enumerated() where place > 0 {
            let number = Int(words[place - 1]) ?? numbers[words[place - 1]]
            if ["minute", "minutes", "min"].contains(word), let number { return number }
            if ["hour", "hours", "h"].contains(word), let number { return number * 60 }
        }
        return nil
    }
}
