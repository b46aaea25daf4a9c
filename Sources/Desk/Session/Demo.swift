import Markets
import Scripts

/// A demonstration: four lines that Enter plays, in a world of their own.
struct Demo: Sendable {
    static let lines = [
        "load black-thursday", "open long BTC 20x margin 1000", "until liquidation", "why",
    ]
    var timeline: Timeline?
    var played = 0
}

extension Session {
    mutating func startDemo(line: String) -> Reply {
        demo = Demo()
        return Reply(
            Page([
                .lines([
                    "Four lines, one Enter each. You can type other lines in between.",
                    Prose([Span("Enter plays: "), Span(Demo.lines[0], .verb)]),
                ])
            ]), kept: [line])
    }

    /// Plays the next line of the demonstration; after the last it returns.
    mutating func playDemo(isInterrupted: () -> Bool) -> Reply {
        guard let played = demo?.played, played < Demo.lines.count else {
            demo = nil
            return Reply(Page([.paragraph(backHome)]), kept: ["quit"])
        }
        let line = Demo.lines[played]
        demo?.played += 1
        let reply = perform(line, isInterrupted: isInterrupted)
        var blocks: [Block] = [.lines([Prose("> " + line, .verb)])] + reply.page.blocks
        if played + 1 < Demo.lines.count {
            blocks.append(
                .lines([Prose([Span("Enter plays: "), Span(Demo.lines[played + 1], .verb)])]))
        } else {
            blocks.append(
                .paragraph(
                    "That was the demo. Go on here as you like; Enter or quit returns to your own "
                        + "world."))
        }
        return Reply(Page(blocks), reply.outcome, kept: reply.kept)
    }
}
