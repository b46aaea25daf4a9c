import GRDB
import Lessons

/// Points that the teacher gave by hand for one item.
public struct HandMark: Sendable, Equatable {
    public let exercise: String
    public let label: String
    public let item: String
    public let points: Marks
    public let said: String

    public init(exercise: String, label: String, item: String, points: Marks, said: String) {
        self.exercise = exercise
        self.label = label
        self.item = item
        self.points = points
        self.said = said
    }
}

// What only a person can judge. It stays when hand-ins are graded again.

extension Store {
    public func keep(_ mark: HandMark) throws(CourseFault) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO mark (exercise, label, item, points, said) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET points = excluded.points, said = excluded.said
                    """,
                arguments: [
                    mark.exercise, mark.label, mark.item, mark.points.hundredths, mark.said,
                ])
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
                    points: Marks(hundredths: row["points"]), said: row["said"])
            }
        }
    }
}
