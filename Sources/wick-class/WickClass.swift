import ArgumentParser

@main
struct WickClass: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wick class", abstract: "A teacher's work.")
}
