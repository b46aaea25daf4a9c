/// `help class export`: how marks get into each system, held against what its own documentation says.
///
/// Sources: https://docs.moodle.org/en/Grade_import and `grade/import/csv` of Moodle; Canvas's
/// `lib/gradebook_importer.rb` (https://github.com/instructure/canvas-lms);
/// https://gradescope-autograders.readthedocs.io/en/latest/specs/ and …/manual_grading/;
/// https://cs50.github.io/check50/json_specification.html.
public enum ClassRoutes {
    /// A system, the lines to type, and what is done there.
    private struct Route {
        let system: String
        let line: String
        let steps: [String]
    }

    private static let routes = [
        Route(
            system: "Moodle", line: "wick class export ex5 --roster roster.csv",
            steps: [
                "First make the item: Grades, Gradebook setup, Add grade item, with the exercise's points as "
                    + "its maximum. An item that the import makes has 100 and takes no feedback.",
                "Grades, Import, CSV file: moodle.csv, separator comma, encoding UTF-8. Map the first column "
                    + "from useremail to Email address, the second to the item, the third to the item's "
                    + "feedback. --moodle useridnumber or --moodle username takes another first column.",
                "\"-\" is Moodle's own word for no grade. A person whom Moodle does not know ends the whole "
                    + "import with nothing changed, so those without an address in your roster are left out.",
                "More than 100 points need the site's unlimited grades.",
            ]),
        Route(
            system: "Canvas",
            line:
                "wick class export ex5 --roster roster.csv --canvas grades.csv --column \"HW2 (991)\"",
            steps: [
                "Grades, Export, Entire gradebook gives the file for --canvas; --column names the assignment, "
                    + "with the number in brackets by which Canvas knows it.",
                "Grades, Import: canvas.csv. Canvas shows every change before it saves one. Students who are "
                    + "not in the sheet keep what they have; an empty cell takes a number away.",
                "Without --canvas the sheet makes a new assignment with the exercise's points. What stands "
                    + "below Points Possible as read only takes no marks.",
            ]),
        Route(
            system: "Gradescope", line: "wick class export ex5 --roster roster.csv",
            steps: [
                "Make a programming assignment with the exercise's points, and give it gradescope.zip under "
                    + "Configure Autograder. It needs no program and no network: it carries the results that "
                    + "you graded here, and answers a file that it does not know with \"your teacher grades it\".",
                "When hand-ins are in: download the submissions, then wick class grade FOLDER, and export "
                    + "again; upload the archive again and choose Regrade All Submissions.",
                "Gradescope knows no result whose number is still to come: until it is settled it has no "
                    + "score, says why, and its total is hidden from the student. Settle it before you publish.",
                "With addresses in the roster a file that somebody else was given gets no result.",
            ]),
        Route(
            system: "check50", line: "wick class export ex5",
            steps: [
                "check50/LABEL/results.json is what check50 -o json prints, with a cause for each check that "
                    + "failed or could not be made: for pages and scripts of yours that read it. No import of "
                    + "it is documented."
            ]),
        Route(
            system: "A spreadsheet", line: "wick class export ex5",
            steps: [
                "grades.csv has a row for every label, and reports/LABEL.txt is a page for each student. "
                    + "Neither needs a roster."
            ]),
    ]

    private static let rule =
        "A number leaves the course where it can be stood by. A file that was cut off, edited, of somebody "
        + "else or handed in as two runs, and points of yours that are open, leave it empty and say why; "
        + "--with-pending writes the points so far."

    static var page: Page {
        var blocks: [Block] = [.heading("Marks for other systems"), .paragraph(Prose(rule))]
        for route in routes {
            blocks += [
                .heading(route.system), .lines([Prose(route.line, .verb)]),
                .numbered(route.steps.map { Prose($0) }),
            ]
        }
        return Page(blocks)
    }

    /// The same as a paragraph each, for the shell.
    public static var text: String {
        routes.map { route in
            "\(route.system): \(route.line)\n"
                + route.steps.enumerated().map { "  \($0 + 1). \($1)" }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
