import Machine

/// The archive that Gradescope takes for an autograder, made after grading: it carries every result
/// that there is and gives each submission its own. Nothing is graded there. So no program has to run
/// on Gradescope's machine, the key and the hidden tapes stay with the teacher, and marks by hand,
/// choices and lateness are in what it gives.
///
/// Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/ (setup.sh and run_autograder
/// in the root; the submission in /autograder/submission, the archive in /autograder/source, the
/// answer in /autograder/results/results.json) and …/submission_metadata/ (whose submission it is).
struct Autograder {
    let book: Gradebook
    /// Joins labels with the addresses that Gradescope knows; nil gives results to whoever hands in.
    var roster: Roster?
    var withPending = false

    /// The archive.
    var bytes: [UInt8] {
        var archive = StoredArchive()
        func add(_ name: String, _ text: String, isExecutable: Bool = false) {
            archive.add(name, Array(text.utf8), isExecutable: isExecutable)
        }
        add("setup.sh", Autograder.setup, isExecutable: true)
        add("run_autograder", run, isExecutable: true)
        add("README.txt", readme)
        for (name, results) in answers { add("answers/\(name).json", results.text) }
        for row in book.rows {
            let results = GradescopeResults(book, row, withPending: withPending).text
            let owner = roster?[row.label]?.email.lowercased() ?? ""
            for hash in row.hashes {
                add("results/\(hash).json", results)
                if !owner.isEmpty { add("owners/\(hash)", owner + "\n") }
            }
        }
        return archive.bytes
    }

    /// What is said of a submission that there is no result of.
    private var answers: [(name: String, results: GradescopeResults)] {
        [
            (
                "waiting",
                GradescopeResults(
                    "received", passed: true,
                    saying: "A whole file of \(book.exercise) has come. Your teacher grades it.")
            ),
            (
                "cut",
                GradescopeResults(
                    "hand-in", passed: false,
                    saying:
                        "The file is not played to its end. Go on with wick exercise, then hand "
                        + "in what it writes.")
            ),
            (
                "strange",
                GradescopeResults(
                    "hand-in", passed: false,
                    saying:
                        "There is no file of \(book.exercise) in it that wick exercise wrote; it "
                        + "begins with \"\(Autograder.mark)\".")
            ),
            (
                "several",
                GradescopeResults(
                    "hand-in", passed: false,
                    saying:
                        "There are several files in it that wick exercise wrote; hand in the one "
                        + "that counts.")
            ),
            (
                "other",
                GradescopeResults(
                    "hand-in", passed: false,
                    saying:
                        "The file was given to somebody else. Hand in the one that was given to "
                        + "you; if it is that one, ask your teacher.")
            ),
        ]
    }

    private static let mark = "# wick hand-in 1"

    private static let setup = """
        #!/usr/bin/env bash
        # Nothing has to be installed: results are looked up with what every Ubuntu image has.
        set -eu
        for program in awk find grep sed sha256sum tr; do command -v "$program" > /dev/null; done

        """

    /// Reads a submission as the grader does (no BOM, no blanks at the end of lines, no quote marks of
    /// mail), and gives the result that is kept under the fingerprint of the text.
    private var run: String {
        #"""
        #!/bin/sh
        # Gives a submission of \#(book.exercise) its result, which was graded before this was made.
        set -eu
        export LC_ALL=C
        home=${AUTOGRADER_HOME:-/autograder}
        source=$home/source
        mkdir -p "$home/results"

        answer() {
            cp "$source/$1.json" "$home/results/results.json"
            echo "$1"
            exit 0
        }

        plain() {
            sed -e '1s/^\xEF\xBB\xBF//' -e 's/[[:space:]]*$//' "$1" | awk '
                { line[NR] = $0 }
                END {
                    last = NR
                    do {
                        while (last > 0 && line[last] == "") last--
                        quoted = last > 0
                        for (at = 1; at <= last; at++)
                            if (line[at] != "" && substr(line[at], 1, 1) != ">") quoted = 0
                        for (at = 1; quoted && at <= last; at++) sub(/^> ?/, "", line[at])
                    } while (quoted)
                    for (at = 1; at <= last; at++)
                        printf "%s%s", line[at], (at < last ? "\n" : "")
                }'
        }

        list=$(mktemp)
        find "$home/submission" -type f > "$list"
        count=0
        while IFS= read -r file; do
            if plain "$file" | awk -v name='# exercise: \#(book.exercise)' '
                NR == 1 && $0 == "\#(Autograder.mark)" { first = 1 }
                $0 == name { second = 1 }
                END { exit !(first && second) }'
            then
                count=$((count + 1))
                found=$file
            fi
        done < "$list"
        rm "$list"
        test "$count" -gt 0 || answer answers/strange
        test "$count" -eq 1 || answer answers/several

        hash=$(plain "$found" | sha256sum | cut -d ' ' -f 1)
        if ! test -e "$source/results/$hash.json"; then
            if plain "$found" | awk '{ last = $1 } END { exit last != "end" }'; then
                answer answers/waiting
            fi
            answer answers/cut
        fi
        # Whose submission it is, where the teacher's roster had addresses.
        data=$home/submission_metadata.json
        if test -e "$source/owners/$hash" && test -e "$data"; then
            owner=$(cat "$source/owners/$hash")
            tr -d ' \t\r\n' < "$data" | tr 'A-Z' 'a-z' | grep -qF "\"email\":\"$owner\"" \
                || answer answers/other
        fi
        answer "results/$hash"

        """#
    }

    private var readme: String {
        """
        An autograder for Gradescope, written by wick class export for \(book.exercise).

        It grades nothing: it carries the results that were graded on the teacher's machine and looks up
        the one that belongs to a submission. A file that came later is answered "your teacher grades
        it". To renew it: download the submissions, grade them, export again, upload this archive again
        under Configure Autograder, and choose Regrade All Submissions under Manage Submissions.

        The assignment is a programming assignment of \(book.most.text) points.

        setup.sh         installs nothing
        run_autograder   looks up the result by the fingerprint of the file handed in
        results/         the results, each a results.json of Gradescope's own specification
        owners/          the address that each was given to, where the roster had one
        answers/         what is said of submissions that there is no result of

        """
    }
}
