extension Broken {
    static let heads = [
        Broken(
            "no title",
            file: "id: t1-test\nformat: 1\n\nWords.\n",
            #"""
            t1-test.md:1:1: a lesson begins with its title
                id: t1-test
                ^
              Write as the first line: # Title of the lesson
            """#),
        Broken(
            "an empty file",
            file: "",
            #"""
            t1-test.md:1:1: a lesson begins with its title
              Write as the first line: # Title of the lesson

            t1-test.md:1:1: the header has no "id"
              Add a line under the title: id: …

            t1-test.md:1:1: the header does not say which format the file has
              Add the line: format: 1
            """#),
        Broken(
            "no header",
            file: "# Test\n\nWords.\n",
            #"""
            t1-test.md:1:1: the header has no "id"
                # Test
                ^
              Add a line under the title: id: …

            t1-test.md:1:1: the header does not say which format the file has
                # Test
                ^
              Add the line: format: 1
            """#),
        Broken(
            "an unknown header word",
            file: "# T\nid: t\nformat: 1\nscenaro: x\n",
            #"""
            t1-test.md:4:1: unknown header word "scenaro"
                scenaro: x
                ^
              Did you mean "scenario"?
            """#),
        Broken(
            "a header word far from any",
            file: "# T\nid: t\nformat: 1\nauthor: x\n",
            #"""
            t1-test.md:4:1: unknown header word "author"
                author: x
                ^
              Header words are id, format, scenario, rules, next, minutes, tries, given, varies, lang, follows.
            """#),
        Broken(
            "a title as header word",
            file: "# T\nid: t\nformat: 1\ntitle: x\n",
            #"""
            t1-test.md:4:1: the title is no header word
                title: x
                ^
              Write it as the first line, after a # and a space.
            """#),
        Broken(
            "a header word twice",
            file: "# T\nid: t\nformat: 1\nid: u\n",
            #"""
            t1-test.md:4:1: the header says "id" twice
                id: u
                ^
              Keep one of the two lines.
            """#),
        Broken(
            "a header word without value",
            file: "# T\nid: t\nformat: 1\nrules:\n",
            #"""
            t1-test.md:4:1: "rules" says nothing
                rules:
                ^
              Write its value after the colon, or take the line out.
            """#),
        Broken(
            "text straight under the header",
            file: "# T\nid: t\nformat: 1\nWords.\n",
            #"""
            t1-test.md:4:1: a header line is a word, a colon and its value
                Words.
                ^
              Leave an empty line before the text.
            """#),
        Broken(
            "a later format",
            file: "# T\nid: t\nformat: 2\n",
            #"""
            t1-test.md:3:9: format "2" is not known here
                format: 2
                        ^
              This program reads format: 1
            """#),
        Broken(
            "minutes in words",
            file: "# T\nid: t\nformat: 1\nminutes: twelve\n",
            #"""
            t1-test.md:4:10: "minutes" takes a whole number, not "twelve"
                minutes: twelve
                         ^
              Write for example: minutes: 3
            """#),
        Broken(
            "a second title",
            "# Another",
            #"""
            t1-test.md:5:1: a lesson has one title, on its first line
                # Another
                ^
              Begin a new step with ## instead.
            """#),
        Broken(
            "an empty heading",
            "## ",
            #"""
            t1-test.md:5:1: a heading without words
                ## 
                ^
              Write what this step is about after the ##
            """#),
        Broken(
            "two headings alike",
            "## Run\none\n## Run\ntwo",
            #"""
            t1-test.md:7:1: two steps have the id "run"
                ## Run
                ^
              Write under this heading: id: another-name
            """#),
    ]
}
