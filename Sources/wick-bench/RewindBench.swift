import Desk
import Machine

/// rewind [SCENARIO]: a day at the prompt, gone back to its beginning and retold with another leverage.
func rewind(_ arguments: [String]) {
    let name = arguments.first ?? "black-thursday"
    var session = Session(content: Shelves(chosen: nil).content)
    _ = session.perform("load \(name)")
    // `wick sim october-2025 00:00 121,736.5> `
    let opening = session.prompt.split(separator: " ").first { $0.contains(":") } ?? "00:00"
    for line in ["open long BTC 5x margin 500", "until end"] {
        let reply = session.perform(line)
        guard reply.outcome == .done else { return print("rewind \(name): \(line) was refused") }
    }
    let played = session
    func timed(_ key: String, _ line: String) -> String {
        var isRefused = false
        let spent = median(
            (0..<9).map { _ in
                var session = played
                let start = now()
                isRefused = session.perform(line).outcome != .done
                return (now() - start) * 1e3
            })
        return isRefused ? "\(key)=refused" : "\(key)=\(figure(spent))"
    }
    print(
        "rewind name=\(name)", timed("rewind_ms", "rewind \(opening)"),
        timed("what_if_ms", "what if 50x"), timed("chart_ms", "chart"), timed("mirror_ms", "mirror")
    )
}
