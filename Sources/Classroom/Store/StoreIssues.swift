import GRDB
import Lessons
import Markets

/// One attempt that a student was given, and the token it is known by.
public struct Issued: Sendable, Equatable, Codable {
    public let token: String
    public let exercise: String
    public let label: String
    public let attempt: Int
}

/// What the store knows of an exercise.
public struct IssuedTask: Sendable, Equatable {
    public let id: String
    public let title: String
    /// The fingerprint of what was handed out: another one is another exercise.
    public let edition: String
    public let most: Marks
    public let pass: Marks
    /// Nil where it is taken at any time.
    public let deadline: Deadline?

    public init(
        id: String, title: String, edition: String, most: Marks, pass: Marks,
        deadline: Deadline? = nil
    ) {
        self.deadline = deadline
        self.id = id
        self.title = title
        self.edition = edition
        self.most = most
        self.pass = pass
    }
}

// Who was given what.

extension Store {
    /// Notes an exercise and the attempts of everyone in it; those noted before stay as they are.
    func issue(_ task: IssuedTask, _ issues: [Issued]) throws(CourseFault) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO exercise (id, title, edition, most, pass, due, late)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET title = excluded.title,
                    edition = excluded.edition, most = excluded.most, pass = excluded.pass,
                    due = excluded.due, late = excluded.late
                    """,
                arguments: [
                    task.id, task.title, task.edition, task.most.hundredths, task.pass.hundredths,
                    task.deadline?.due.minutes, task.deadline?.late.word,
                ])
            for issued in issues {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO student (label) VALUES (?)",
                    arguments: [issued.label])
                try database.execute(
                    sql: """
                        INSERT OR IGNORE INTO issue (token, exercise, label, attempt)
                        VALUES (?, ?, ?, ?)
                        """,
                    arguments: [issued.token, issued.exercise, issued.label, issued.attempt])
            }
        }
    }

    /// Exercises that were given out, by their ids.
    public func tasks() throws(CourseFault) -> [IssuedTask] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM exercise ORDER BY id").map { row in
                let due: Int? = row["due"]
                let late: String? = row["late"]
                return IssuedTask(
                    id: row["id"], title: row["title"], edition: row["edition"],
                    most: Marks(hundredths: row["most"]), pass: Marks(hundredths: row["pass"]),
                    deadline: due.map {
                        Deadline(
                            due: Moment(minutes: $0), late: late.flatMap { LateRule($0) } ?? .taken)
                    })
            }
        }
    }

    /// Every attempt that was given out.
    func issues() throws(CourseFault) -> [Issued] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM issue ORDER BY exercise, label, attempt"
            ).map { row in
                Issued(
                    token: row["token"], exercise: row["exercise"], label: row["label"],
                    attempt: row["attempt"])
            }
        }
    }

    /// The label as it was issued, whatever case it is typed in; nil where nobody has it. Some disks
    /// hold s07 and S07 to be one name, and a roster has no two such labels.
    public func label(_ typed: String) throws(CourseFault) -> String? {
        let all = try read { try String.fetchAll($0, sql: "SELECT label FROM student") }
        return all.first { $0 == typed } ?? all.first { $0.lowercased() == typed.lowercased() }
    }

    /// What is kept of a student: attempts given out, hand-ins, and marks by hand.
    public func kept(of label: String) throws(CourseFault) -> (
        issues: Int, handIns: Int, marks: Int
    ) {
        try read { database in
            func count(_ sql: String) throws -> Int {
                try Int.fetchOne(database, sql: sql, arguments: [label]) ?? 0
            }
            return (
                try count("SELECT count(*) FROM issue WHERE label = ?"),
                try count("SELECT count(*) FROM hand_in JOIN issue USING (token) WHERE label = ?"),
                try count("SELECT count(*) FROM mark WHERE label = ?")
            )
        }
    }

    /// Deletes everything about a student. False where nothing was known.
    public func forget(_ label: String) throws(CourseFault) -> Bool {
        let known = try write { database in
            try database.execute(sql: "DELETE FROM student WHERE label = ?", arguments: [label])
            return database.changesCount > 0
        }
        if known { try shrink() }
        return known
    }
}

extension Store {
    /// The exercise of a key or an id: `ex5` or `ex5-survive`.
    public func task(_ name: String) throws(CourseFault) -> IssuedTask {
        let all = try tasks()
        let found =
            all.first { $0.id.lowercased() == name.lowercased() }
            ?? all.first { lessonKey(ofFile: $0.id) == name.lowercased() }
        guard let found else { throw .noTask(name, known: all.map(\.id)) }
        return found
    }
}
