import Foundation
import Markets
import Scripts
import Testing

@testable import Desk

/// Any line in any state: nothing traps, and what is refused has changed nothing.
///
/// `WICK_FUZZ=1000000 swift test -c release --filter SessionFuzz` plays very many more.
@Suite("Any line in any session")
struct SessionFuzzTests {
    @Test("nothing traps, and what is refused changes nothing", arguments: SessionState.allCases)
    func lines(state: SessionState) throws {
        var chance = Chance(seed: UInt64(state.rawValue.utf8.count) + 1)
        let start = try state.session
        var session = start
        for number in 0..<SessionState.count {
            // Time runs out for a session that is only ever added to.
            if number % 50 == 0 { session = start }
            // A live day takes seconds: there the first minute of it is enough.
            session = check(TypedLine.any(&chance), in: session, isCut: state == .live)
        }
    }

    /// Every verb with every number at which something ends: a share of them by chance, and with
    /// `WICK_FUZZ` each of them.
    @Test("no number traps, wherever it is typed", arguments: SessionState.allCases)
    func edges(state: SessionState) throws {
        let start = try state.session
        var chance = Chance(seed: 7)
        let all = TypedLine.atEdges
        #expect(all.count > 10_000 && all.contains("back -1"))
        let isWhole = ProcessInfo.processInfo.environment["WICK_FUZZ"] != nil
        for line in all where isWhole || chance.below(all.count) < SessionState.count {
            _ = check(line, in: start, isCut: true)
        }
    }

    @Test(
        "what once ended the program is refused",
        arguments: [
            "back -1", "undo -1", "back 0", "what if seed -9223372036854775808",
            "what if seed -9.223372036854775808e18", "step -1", "rewind -1", "cancel -1",
            "alert off 0", "hedge sell 0", "what if without 0", "play -1",
        ])
    func once(line: String) throws {
        for state in SessionState.allCases {
            let session = try state.session
            var next = session
            let reply = next.perform(line)
            // Where something is asked it is an answer.
            if [.lesson, .exercise, .dialogue].contains(state) { continue }
            #expect(reply.outcome == .refused, "\(state): \(line)")
        }
    }

    private func check(_ line: String, in session: Session, isCut: Bool) -> Session {
        var next = session
        let reply = next.perform(line) { isCut }
        if reply.outcome == .refused {
            #expect(next.prompt == session.prompt, "\(line.debugDescription)")
            #expect(next.timeline == session.timeline, "\(line.debugDescription)")
            #expect(reply.kept.isEmpty, "\(line.debugDescription)")
            #expect(!reply.page.blocks.isEmpty, "\(line.debugDescription)")
        }
        return next
    }
}
