import Lessons

/// Files to begin with: they pass the check as they are, and show one of each thing.
public enum Beginning {
    /// A lesson.
    ///
    /// - Parameter name: `x1-my-lesson`, the name of the file without its ending.
    public static func lesson(_ name: String) -> String {
        """
        # A title that asks something
        id: \(name)
        format: 1
        scenario: black-thursday
        rules: plain
        minutes: 8
        varies: margin 1,000 or 800 or 1,200

        Say here what the learner has and what this is about. You have {account} USDT; nothing here
        is real money.

        ## Open a position
        id: open

        A heading begins a new screen. A number that the program can compute is written as a term
        in braces, so that it is always right.

        ```do
        open long BTC 20x margin [margin]
        goal: long BTC 20x
        hint: The first hint says where to look.
        hint: The last is the line: `open long BTC 20x margin [margin]`
        ```

        You hold {position.size} BTC, bought at {position.entry}.

        ## Ask before you show
        id: line

        ```ask number
        At which price will the exchange close this position?
        id: line
        hides: liquidation price
        answer: {position.liquidation} within 15
        wrong {position.bankruptcy}: There all of your margin is gone. The exchange acts earlier.
        wrong: How far may the price fall before {position.own} is nearly used up?
        hint: Look at your size and at your margin.
        hint: {position.own} ÷ {position.size} is the way to zero. Stop a little earlier.
        ```

        ## Let it happen
        id: run

        ```do
        until liquidation
        goal: liquidated
        hint: Let the minutes pass until something happens.
        hint: `until liquidation`
        ```

        At {event.time} the mark was {event.mark}. Of {event.own}, {event.returned} came back.

        ```cite
        source: our count over hourly BTC prices 2017–25 (overlapping windows)
        n: 73,118 hours, each taken as an entry
        | A price 4.5 % lower was reached | 2017–25 |
        |---|--:|
        | within a day | 15.6 % |
        ```

        ## In the end
        id: end

        ```ask choice
        Who gave the order that ended the position?
        id: who
        ( ) the trader
            The trader gave none.
        (x) the exchange
        ( ) nobody: it ran out
            Somebody sold it, at a price of that minute.
        ```

        ```card
        Q: Why does the exchange close a position before its margin is gone?
        A: The position must still be sold. The maintenance margin is there for that.
        ```

        ```note
        For the teacher; never shown to a learner.
        ```

        """
    }
}
