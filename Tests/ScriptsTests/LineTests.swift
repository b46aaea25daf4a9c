import Testing

@testable import Scripts

@Suite("A line and its words")
struct LineTests {
    @Test("words stand in columns counted from 0")
    func columns() {
        let line = Line("  open long BTC  20x # why not")
        #expect(line.words.map(\.text) == ["open", "long", "BTC", "20x"])
        #expect(line.words.map(\.from) == [2, 7, 12, 17])
        #expect(line.words.map(\.to) == [6, 11, 15, 20])
        #expect(line.comment == "# why not")
    }

    @Test("double quotes hold words and # together")
    func quotes() {
        let line = Line(#"news "a # b" c#d"#)
        #expect(line.words.map(\.text) == ["news", "a # b", "c#d"])
        #expect(line.words.map(\.isQuoted) == [false, true, false])
        #expect(line.words[1].from == 5 && line.words[1].to == 12)
        #expect(line.openQuote == nil)
    }

    @Test("a quote that nothing closes is found")
    func openQuote() {
        #expect(Line(#"news "a b"#).openQuote == 5)
    }

    @Test("comparisons are words of their own, however close they stand")
    func comparisons() {
        #expect(Line("price<=6,900").words.map(\.text) == ["price", "<=", "6,900"])
        #expect(Line("a < b>c").words.map(\.text) == ["a", "<", "b", ">", "c"])
    }

    @Test("columns count characters, not bytes")
    func characters() {
        let line = Line("über 🇩🇪 x")
        #expect(line.words.map(\.from) == [0, 5, 7])
    }

    @Test("a line beyond the limit is not cut up at all")
    func tooLong() {
        #expect(Line(String(repeating: "a ", count: 3000)).isTooLong)
        #expect(!Line(String(repeating: "a", count: 4000)).isTooLong)
    }

    @Test("what could move a cursor is shown, character for character")
    func safe() {
        let text = "a\u{1B}[31m\u{7}\u{7F}\u{202E}b\u{200B}"
        let safe = Line.safe(text)
        #expect(safe == "a␛[31m␇␡\u{FFFD}b\u{FFFD}")
        #expect(safe.count == text.count)
    }

    @Test("ordinary letters of any script stay", arguments: ["naïve", "日本", "👩‍👩‍👧", "١٢"])
    func letters(_ text: String) {
        #expect(Line.safe(text) == text)
    }

    @Test("a quoted word is cut with an ellipsis")
    func quoted() {
        #expect(Line.quoted("abcdef", most: 4) == "abc…")
        #expect(Line.quoted("abcd", most: 4) == "abcd")
    }
}

@Suite("The word that was probably meant")
struct NearestTests {
    @Test(
        "slips of the finger",
        arguments: [
            ("", "", 0), ("a", "", 1), ("open", "open", 0), ("opn", "open", 1),
            ("oepn", "open", 1), ("liqidation", "liquidation", 1), ("kitten", "sitting", 3),
        ])
    func slips(_ a: String, _ b: String, _ count: Int) {
        let (one, other) = (Nearest.letters(of: a), Nearest.letters(of: b))
        #expect(Nearest.slips(one, other) == count)
        #expect(Nearest.slips(other, one) == count)
    }

    @Test("a word too far away is not offered")
    func far() {
        #expect(Nearest.word(to: "banana", among: ["open", "close"]) == nil)
        #expect(Nearest.word(to: "", among: ["open"]) == nil)
        #expect(Nearest.word(to: "bk", among: ["why"]) == nil)
    }

    @Test("of two equally near the first is offered, whatever the case")
    func first() {
        #expect(Nearest.word(to: "STAP", among: ["step", "stop"]) == "step")
    }
}
