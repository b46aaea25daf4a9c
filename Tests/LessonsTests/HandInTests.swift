import Scripts
import Testing

@testable import Lessons

@Suite("what is handed in")
struct HandInTests {
    private static let head = HandIn.Head(
        exercise: "ex5-survive", edition: "5f2c0a1b2c3d4e5f", label: "S07", attempt: 1,
        token: "f1498ee759ab3c4d")
    private static let lines = ["plan long BTC margin 900 leverage 3", "40,200", "step 2", "next"]
    private static let whole = HandIn.text(head, lines, isEnded: true)

    private static func edit(_ change: (inout [String]) -> Void) throws -> HandIn {
        var lines = whole.split(separator: "\n").map(String.init)
        change(&lines)
        return try HandIn(reading: lines.joined(separator: "\n"))
    }

    @Test("reads what was written")
    func roundTrip() throws {
        let read = try HandIn(reading: Self.whole)
        #expect(read.head == Self.head)
        #expect(read.lines == Self.lines)
        #expect(read.isEnded)
        #expect(read.edit == nil)
        #expect(read.hash != Self.head.hash)
    }

    @Test("mail and editors change nothing that counts")
    func mail() throws {
        let read = try HandIn(reading: Self.whole)
        for text in [
            "\u{FEFF}" + Self.whole, Self.whole.replacing("\n", with: "\r\n"),
            Self.whole.replacing("\n", with: "  \t\n"), Self.whole + "\n\n\n",
            "> " + Self.whole.dropLast().replacing("\n", with: "\n> ") + "\n>\n",
        ] {
            #expect(try HandIn(reading: text) == read)
        }
    }

    @Test("an edit is found where it was made")
    func edits() throws {
        let changed = try Self.edit { $0[7] = $0[7].replacing("900", with: "100") }
        #expect(changed.edit == HandIn.Edit(line: 8, kind: .hash))
        let dropped = try Self.edit { $0.remove(at: 8) }
        #expect(dropped.edit == HandIn.Edit(line: 9, kind: .hash))
        let swapped = try Self.edit { $0.swapAt(8, 9) }
        #expect(swapped.edit == HandIn.Edit(line: 9, kind: .hash))
        let added = try Self.edit { $0.insert("close", at: 9) }
        #expect(added.edit == HandIn.Edit(line: 10, kind: .withoutHash))
        let relabelled = try Self.edit { $0[3] = "# label: S08" }
        #expect(relabelled.edit == HandIn.Edit(line: 1, kind: .head))
        let after = try Self.edit { $0.append("close #~ 0123456789abcdef") }
        #expect(after.edit?.kind == .afterEnd)
    }

    @Test("a tail that was cut off is missed, and a shorter end is found")
    func tail() throws {
        let cut = try Self.edit { $0.removeLast(2) }
        #expect(!cut.isEnded)
        #expect(cut.edit == nil)
        #expect(cut.lines == Array(Self.lines.dropLast()))
        let moved = try Self.edit { $0.remove(at: 10) }
        #expect(moved.edit != nil)
    }

    @Test("what is no hand-in says so")
    func faults() {
        func fault(_ text: String) -> HandIn.Fault? {
            do throws(HandIn.Fault) {
                _ = try HandIn(reading: text)
                return nil
            } catch { return error }
        }
        #expect(fault("") == .notAHandIn(""))
        #expect(fault("hello\nworld") == .notAHandIn("hello"))
        #expect(fault(IssuedExercise.format) == .isExercise)
        #expect(fault(HandIn.format + "\n# exercise: a") == .wordMissing("edition"))
    }

    @Test("any text is read without a trap", arguments: 0..<300 as Range<UInt64>)
    func anyText(_ seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var bytes = Array(Self.whole.utf8)
        for _ in 0..<(1 + chance.next() % 30) {
            let place = Int(chance.next() % UInt64(bytes.count))
            switch chance.next() % 3 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: chance.next())
            case 1: bytes.remove(at: place)
            default: bytes.insert(contentsOf: Array("#~ \n\r".utf8), at: place)
            }
        }
        let read = try? HandIn(reading: String(decoding: bytes, as: UTF8.self))
        if let read { #expect(read.lines.count < 60) }
    }
}

@Suite("a variant")
struct VariantTests {
    @Test("is the same for the same token, within bounds, and round")
    func drawn() throws {
        var terms = try #require(
            try Lesson(reading: Broken.exercise(), file: "ex1-test.md").exercise)
        var seen: Set<Int> = []
        for number in 0..<200 {
            let variant = Variant(token: "token \(number)", terms)
            #expect(variant == Variant(token: "token \(number)", terms))
            let (account, price) = (variant.account ?? 0, variant.price ?? 0)
            #expect((4_000...6_000).contains(account) && account % 100 == 0)
            #expect((20_000...60_000).contains(price) && price % 100 == 0)
            seen.insert(price)
        }
        #expect(seen.count > 100)
        terms.isShared = true
        #expect(Variant(token: "a", terms).price == Variant(token: "b", terms).price)
    }

    @Test("a running hash is pinned, so that old files can be read")
    func pinned() {
        var hash = RunningHash("wick hand-in")
        hash.add("open long BTC 20x margin 1000")
        #expect(hash.text == "976166523157a5cc")
        #expect(RunningHash("ab") != RunningHash("a"))
    }
}
