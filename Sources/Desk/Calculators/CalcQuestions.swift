import Scripts

// `calc` alone, and `help calc`: the questions, with a line each that answers.

extension Calculation {
    var question: String {
        switch self {
        case .profit: "What does the trade bring, fees off?"
        case .target: "At which price does it earn so much of the margin?"
        case .liquidation: "At which price does the exchange close it?"
        case .bankruptcy: "At which price is the margin all gone?"
        case .open: "How much can be opened at most?"
        case .entry: "What is the average entry of several trades?"
        case .size: "How much, so that the stop loses no more than that?"
        case .funding: "What does holding it cost?"
        }
    }

    /// Every question, with a line each at the prices of the market.
    static func everyQuestion(in around: Surroundings) -> [Block] {
        [
            .lines(
                allCases.flatMap { kind in
                    [
                        Prose([Span(kind.rawValue + ": ", .strong), Span(kind.question)]),
                        Prose("  " + around.inPlay(kind.example), .verb),
                    ]
                }),
            .paragraph(
                Prose(
                    "The parts come in any order. What is left out comes from the market that is "
                        + "loaded; other rules: rules okx-2026. A sheet: wick calc liquidation "
                        + "--csv FILE.", .faint)),
        ]
    }
}
