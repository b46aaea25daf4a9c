import Margin
import Markets

// Calculators: they look at nothing but what they are told and, where that leaves something out, at
// the world as it stands.

extension Verb {
    static let sketchShape =
        "[long|short] [COIN] [LEVERAGEx] [size SIZE] [margin AMOUNT] [extra AMOUNT] "
        + "[cross|isolated] [entry PRICE] [maintenance PERCENT]"

    static let calcVerbs: [Verb] = [
        Verb(
            "calc", .ask,
            "calc [profit|target|liquidation|bankruptcy|open|entry|size|funding] "
                + sketchShape + " [exit PRICE] [stop PRICE|PERCENT] [risk PERCENT] [rate PERCENT] "
                + "[payments NUMBER] [wallet AMOUNT] [rules RULEBOOK]",
            "What an exchange's calculator answers, with its working.",
            example: "calc liquidation long BTC 10x margin 1,000 entry 50,000"
        ) { (words, _) throws(Misreading) in
            guard words.next != nil else { return .ask(.calculations) }
            for kind in OptionKind.allCases where words.take(kind.rawValue) {
                return .ask(.option(try words.optionQuestion(kind)))
            }
            let kinds = Calculation.allCases.map(\.rawValue)
            let kind: Calculation
            if words.take("pnl") {
                kind = .profit
            } else {
                let word = try words.one(of: kinds, kinds.joined(separator: ", "))
                kind = Calculation(rawValue: word) ?? .profit
            }
            return .ask(.calc(kind, try words.sketch(risk: kind == .size)))
        },
        Verb(
            "size", .ask,
            "size [risk] PERCENT stop PRICE|PERCENT [long|short] [LEVERAGEx] [entry PRICE] "
                + "[wallet AMOUNT] [rules RULEBOOK]",
            "How much to hold so that a stop loses no more than you say.",
            example: "size risk 1% stop 7,050"
        ) { (words, _) throws(Misreading) in
            .ask(.calc(.size, try words.sketch(risk: true)))
        },
        Verb(
            "plan", .ask,
            "plan [long|short] [COIN] [LEVERAGEx] [size SIZE | margin AMOUNT] "
                + "[cross|isolated] [wallet AMOUNT] [stop PRICE|PERCENT] [take PRICE] [entry PRICE] "
                + "[rules RULEBOOK] [because TEXT]",
            "A trade's worst cases; with your reasons: kept, and held against it.",
            example: "plan long BTC 5x size 0.2 stop 7,050 because the low of the night held"
        ) { (words, around) throws(Misreading) in try words.plan(around) },
        Verb(
            "venues", .ask,
            "venues [RULEBOOK] [long|short] [COIN] [linear|inverse] [LEVERAGEx] "
                + "[size SIZE] [margin AMOUNT] [extra AMOUNT] [cross|isolated] [wallet AMOUNT] "
                + "[entry PRICE]",
            "One position under every venue's rules; with a name: one, explained.",
            example: "venues long BTC 10x margin 1,000 entry 50,000"
        ) { (words, around) throws(Misreading) in
            var venue: String?
            if let word = words.next, around.rulebooks().contains(word.lowered) {
                venue = word.lowered
                _ = words.take()
            }
            var sketch = try words.sketch()
            sketch.rules = sketch.rules ?? venue
            return .ask(.venues(sketch))
        },
        Verb(
            "autopsy", .ask,
            "autopsy [rules RULEBOOK] [long|short] [COIN] [inverse] [entry PRICE] [LEVERAGEx] "
                + "[margin AMOUNT] [exit PRICE]",
            "A liquidation you once had, by its venue's rules: six questions.",
            example: "autopsy rules plain long BTC entry 50,000 20x margin 500 exit 47,600"
        ) { (words, _) throws(Misreading) in .ask(.autopsy(try words.sketch())) },
    ]
}
