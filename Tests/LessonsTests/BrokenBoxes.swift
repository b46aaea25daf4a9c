extension Broken {
    static let boxes = [
        Broken(
            "an unknown box",
            "```aks number\n```",
            #"""
            t1-test.md:5:4: unknown box "aks"
                ```aks number
                   ^
              Did you mean "ask"?
            """#),
        Broken(
            "a box of no known kind",
            "```python\n```",
            #"""
            t1-test.md:5:4: unknown box "python"
                ```python
                   ^
              Boxes are do, show, ask, cite, card or note.
            """#),
        Broken(
            "a fence without a kind",
            "```\nopen\n```",
            #"""
            t1-test.md:5:4: a fence without a kind of box
                ```
                   ^
              Write the kind behind it: do, show, ask, cite, card or note.
            """#),
        Broken(
            "a box never closed",
            "```do\nopen long BTC 20x\ngoal: flat",
            #"""
            t1-test.md:5:4: this do box is never closed
                ```do
                   ^
              Put a line of three backticks under its last line.
            """#),
        Broken(
            "words after the kind",
            "```card number\nQ: a\nA: b\n```",
            #"""
            t1-test.md:5:4: nothing is expected after the kind of box, but here is "number"
                ```card number
                   ^
              Take it out.
            """#),
        Broken(
            "a do box without a goal",
            "```do\nopen long BTC 20x\n```",
            #"""
            t1-test.md:5:4: a do box without a goal
                ```do
                   ^
              Add what must be so in the end, as goal: position open
            """#),
        Broken(
            "a do box without a line",
            "```do\ngoal: flat\n```",
            #"""
            t1-test.md:5:4: a do box without a line to type
                ```do
                   ^
              Write the line, as a learner would type it.
            """#),
        Broken(
            "an unknown goal",
            "```do\nclose\ngoal: flatt\n```",
            #"""
            t1-test.md:7:7: "flatt" is no goal
                goal: flatt
                      ^
              Did you mean "flat"?
            """#),
        Broken(
            "a goal nobody knows",
            "```do\nclose\ngoal: rich\n```",
            #"""
            t1-test.md:7:7: "rich" is no goal
                goal: rich
                      ^
              Goals are position open, flat, liquidated, stopped, at end, compared, asked why, margin isolated, margin cross, margin multi, order waits, funding paid, deleveraged, put held, loan open, loan called, time 10:44, or long BTC 20x.
            """#),
        Broken(
            "a goal of no time",
            "```do\nuntil 25:00\ngoal: time 25:00\n```",
            #"""
            t1-test.md:7:7: "time 25:00" is no goal
                goal: time 25:00
                      ^
              Goals are position open, flat, liquidated, stopped, at end, compared, asked why, margin isolated, margin cross, margin multi, order waits, funding paid, deleveraged, put held, loan open, loan called, time 10:44, or long BTC 20x.
            """#),
        Broken(
            "an unknown box word",
            "```do\nclose\ngoal: flat\nhnit: look\n```",
            #"""
            t1-test.md:8:1: "hnit" is no word of a box "do"
                hnit: look
                ^
              Did you mean "hint"?
            """#),
        Broken(
            "a goal that says nothing",
            "```do\nclose\ngoal:\n```",
            #"""
            t1-test.md:7:1: "goal" says nothing
                goal:
                ^
              Write its value after the colon, or take the line out.
            """#),
        Broken(
            "a show box without a line",
            "```show\n\n```",
            #"""
            t1-test.md:5:4: a show box without a line to type
                ```show
                   ^
              Write the line, as a learner would type it.
            """#),
        Broken(
            "a goal in a show box",
            "```show\nwhy\ngoal: flat\n```",
            #"""
            t1-test.md:7:1: "goal" is no word of a box "show"
                goal: flat
                ^
              Take the line out.
            """#),
        Broken(
            "a card without an answer",
            "```card\nQ: Why?\n```",
            #"""
            t1-test.md:6:1: a card without an answer
                Q: Why?
                ^
              Write under the question: A: …
            """#),
        Broken(
            "an answer without a card",
            "```card\nA: So.\n```",
            #"""
            t1-test.md:6:1: an answer without its question
                A: So.
                ^
              Write above it: Q: …
            """#),
        Broken(
            "words on a card",
            "```card\nQ: Why?\nA: So.\nand so on\n```",
            #"""
            t1-test.md:8:1: a card has only Q: and A: lines
                and so on
                ^
              Indent the line to go on with the one above.
            """#),
        Broken(
            "figures without a source",
            "```cite\n15.6 % of days\n```",
            #"""
            t1-test.md:5:4: figures are cited here without their source
                ```cite
                   ^
              Add the line: source: who counted what
            """#),
        Broken(
            "a source without figures",
            "```cite\nsource: us\n```",
            #"""
            t1-test.md:5:4: a cite box without figures
                ```cite
                   ^
              Write the sentence or table it holds.
            """#),
        Broken(
            "two sources",
            "```cite\nsource: us\nsource: them\n\n15.6 %\n```",
            #"""
            t1-test.md:7:1: this box says "source" twice
                source: them
                ^
              Keep one of the two lines.
            """#),
        Broken(
            "an empty note",
            "```note\n```",
            #"""
            t1-test.md:5:4: a note without words
                ```note
                   ^
              Write it, or take the box out.
            """#),
        Broken(
            "a brace of nonsense",
            "It is {price plus}. And {4}. And {a ? b}.",
            #"""
            t1-test.md:5:25: "{4}" is neither a term nor a sum of terms
                It is {price plus}. And {4}. And {a ? b}.
                                        ^
              Write a term, as {price}, or a sum with spaces, as {price − position.own}.

            t1-test.md:5:34: "{a ? b}" is neither a term nor a sum of terms
                It is {price plus}. And {4}. And {a ? b}.
                                                 ^
              Write a term, as {price}, or a sum with spaces, as {price − position.own}.
            """#),
        Broken(
            "a brace never closed",
            "It costs {price today.\nOr so.",
            #"""
            t1-test.md:5:10: a brace is opened here and not closed on its line
                It costs {price today.
                         ^
              Close it with }
            """#),
        Broken(
            "a brace in a hint",
            "```do\nclose\ngoal: flat\nhint: see {}\n```",
            #"""
            t1-test.md:8:11: "{}" is neither a term nor a sum of terms
                hint: see {}
                          ^
              Write a term, as {price}, or a sum with spaces, as {price − position.own}.
            """#),
    ]
}
