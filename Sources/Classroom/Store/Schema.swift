import GRDB

/// The tables of a course. A migration that was shipped is never changed; the next one follows it.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 a term") { database in
            try database.execute(sql: term)
        }
        migrator.registerMigration("2 who decided what") { database in
            try database.execute(sql: decisions)
        }
        migrator.registerMigration("3 deadlines") { database in
            try database.execute(sql: deadlines)
        }
        migrator.registerMigration("4 what was right") { database in
            try database.execute(sql: "ALTER TABLE item ADD COLUMN right_points INTEGER")
        }
        return migrator
    }

    /// UTC, and the rule for late work in the words in which it was given; null where there is none.
    private static let deadlines = """
        ALTER TABLE exercise ADD COLUMN due INTEGER;
        ALTER TABLE exercise ADD COLUMN late TEXT;
        """

    /// What a teacher decides is kept with who and when. A hand-in is graded anew without losing that,
    /// so the choice names its text's fingerprint and refers to no row.
    private static let decisions = """
        CREATE TABLE choice (
            exercise TEXT NOT NULL,
            label TEXT NOT NULL REFERENCES student ON DELETE CASCADE,
            attempt INTEGER NOT NULL,
            hash TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_at TEXT NOT NULL,
            PRIMARY KEY (exercise, label, attempt)
        ) STRICT;

        ALTER TABLE mark ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE mark ADD COLUMN decided_at TEXT NOT NULL DEFAULT '';
        """

    /// Points and leverage are hundredths, `off` and `price_change` hundredths of a percent, `units`
    /// 10⁻⁸ of the asset. Labels and what was typed: no names, no file names, and no times
    /// unless they were asked for.
    private static let term = """
        CREATE TABLE student (label TEXT NOT NULL PRIMARY KEY) STRICT;

        CREATE TABLE exercise (
            id TEXT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL,
            edition TEXT NOT NULL,
            most INTEGER NOT NULL,
            pass INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE issue (
            token TEXT NOT NULL PRIMARY KEY,
            exercise TEXT NOT NULL REFERENCES exercise,
            label TEXT NOT NULL REFERENCES student ON DELETE CASCADE,
            attempt INTEGER NOT NULL,
            UNIQUE (exercise, label, attempt)
        ) STRICT;

        CREATE TABLE hand_in (
            hash TEXT NOT NULL PRIMARY KEY,
            token TEXT NOT NULL REFERENCES issue ON DELETE CASCADE,
            text TEXT NOT NULL,
            written TEXT,
            grader TEXT NOT NULL,
            verdict TEXT NOT NULL,
            evidence TEXT NOT NULL
        ) STRICT;
        CREATE INDEX hand_in_token ON hand_in (token);

        CREATE TABLE item (
            hand_in TEXT NOT NULL REFERENCES hand_in ON DELETE CASCADE,
            place INTEGER NOT NULL,
            id TEXT NOT NULL,
            what TEXT NOT NULL,
            points INTEGER,
            most INTEGER NOT NULL,
            must INTEGER NOT NULL,
            said TEXT NOT NULL,
            help TEXT,
            PRIMARY KEY (hand_in, place)
        ) STRICT;

        CREATE TABLE answer (
            hand_in TEXT NOT NULL REFERENCES hand_in ON DELETE CASCADE,
            place INTEGER NOT NULL,
            id TEXT NOT NULL,
            question TEXT NOT NULL,
            said TEXT NOT NULL,
            is_right INTEGER,
            off INTEGER,
            mistake TEXT,
            kept_as TEXT,
            PRIMARY KEY (hand_in, place)
        ) STRICT;

        CREATE TABLE life (
            hand_in TEXT NOT NULL REFERENCES hand_in ON DELETE CASCADE,
            place INTEGER NOT NULL,
            side TEXT NOT NULL,
            leverage INTEGER NOT NULL,
            opened INTEGER NOT NULL,
            ended INTEGER,
            how TEXT NOT NULL,
            price_change INTEGER,
            PRIMARY KEY (hand_in, place)
        ) STRICT;

        CREATE TABLE flow (
            hand_in TEXT NOT NULL REFERENCES hand_in ON DELETE CASCADE,
            place INTEGER NOT NULL,
            payer TEXT NOT NULL,
            payee TEXT NOT NULL,
            asset TEXT NOT NULL,
            units TEXT NOT NULL,
            PRIMARY KEY (hand_in, place)
        ) STRICT;

        CREATE TABLE tapes (
            hand_in TEXT NOT NULL PRIMARY KEY REFERENCES hand_in ON DELETE CASCADE,
            liquidated INTEGER NOT NULL,
            stopped INTEGER NOT NULL,
            held INTEGER NOT NULL,
            of_all INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE mark (
            exercise TEXT NOT NULL,
            label TEXT NOT NULL REFERENCES student ON DELETE CASCADE,
            item TEXT NOT NULL,
            points INTEGER NOT NULL,
            said TEXT NOT NULL,
            PRIMARY KEY (exercise, label, item)
        ) STRICT;
        """
}
