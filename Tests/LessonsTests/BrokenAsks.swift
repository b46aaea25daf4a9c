extension Broken {
    static let asks = [
        Broken(
            "an ask for nothing",
            "```ask\nHow many?\n```",
            #"""
            t1-test.md:5:4: an ask that does not say what is asked for
                ```ask
                   ^
              Write ask number, ask choice, ask order or ask words.
            """#),
        Broken(
            "an order that is none",
            "```ask order\nQ?\norder: biggest\n- a\n- b\n- c\n```",
            #"""
            t1-test.md:7:8: "biggest" names no order
                order: biggest
                       ^
              Write order: largest first, smallest first, as written or kept.
            """#),
        Broken(
            "an order of two",
            "```ask order\nQ?\n- a\n- b\n```",
            #"""
            t1-test.md:5:4: an order needs at least three items
                ```ask order
                   ^
              Begin each with a dash: - in May
            """#),
        Broken(
            "an order by values that are not there",
            "```ask order\nQ?\norder: largest first\n- a = {price}\n- b\n- c\n```",
            #"""
            t1-test.md:7:1: an order by size needs a value behind each item, and no other order has any
                order: largest first
                ^
              Write order: largest first, and each item as - in May = {term}
            """#),
        Broken(
            "a mistake in an order",
            "```ask order\nQ?\n- a\n- b\n- c\nwrong 3: No.\n```",
            #"""
            t1-test.md:10:1: an ask for order has no "wrong 3"
                wrong 3: No.
                ^
              Take the line out.
            """#),
        Broken(
            "an ask for a nmber",
            "```ask nmber\nHow many?\nkeep: n\n```",
            #"""
            t1-test.md:5:4: unknown kind of ask "nmber"
                ```ask nmber
                   ^
              Did you mean "number"?
            """#),
        Broken(
            "an ask without a question",
            "```ask number\nkeep: n\n```",
            #"""
            t1-test.md:5:4: an ask without a question
                ```ask number
                   ^
              Write the question in the box, or right above it.
            """#),
        Broken(
            "a number without an answer",
            "```ask number\nHow many?\n```",
            #"""
            t1-test.md:5:4: a number is asked for, and nothing says which is right
                ```ask number
                   ^
              Add answer: {term} within 1, or keep: NAME if it is only to be kept.
            """#),
        Broken(
            "an answer in words",
            "```ask number\nHow many?\nanswer: a lot\n```",
            #"""
            t1-test.md:7:9: "a lot" is neither a number nor a term in braces
                answer: a lot
                        ^
              Write it as {price}.
            """#),
        Broken(
            "a wide answer",
            "```ask number\nQ?\nanswer: {price} within a bit\n```",
            #"""
            t1-test.md:7:9: "a bit" does not say how near is near enough
                answer: {price} within a bit
                        ^
              Write within 15, or within 1 %.
            """#),
        Broken(
            "a negative width",
            "```ask number\nQ?\nanswer: {price} within -1\n```",
            #"""
            t1-test.md:7:9: "-1" does not say how near is near enough
                answer: {price} within -1
                        ^
              Write within 15, or within 1 %.
            """#),
        Broken(
            "a mistake without a reply",
            "```ask number\nQ?\nanswer: {price}\nwrong 5:\n```",
            #"""
            t1-test.md:8:1: a mistake without a reply
                wrong 5:
                ^
              Write the reply after the colon.
            """#),
        Broken(
            "no mistake",
            "```ask number\nQ?\nanswer: {price}\nwrong far off: no\n```",
            #"""
            t1-test.md:8:7: "wrong far off" names no mistake
                wrong far off: no
                      ^
              Write wrong {term}:, wrong above {term}:, or wrong between {term} and {term}:
            """#),
        Broken(
            "half a between",
            "```ask number\nQ?\nanswer: {price}\nwrong between 1 or 2: no\n```",
            #"""
            t1-test.md:8:7: "wrong between 1 or 2" names no mistake
                wrong between 1 or 2: no
                      ^
              Write wrong {term}:, wrong above {term}:, or wrong between {term} and {term}:
            """#),
        Broken(
            "a mistake in a question that keeps",
            "```ask number\nQ?\nkeep: n\nwrong 5: no\n```",
            #"""
            t1-test.md:8:1: an ask for a number that is kept has no "wrong"
                wrong 5: no
                ^
              Take the line out.
            """#),
        Broken(
            "a question at the end",
            "```ask number\nanswer: {price}\nHow much is it?\n```",
            #"""
            t1-test.md:5:4: an ask without a question
                ```ask number
                   ^
              Write the question in the box, or right above it.

            t1-test.md:7:1: a question stands above the answers and replies of its box
                How much is it?
                ^
              Move this line up, or indent it to go on with the line above.
            """#),
        Broken(
            "one option",
            "```ask choice\nWhich?\n(x) this\n```",
            #"""
            t1-test.md:5:4: a choice needs at least two options
                ```ask choice
                   ^
              Begin each with ( ), the right one with (x).
            """#),
        Broken(
            "no right option",
            "```ask choice\nWhich?\n( ) this\n( ) that\n```",
            #"""
            t1-test.md:5:4: no option is marked as right
                ```ask choice
                   ^
              Mark it with (x).
            """#),
        Broken(
            "two right options",
            "```ask choice\nWhich?\n(x) this\n(x) that\n```",
            #"""
            t1-test.md:5:4: 2 options are marked as right
                ```ask choice
                   ^
              Leave one (x); write ( ) before the others.
            """#),
        Broken(
            "an empty option",
            "```ask choice\nWhich?\n(x) this\n( )\n```",
            #"""
            t1-test.md:8:1: an option without words
                ( )
                ^
              Write it after the brackets.
            """#),
        Broken(
            "options alike",
            "```ask choice\nWhich?\n(x) This\n( ) this!\n```",
            #"""
            t1-test.md:8:1: the option "this!" stands twice
                ( ) this!
                ^
              Change one.
            """#),
        Broken(
            "an answer to a choice",
            "```ask choice\nWhich?\nanswer: this\n(x) this\n( ) that\n```",
            #"""
            t1-test.md:7:1: an ask for choice has no "answer"
                answer: this
                ^
              Take the line out.
            """#),
        Broken(
            "keywords alone",
            "```ask words\nWhy?\nkeywords: fund\n```",
            #"""
            t1-test.md:7:1: keywords without a prompt do nothing
                keywords: fund
                ^
              Add what to ask once more: prompt: …
            """#),
        Broken(
            "a prompt alone",
            "```ask words\nWhy?\nprompt: And who?\n```",
            #"""
            t1-test.md:7:1: a prompt without keywords is never said
                prompt: And who?
                ^
              Add the line: keywords: fund, winners
            """#),
        Broken(
            "many tries",
            "```ask number\nQ?\nanswer: {price}\ntries: 10\n```",
            #"""
            t1-test.md:8:8: "10" is no number of tries
                tries: 10
                       ^
              Write a whole number from 1 to 9: tries: 2
            """#),
        Broken(
            "an open end",
            "```ask number\nQ?\nanswer: {price}\nopen until: later\n```",
            #"""
            t1-test.md:8:13: "later" is no goal
                open until: later
                            ^
              Goals are position open, flat, liquidated, stopped, at end, compared, asked why, margin isolated, margin cross, margin multi, order waits, funding paid, deleveraged, put held, loan open, loan called, time 10:44, or long BTC 20x.
            """#),
        Broken(
            "two asks of one name",
            "```ask words\nid: a\nWhy?\n```\n```ask words\nid: a\nWho?\n```",
            #"""
            t1-test.md:9:4: two asks have the id "a"
                ```ask words
                   ^
              Give this one another id.
            """#),
    ]
}
