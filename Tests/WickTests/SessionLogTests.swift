import Foundation
import Machine
import Testing

@testable import wick

@Suite("the journal on disk")
struct SessionLogTests {
    let home: Home
    let state: StateFolder
    init() throws {
        home = try Home()
        state = StateFolder(path: home.state.path)
    }

    private func latest() throws -> UnfinishedSession? {
        try UnfinishedSession.latest(in: state)
    }

    @Test("state lives where XDG says, else below home, else nowhere")
    func place() {
        func path(_ xdg: String?, _ home: String?) -> String? {
            StateFolder.located(xdg: xdg, home: home)?.path
        }
        #expect(path("/x", "/h") == "/x/wick")
        #expect(path(nil, "/h") == "/h/.local/state/wick")
        // A relative path is to be ignored, says XDG.
        #expect(path("x", "/h") == "/h/.local/state/wick")
        #expect(path("x", "h") == nil)
        #expect(path(nil, nil) == nil)
    }

    @Test("nothing is made before the first kept line, and that makes it for its owner alone")
    func lazy() throws {
        let log = SessionLog(in: state)
        try log.keep([])
        #expect(!log.isBegun)
        #expect(!state.exists)
        try log.keep(["load black-thursday"])
        #expect(log.isBegun)
        #expect(try home.session("session-1.journal") == "# wick journal 1\nload black-thursday\n")
        for (name, mode) in [
            ("", 0o700), ("/sessions", 0o700), ("/sessions/session-1.journal", 0o600),
        ] {
            let found = try FileManager.default.attributesOfItem(atPath: state.path + name)
            #expect(found[.posixPermissions] as? Int == mode)
        }
    }

    @Test("lines are appended, each on one line whatever it holds")
    func append() throws {
        let log = SessionLog(in: state)
        try log.keep(["one", "t\nwo"])
        try log.keep(["dreißig\0\u{1B}"])
        #expect(
            try home.session("session-1.journal")
                == "# wick journal 1\none\nt wo\ndreißig\0\u{1B}\n")
    }

    @Test("several windows write several files, and none takes another's for unfinished")
    func windows() throws {
        let logs = (1...3).map { _ in SessionLog(in: state) }
        for (index, log) in logs.enumerated() { try log.keep(["line \(index)"]) }
        #expect(home.sessions == (1...3).map { "session-\($0).journal" })
        #expect(try latest() == nil)
        logs[1].remove()
        #expect(home.sessions == ["session-1.journal", "session-3.journal"])
        #expect(!logs[1].isBegun)
    }

    private func leave(_ text: String, as name: String, age: TimeInterval = 0) throws {
        let file = try home.write(text, to: ".local/state/wick/sessions/" + name)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000 - age)],
            ofItemAtPath: file.path)
    }

    @Test("of several dead sessions the one written last is found, and held once only")
    func newest() throws {
        try leave("# wick journal 1\nold\n", as: "session-1.journal", age: 20)
        try leave("# wick journal 1\nnew\nnewer\n", as: "session-2.journal", age: 10)
        try leave("# wick journal 1\n", as: "session-3.journal")
        try leave("", as: "session-4.journal")
        try leave("# wick journal 1\nno\n", as: "session-5.journal.aside")
        let first = try latest()
        #expect(first?.lines == ["new", "newer"])
        #expect(first?.isTorn == false)
        let second = try latest()
        #expect(second?.lines == ["old"])
        #expect(try latest() == nil)
        withExtendedLifetime((first, second)) {}
    }

    @Test("a torn last line is dropped, and what follows begins on a line of its own")
    func torn() throws {
        try leave("# wick journal 1\none\ntwo\nthr", as: "session-1.journal")
        let unfinished = try #require(try latest())
        #expect(unfinished.lines == ["one", "two"])
        #expect(unfinished.isTorn)
        let log = SessionLog(goingOn: unfinished, in: state)
        try log.keep(["three"])
        #expect(try home.session("session-1.journal") == "# wick journal 1\none\ntwo\nthree\n")
    }

    @Test("a torn line may end inside a letter")
    func tornLetter() throws {
        try home.write(
            Data("# wick journal 1\none\n".utf8) + [0xC3],
            to: ".local/state/wick/sessions/session-1.journal")
        #expect(try latest()?.lines == ["one"])
    }

    @Test(
        "a log that cannot be replayed is refused with the reason",
        arguments: [
            (Data("# wick journal 2\none\n".utf8), "begins with \"# wick journal 2\""),
            (Data("one\n".utf8), "begins with \"one\""),
            (Data([0xFF, 0x0A, 0x0A]), "is not UTF-8 text"),
            (Data(repeating: 0x0A, count: 17 << 20), "is larger than 16 MiB"),
        ])
    func damaged(bytes: Data, reason: String) throws {
        try home.write(bytes, to: ".local/state/wick/sessions/session-1.journal")
        let refused = #expect(throws: UnfinishedSession.Refused.self) { try latest() }
        #expect(refused?.damage.text.contains(reason) == true)
        let aside = UnfinishedSession.putAside(try #require(refused).path)
        #expect(aside.hasSuffix("session-1.journal.aside"))
        #expect(try latest() == nil)
    }

    @Test("a place that is not there is told from one that is full")
    func faults() throws {
        #expect(throws: SessionLog.Fault.noPlace) { try SessionLog(in: nil).keep(["x"]) }
        let closed = StateFolder(path: "/dev/null/wick")
        let fault = SystemFault(code: ENOTDIR)
        #expect(throws: SessionLog.Fault.closed(path: "/dev/null/wick/sessions", fault)) {
            try SessionLog(in: closed).keep(["x"])
        }
        #expect(SystemFault(code: ENOSPC).isForWantOfRoom)
        #expect(!fault.isForWantOfRoom)
    }
}
