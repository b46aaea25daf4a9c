import GRDB
import Lessons

/// Points that the teacher gave by hand for one item.
public struct HandMark: Sendable, Equatable {
    public let exercise: String
    public let label: String
    public let item: String
    public let points: Marks
    public let said: String
    public let decision: Decision

    public init(
        exercise: String, label: String, item: String, points: Marks, said: String,
        decision: Decision
    ) {
        self.exercise = exercise
        self.label = label
        self.item = item
        self.points = points
        self.said = said
        self.decision = decision
    }
}

// What only a person can judge. It stays when hand-ins are graded again.

extension Store {
    public func keep(_ mark: HandMark) throws(CourseFault) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO mark
                    (exercise, label, item, points, said, decided_by, decided_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    mark.exercise, mark.label, mark.item, mark.points.hundredths, mark.said,
                    mark.decision.by, mark.decision.at,
                ])
        }
    }

    /// Gives an item back to the grader. False where no mark was given.
    public func takeBackMark(
        _ exercise: String, _ label: String, item: String
    ) throws(CourseFault) -> Bool {
        try write { database in
            try database.execute(
                sql: "DELETE FROM mark WHERE exercise = ? AND label = ? AND item = ?",
                arguments: [exercise, label, item])
            return database.changesCount > 0
        }
    }

    func marks(exercise: String) throws(CourseFault) -> [HandMark] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM mark WHERE exercise = ? ORDER BY label, item",
                arguments: [exercise]
            ).map { row in
                HandMark(
                    exercise: row["exercise"], label: row["label"], item: row["item"],
                    points: Marks(hundredths: row["points"]), said: row["said"],
                    decision: Decision(by: row["decided_by"], at: row["decided_at"]))
            }
        }
    }
}
