/// `help class`: a teacher's work, command by command.
enum ClassGuide {
    static var page: Page {
        Page(
            [.heading("For a class: the commands")] + commands
                + [.heading("What grading shows, and what it does not")] + honesty
                + [.heading("Whose data it is")] + privacy)
    }

    private static func row(_ line: String, _ meaning: String) -> (Prose, Prose) {
        (Prose(line, .verb), Prose(meaning))
    }

    private static var commands: [Block] {
        [
            .paragraph(
                Prose([
                    Span(
                        "They are typed to the shell, not here. A course is a folder; stand in it, or say "
                    ),
                    Span("--course DIR", .verb), Span(" with every line."),
                ])),
            .entries([
                row("wick class init DIR", "Makes the folder, its key and a sample roster."),
                row("wick class list", "The exercises there are, and which were given out."),
                row(
                    "wick class issue ROSTER EXERCISE",
                    "Writes a file for every label, with a token for every attempt. A roster needs "
                        + "only a column label."),
                row("wick exercise FILE", "The student plays it, and hands in what that writes."),
                row(
                    "wick class grade FOLDER",
                    "Replays every hand-in. Names of files do not matter; what was graded is not graded "
                        + "again, and a run that was cut off goes on."),
                row(
                    "wick class regrade EXERCISE",
                    "The same for what is kept, after an answer was corrected."),
                row(
                    "wick class grade FOLDER --shard 3/64 --out part-3",
                    "One of 64 parts of a big class, for as many machines: each has a copy of the "
                        + "course. What grade would keep stands in the part instead."),
                row(
                    "wick class merge PART…",
                    "Puts all parts into the course, in any order: what one run would have come to, "
                        + "row for row. Then delete the parts; labels and tokens stand in them."),
                row("wick class show LABEL", "The report, then the run line by line."),
                row("wick class mark EXERCISE LABEL ITEM POINTS", "Points that only you can give."),
                row(
                    "wick class mark EXERCISE --queue",
                    "Words that wait for points, one student's after another's: points 1.5, next, back."
                ),
                row(
                    "wick class export --roster FILE",
                    "Marks for Moodle, Canvas, Gradescope, check50, and plain CSV."),
                row(
                    "wick class debrief EXERCISE --html FILE",
                    "One page for the class to talk about."),
                row(
                    "wick class term NAME",
                    "Begins another term with other tokens; what there was is kept in past/."),
                row("wick class forget LABEL", "Deletes whatever is known of a student."),
                row(
                    "wick class choose LABEL EXERCISE RUN",
                    "Which run counts, where one attempt came as two."),
                row(
                    "wick class rehearse EXERCISE FOLDER",
                    "A course of made-up students in a folder of its own, to try it."),
            ]),
        ]
    }

    private static var honesty: [Block] {
        [
            .bullets([
                "Everyone's account, prices and tape are drawn from a token that only your key makes. "
                    + "Another student's file has another token, and shows.",
                "Edits, and lines taken out or put in, show: each line carries a running hash, and every "
                    + "line is replayed. Nothing that a file claims is believed.",
                "Who cuts the end off and goes on from there, or has a friend type, is not caught. Ask for "
                    + "two minutes of why at the desk.",
                "An attempt that was deleted and played again with the answers in hand looks like a first "
                    + "one. Equal reasons within a class are named when you grade.",
                "Passed is: enough points without the halves for committing, every must in full, and one "
                    + "answer right at least. How near is near enough stands in the exercise.",
                "The hundred tapes are stretches of the exercise's own, put together by your key, every "
                    + "second one upside down; an exercise says where their moves are larger.",
                "At least half of the automatic points come from tapes that nobody has seen, and none from "
                    + "how one's own tape ended.",
            ])
        ]
    }

    private static var privacy: [Block] {
        [
            .bullets([
                "Labels are all that is kept: no names, no addresses, no file names, and no times unless "
                    + "you grade with --times. Nothing is sent anywhere.",
                "Whoever can join labels with people has personal data. Names enter at export, from your "
                    + "roster, and are kept in the exported sheets only.",
                "course.key is the course's secret. With it anyone can write any hand-in; without it "
                    + "nothing can be graded. A copy of the folder is a backup of everything.",
            ])
        ]
    }
}
