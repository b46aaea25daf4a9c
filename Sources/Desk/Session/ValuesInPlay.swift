import Figures
import Margin
import Markets
import Scripts

// What completion offers for a slot of a command: values that the world has at this moment.

extension World {
    /// The only position, as lines are read with it.
    var onlyHeld: Surroundings.Held? {
        guard holdings.count == 1, let position = holdings.first?.position else { return nil }
        return Surroundings.Held(
            side: position.side, entry: position.entryPrice.value, tick: position.contract.tick)
    }

    func values(for slot: String) -> [String] {
        switch slot {
        case "PRICE": prices.map(text)
        case "LEVERAGEx", "LEVERAGE": leverages
        case "TIME": times
        case "NUMBER": journal.entries.indices.map { "\($0 + 1)" }
        case "AMOUNT": amounts
        case "BARS": ["5", "15", "60"]
        case "PERCENT": ["2%", "50%", "80%"]
        case "ACTS": journal.entries.isEmpty ? [] : ["1", "2"]
        case "ASSET": [settles.code]
        default: []
        }
    }

    private var leverages: [String] {
        contract.map { World.rungs(of: $0).map(\.times) } ?? []
    }

    private var amounts: [String] {
        let free = free(settles)
        let whole = free.rounded(.down, to: settles.isDollar ? Money(1) : Money(units: 100_000))
        return ["1000", "500", "100"].filter { _ in settles.isDollar }
            + (whole.isPositive ? [whole.description] : [])
    }

    /// Where the price is, and what is set against it.
    private var prices: [Price] {
        var prices = [last, mark]
        for holding in holdings {
            prices.append(holding.record.price)
            if let stop = holding.stop { prices.append(stop.price.value) }
            if let line = holding.position.liquidationPrice?.value { prices.append(line) }
        }
        return prices
    }

    /// When things were done, and the next whole hours.
    private var times: [String] {
        var steps = journal.entries.map(\.at)
        steps.append(0)
        let done = Set(steps).sorted().suffix(8).map { clock($0) }
        let hour = now.minutes / 60
        let next = (1...6).map { Moment(minutes: (hour + $0) * 60) }
            .filter { $0 <= tape.end && $0 > now }.map { clock($0) }
        return done + next
    }
}
