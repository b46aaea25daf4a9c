import Scripts

// `help sweep`: what `wick sweep` takes and what stands in its files, from the tables that writing and
// reading go by.

extension Help {
    static var sweep: Page {
        func row(_ line: String, _ meaning: String) -> (Prose, Prose) {
            (Prose(line, .verb), Prose(meaning))
        }
        return Page([
            .paragraph(
                "It is typed to the shell: a live market played under many seeds and settings, a row "
                    + "each. How far the rows of one setting lie apart says how fragile it is."),
            .entries([
                row("wick sweep brink --seeds 1..100", "A hundred crowds of one market, as CSV."),
                row(
                    "--vary depth=0.5..2:0.25",
                    "A range with its step, both ends in it; without a step, one of the last digit "
                        + "written. May be given again: every value meets every other."),
                row("--vary accounts=4000,6000", "A list. Numbers have no commas inside."),
                row("--vary crowd-heat=x0.5,x1", "Factors of what the scenario says."),
                row(
                    "--draws day",
                    "A seed draws the chance in the news too, as odds does; else who stands where "
                        + "alone, as meets and wick check do."),
                row("--shard 3/64 --out part-3.csv", "One of 64 parts, for as many machines."),
                row(
                    "wick sweep merge part-*.csv -o all.csv",
                    "The file that one run would have written, byte for byte, whatever the number of "
                        + "parts and their order. A part that is lost, there twice, of another sweep, "
                        + "cut off or changed is named, and nothing is written."),
                row("--workers 4", "So many at a time; the rows are the same with any number."),
            ]),
            .heading("What can be varied"),
            .paragraph(
                Prose(SweptKnob.all.map(\.name).joined(separator: ", ") + ".")),
            .paragraph(
                "depth is a factor of all four depths of the book, news one of every level of the news; "
                    + "stops, liquidations and impact are on or off. The others are the lines of a "
                    + "live scenario's file."),
            .heading("The file"),
            .paragraph(
                "Lines with # come first: the format, the version of Wick, the scenario and the "
                    + "fingerprint of its text, the fingerprint of the sweep's first row (each part "
                    + "works it out, so that programs whose markets differ do not mix), what a seed "
                    + "draws, the seeds, what varies, the part, and its rows of all. Then the columns, "
                    + "the rows, and a last line with # end: how many rows, and a running hash of "
                    + "all lines before it. Rows go seed by seed, and under a seed setting by setting, the last "
                    + "--vary fastest. A program that skips lines with # reads it as plain CSV."),
            .paragraph(
                "seed, then a column for each --vary, then, in dollars where money is meant:"),
            .entries(SweepColumn.all.map { (Prose($0.name, .verb), Prose($0.meaning)) }),
            .heading("Many machines"),
            .paragraph(
                "scenarios/sweeps in the checkout holds a driver for Ray, many_machines.py, which "
                    + "shares the parts out, makes those anew that died, and merges; and "
                    + "many_machines.sbatch, the same as an array of Slurm. Both take wick class grade "
                    + "as well."),
        ])
    }
}
