import GRDB
import Lessons

// What was handed in, and what the grader made of it.

extension Store {
    /// The hand-ins that this edition of the grader has judged, by their fingerprints.
    func judged(by grader: String, exercise: String) throws(CourseFault) -> Set<String> {
        try read { database in
            try String.fetchSet(
                database,
                sql: """
                    SELECT hash FROM hand_in JOIN issue USING (token)
                    WHERE grader = ? AND exercise = ?
                    """, arguments: [grader, exercise])
        }
    }

    /// Keeps judgements in place of any older ones of the same hand-ins: all of it or nothing.
    ///
    /// Of a text that came more than once the earliest time counts, whichever file was read first.
    func keep(_ all: [Judged]) throws(CourseFault) {
        try write { database in
            for judged in all {
                let before = try String.fetchOne(
                    database, sql: "SELECT written FROM hand_in WHERE hash = ?",
                    arguments: [judged.hash])
                let written = [before, judged.written].compactMap { $0 }.min()
                try database.execute(
                    sql: "DELETE FROM hand_in WHERE hash = ?", arguments: [judged.hash])
                try database.execute(
                    sql: """
                        INSERT INTO hand_in (hash, token, text, written, grader, verdict, evidence)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        judged.hash, judged.issued.token, judged.text, written, judged.grader,
                        judged.verdict, judged.evidence.joined(separator: "\n"),
                    ])
                try keep(judged.items, of: judged.hash, in: database)
                try keep(judged.facts, of: judged.hash, in: database)
            }
        }
    }

    func keep(_ judged: Judged) throws(CourseFault) { try keep([judged]) }

    /// Keeps when a file was last written, where none or only a later time was kept before.
    func fillTime(_ written: String, of hash: String) throws(CourseFault) {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE hand_in SET written = :written
                    WHERE hash = :hash AND (written IS NULL OR written > :written)
                    """, arguments: ["written": written, "hash": hash])
        }
    }

    private func keep(_ items: [Gradebook.Item], of hash: String, in database: Database) throws {
        for (place, item) in items.enumerated() {
            try database.execute(
                sql: "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    hash, place, item.id, item.what, item.points?.hundredths,
                    item.most.hundredths, item.isMust, item.said, item.help,
                    item.right?.hundredths,
                ])
        }
    }

    private func keep(_ facts: RunFacts, of hash: String, in database: Database) throws {
        for (place, answer) in facts.answers.enumerated() {
            try database.execute(
                sql: "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    hash, place, answer.id, answer.question, answer.said, answer.isRight,
                    answer.off, answer.mistake, answer.keptAs,
                ])
        }
        for (place, life) in facts.lives.enumerated() {
            try database.execute(
                sql: "INSERT INTO life VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    hash, place, life.side, life.leverage, life.opened, life.ended,
                    life.end.rawValue, life.place,
                ])
        }
        for (place, flow) in facts.flows.enumerated() {
            try database.execute(
                sql: "INSERT INTO flow VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [hash, place, flow.from, flow.to, flow.asset, "\(flow.units)"])
        }
        if let tapes = facts.tapes {
            try database.execute(
                sql: "INSERT INTO tapes VALUES (?, ?, ?, ?, ?)",
                arguments: [hash, tapes.liquidated, tapes.stopped, tapes.held, tapes.all])
        }
    }

    /// Every hand-in that is kept, for grading again or for looking at, in order of label and
    /// attempt; nil means all labels, all exercises.
    public func handIns(
        of label: String? = nil, in exercise: String? = nil
    ) throws(CourseFault) -> [Judged] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM hand_in JOIN issue USING (token)
                    WHERE (label = :label OR :label IS NULL)
                    AND (exercise = :exercise OR :exercise IS NULL)
                    ORDER BY exercise, label, attempt, hash
                    """, arguments: ["label": label, "exercise": exercise]
            ).map { row in
                let hash: String = row["hash"]
                let evidence: String = row["evidence"]
                return Judged(
                    hash: hash,
                    issued: Issued(
                        token: row["token"], exercise: row["exercise"], label: row["label"],
                        attempt: row["attempt"]), text: row["text"], written: row["written"],
                    grader: row["grader"], verdict: row["verdict"],
                    evidence: evidence.split(separator: "\n").map(String.init),
                    items: try items(of: hash, in: database),
                    facts: try facts(of: hash, in: database))
            }
        }
    }

    private func items(of hash: String, in database: Database) throws -> [Gradebook.Item] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM item WHERE hand_in = ? ORDER BY place", arguments: [hash]
        ).map { row in
            let points: Int? = row["points"]
            let right: Int? = row["right_points"]
            return Gradebook.Item(
                id: row["id"], what: row["what"], points: points.map { Marks(hundredths: $0) },
                most: Marks(hundredths: row["most"]), isMust: row["must"], said: row["said"],
                help: row["help"], right: right.map { Marks(hundredths: $0) })
        }
    }

    private func facts(of hash: String, in database: Database) throws -> RunFacts {
        func rows(_ table: String) throws -> [Row] {
            try Row.fetchAll(
                database, sql: "SELECT * FROM \(table) WHERE hand_in = ? ORDER BY rowid",
                arguments: [hash])
        }
        var facts = RunFacts()
        facts.answers = try rows("answer").map { row in
            RunFacts.Answer(
                id: row["id"], question: row["question"], said: row["said"],
                isRight: row["is_right"], off: row["off"], mistake: row["mistake"],
                keptAs: row["kept_as"])
        }
        facts.lives = try rows("life").map { row in
            let how: String = row["how"]
            return RunFacts.Life(
                side: row["side"], leverage: row["leverage"], opened: row["opened"],
                ended: row["ended"], end: RunFacts.Life.End(rawValue: how) ?? .held,
                place: row["price_change"])
        }
        facts.flows = try rows("flow").map { row in
            let units: String = row["units"]
            return RunFacts.Flow(
                from: row["payer"], to: row["payee"], asset: row["asset"],
                units: Int128(units) ?? 0)
        }
        facts.tapes = try rows("tapes").first.map { row in
            RunFacts.Tapes(
                liquidated: row["liquidated"], stopped: row["stopped"], held: row["held"],
                all: row["of_all"])
        }
        return facts
    }
}
