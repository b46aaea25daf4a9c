extension World {
    /// The same journal in the same news in another market, from the opening on, lived as far as this
    /// one. Law: this world is a live one.
    public func inMarket(_ setting: LiveSetting, _ switches: Switches) throws(LiveFault) -> (
        world: World, refused: [RefusedLine]
    ) {
        var market = try LiveMarket(setting)
        market.switches = switches
        let other = World(scenario: scenario.opening(market), rulebook: opened.rulebook)
        return other.replaying(journal.entries, to: step)
    }

    /// What a live run adds up to so far; nil where prices are history.
    public var tally: LiveTally? {
        guard let opened = scenario.live else { return nil }
        var tally = LiveTally(opened)
        for report in minutes { tally.add(report) }
        return tally
    }
}
