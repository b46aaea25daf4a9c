import GRDB

// Which run counts, where a teacher had to decide.

extension Store {
    /// Keeps a choice in place of an earlier one.
    public func keep(_ choice: RunChoice) throws(CourseFault) {
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO choice VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    choice.exercise, choice.label, choice.attempt, choice.hash, choice.decision.by,
                    choice.decision.at,
                ])
        }
    }

    /// Takes a choice back. False where none was made.
    public func takeBackChoice(
        _ exercise: String, _ label: String, attempt: Int
    ) throws(CourseFault) -> Bool {
        try write { database in
            try database.execute(
                sql: "DELETE FROM choice WHERE exercise = ? AND label = ? AND attempt = ?",
                arguments: [exercise, label, attempt])
            return database.changesCount > 0
        }
    }

    /// What a label handed in of an exercise under its own tokens, attempt by attempt.
    public func attempts(
        of label: String, in task: IssuedTask
    ) throws(CourseFault) -> [HandedAttempt] {
        let choices = try choices(exercise: task.id).filter { $0.label == label }
        let files = try handIns(of: label, in: task.id)
        return Dictionary(grouping: files, by: \.issued.attempt).map { number, files in
            HandedAttempt(number, files, choices.first { $0.attempt == number })
        }.sorted { $0.number < $1.number }
    }

    func choices(exercise: String) throws(CourseFault) -> [RunChoice] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM choice WHERE exercise = ? ORDER BY label, attempt",
                arguments: [exercise]
            ).map { row in
                RunChoice(
                    exercise: row["exercise"], label: row["label"], attempt: row["attempt"],
                    hash: row["hash"],
                    decision: Decision(by: row["decided_by"], at: row["decided_at"]))
            }
        }
    }
}
