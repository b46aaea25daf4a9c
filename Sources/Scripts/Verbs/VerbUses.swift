// What each command answers and when one uses it: two or three sentences under its help.

extension Verb {
    /// Sentences for the help page: what it answers, and when one types it.
    public var use: String { Verb.uses[name] ?? meaning }

    static let uses: [String: String] = [
        // Time.
        "step": "Time stands still until you say so; this plays one bar, so many bars, or a "
            + "stretch of time. Orders, liquidations and funding happen on the way, each in its "
            + "minute. An empty line does the same as step.",
        "until": "Plays on until what you named is so, and stops there. Several things are joined "
            + "by or: until liquidation or 13:00.",
        "watch": "A tripwire: whatever you play next stops the moment it is so, once. Set it "
            + "before a long step or until, so that you are there when it matters.",
        "alert": "As watch, but the tape goes on and a line tells you. alerts lists what is set; "
            + "alert off takes it away.",
        "away": "What happens to a position while you sleep: you are told afterwards, with the "
            + "hour of each thing. Nothing can be done in between.",
        "back": "Takes back acts of yours, the last first, as if they had not been typed; time "
            + "that was played by them comes back as well.",
        "rewind": "Goes back to a time, or so many bars: rewind 5, rewind 30m. What you did before "
            + "that moment stays, what you did at it or later is gone. branch first, to keep "
            + "both.",
        "branch": "Keeps what you have lived so far under its name and goes on in a copy. Do "
            + "something else there, and compare the two.",
        "switch": "Goes to another branch, to the minute at which you left it.",
        "what if":
            "Lives the same prices again with one thing changed: the leverage, the side, the "
            + "stop, a line of your journal. Your own world stays; switch goes to the other "
            + "one. Of a live market it can change the market itself: its depth, its crowd, its "
            + "news.",
        // Trade.
        "open": "Say the side, the coin, the leverage and how much: margin 1,000 is what you put "
            + "up, a bare number is a size in coins, risk 1% with a stop works the size out. "
            + "The parts come in any order; with at it waits for its price, otherwise it trades "
            + "at once.",
        "close": "Alone it closes the only position, all of it; half, 25% or a size close a part. "
            + "With at it waits for a price.",
        "stop": "Closes the position at the market once the price is reached; a second stop "
            + "replaces the first. 2% is a distance from the entry. It watches the last price "
            + "unless you say on mark.",
        "take": "Closes with a profit once the price is reached: all, or half, 25%, a size. "
            + "Several takes may wait at once.",
        "trail": "A stop that moves with the best price since it was set and never back. It stands "
            + "so far away from it as you say.",
        "cancel": "Takes back a stop, takes, a trail, or an order by the number that orders shows.",
        "flip": "Closes what you hold and opens as much the other way, in one go, at the market. "
            + "Two fees are paid, and the new position has no stop.",
        "leverage": "Changes the leverage of an open position: its margin changes, and with it the "
            + "liquidation price; the size stays.",
        "add margin":
            "Moves money from the free wallet behind a position. Its liquidation price moves "
            + "away, and more is lost if it is reached.",
        "remove margin":
            "Takes money from behind a position back into the free wallet, as far as the "
            + "venue lets you. Its liquidation price comes nearer.",
        "mode": "isolated: each position can lose its own margin. cross: the whole wallet stands "
            + "behind all of them. multi: other coins of the wallet count as well, each at less "
            + "than its price.",
        "convert": "Sells one asset of the wallet for another at what is traded, less the spread "
            + "where there is one, as for margin in another coin.",
        "deposit": "Puts invented money into the free wallet. What you have put in is counted, so "
            + "that profit and loss are held against it.",
        "withdraw": "Takes free money out of the wallet. What backs a position stays.",
        "rules": "Another venue's rulebook: fees, tiers, how a liquidation is judged and priced. "
            + "Before the first position only; rulebooks lists them, venues compares them.",
        "hedge": "Insures what you hold: a put pays below its strike and costs its premium, a "
            + "short against it gains what the holding loses; a call insures a short. put and "
            + "call say beforehand what one would cost.",
        "lend": "Puts coins into a lending pool and borrows dollars against them. It is "
            + "liquidated by the pool's rules, which differ from a venue's; health says how "
            + "near that is.",
        // Look.
        "account": "What the account is worth and where the money is: free, behind positions, held "
            + "back for orders. And how that stands to what you deposited.",
        "positions":
            "Everything about what you hold: entry, size, profit, what is left of the margin, "
            + "how far the liquidation price is. Look here before you change anything.",
        "orders": "Every stop, take, trail and waiting opening, with its number and what it will "
            + "do. cancel takes one back by kind or by number.",
        "collateral":
            "In cross and multi-asset mode coins count for less than their price. This says "
            + "for how much each counts, and by which rule.",
        "alerts": "The list of what watch and alert wait for, with the numbers that alert off "
            + "takes.",
        "market":
            "The last price, the mark that liquidations are judged by, spot, and how far they "
            + "are apart; and by which rules this tape is read.",
        "chart": "The price as far as you have lived it, with your entry, stop and liquidation "
            + "price drawn in. 1h, 90m or 30 draws the last hour, 90 minutes or 30 bars. equity, "
            + "margin and the other names draw something else over the same time.",
        "crowd": "In a live market other accounts trade as well. This shows what they hold "
            + "together, by side and leverage: whose liquidations could come.",
        "map": "For each distance from the price: how much would be closed by force, how many "
            + "stops lie there, and how much the book would take; and what a dollar sold comes "
            + "to with all that it forces. all shows more levels, on both sides.",
        "feed": "Liquidations as they really happened in a live market, beside what public feeds "
            + "report of them. The feeds show only a part; this says which.",
        "book": "How much is quoted at each distance from the price, and how much more hides "
            + "behind it: what it takes to push the price that far.",
        "funding": "Longs and shorts pay one another every few hours. This says who pays, how much "
            + "of the position's value, and when next.",
        "ledger": "Every movement of money: deposits, fees, funding, profits, and what fund and "
            + "venue got. What leaves one pot enters another.",
        "news": "The headlines so far, with the minute in which they were told. Nothing ahead of "
            + "the clock is shown.",
        "who": "Where the money went: you, the other side, the venue's fees, the insurance fund. "
            + "The sum is zero.",
        "journal": "The acts that made this world, numbered. The numbers are what `what if without "
            + "3` and `what if 3: …` take; save writes them to a file.",
        "branches":
            "The versions of events you have made with branch and what if, and where each one "
            + "stands. switch goes to one, compare shows two side by side.",
        "compare": "Two branches beside each other over the same prices: what was different, and "
            + "where each account stands. Without names: this one and the other.",
        // Ask.
        "why": "Alone it tells how the last thing came about, step by step. With a term, as in "
            + "why liquidation price or why fee, it shows the formula with your numbers.",
        "debrief":
            "After a stop or a liquidation: what it cost, what was planned, how often a line "
            + "so near is reached, and what to try instead.",
        "mirror": "Your habits in numbers: how often which side, which leverage, with a stop or "
            + "without. It counts and does not judge.",
        "define": "The glossary: what a word means here. Alone it lists the words.",
        "odds": "How often each leverage would have been closed within a day or a week: over "
            + "years of hourly prices, and, of a live market, under so many other seeds, each "
            + "with a crowd of its own. With a distance or a leverage it counts that very line: "
            + "odds 4.5% over within a week in 2022, odds 20x lately, odds 10x moving 2%.",
        "history":
            "A calendar of every day since 2017, coloured by how far the price fell, and the "
            + "twenty worst. load 2022-06-13 for 3 days and load worst 7 open any of them; "
            + "history funding counts what was paid; history stops 3% what always stopping came to.",
        "split": "Of a fall in a live market: which part the news alone would have made, which "
            + "part stops and forced closes added.",
        "ladder": "One entry, every leverage: which would have been liquidated, and in which "
            + "minute. It looks to the end of the tape, so it tells what is still ahead of you. "
            + "ladder 20x asks for one.",
        "calc": "The calculator that venues have, with the working shown. Say the question and "
            + "what you know; the market that is loaded fills in the rest. Beside a size a margin "
            + "is all that stands behind it, and extra is what was added; cross takes the wallet. "
            + "What has no part in an answer is told as not used.",
        "size": "The other way round than most begin: say what you may lose and where the stop "
            + "is, and get the size. 2% as a stop is a distance from the entry.",
        "plan": "A position looked at before it is opened: fees, funding, what the stop costs, "
            + "what the take brings, where it is liquidated. With because and your reasons it "
            + "is kept, and debrief holds it against what came.",
        "venues": "The same position under the rules of every venue that is known: liquidation "
            + "price, and what would come back. With a rulebook's name it explains that one.",
        "autopsy": "Six questions about a liquidation that really happened to you, and then how it "
            + "came about by the venue's rules. Nothing of it is kept.",
        "health": "How safe a loan in a lending pool is: above one it stands, at one it is "
            + "liquidated. With amounts it answers for a loan that you have not taken.",
        "hedges":
            "The options you have bought, what each is worth now, and which part of the holding "
            + "is covered.",
        "put": "The price of a put from its formula, with the volatility you say and with a "
            + "higher one, so that you see what you would pay for.",
        "call": "The price of a call from the same formula as that of a put. A call and the "
            + "discounted strike are worth a put of that strike and the coin.",
        "miner": "At which bitcoin price the power that a miner burns costs as much as the miner "
            + "earns. Change joules, cents or the network's size to see what moves it.",
        "buildup": "A model of quiet months: as volatility falls, the same risk carries more "
            + "leverage, and a fall that would have been harmless no longer is.",
        // Learn.
        "demo": "A liquidation in four lines: each Enter plays the next one. quit leaves it, and "
            + "brings you back to your own market.",
        "lessons": "The map of the course: what there is, in which order, what you have done and "
            + "what is due again.",
        "lesson": "Opens a lesson by its key, or goes on where you left. A lesson brings its own "
            + "market; yours waits unchanged.",
        "review": "Questions from finished lessons come back after some days, so that they stay "
            + "with you. This asks what is due today.",
        "progress":
            "The file that is kept of your learning: shown, taken along to another machine, "
            + "or deleted.",
        "drill":
            "A week of recorded hours, drawn by chance: the date is hidden, the "
            + "price scaled, one in four is upside down. You write a plan, it is opened, and you "
            + "play on; then it says which days those were, and tries the same plan on a hundred "
            + "other weeks. drill 10 is a set, drill today the same week for everybody on that "
            + "day, and the code of one plays it again.",
        "next": "In a lesson: the next screen. An empty line does the same where nothing is "
            + "asked.",
        "answer": "Answers what a lesson asks. Mostly the bare answer is enough; with this word it "
            + "may also be one that looks like a command.",
        "hint": "In a lesson: a little help with what is asked, and then more. Try first; it "
            + "waits.",
        "show": "In a lesson: the answer, with its reason, where you do not want to try further.",
        "skip": "In a lesson: leaves this screen out and goes on.",
        "play": "At a terminal the tape runs by itself, so many bars a second, until a key is "
            + "pressed. In a lesson it lets you try things in its market; return brings you "
            + "back.",
        "return": "Ends trying things out in a lesson, and goes on where you were.",
        "where": "In a lesson: which screen of how many, and what is asked.",
        "note": "A sentence of your own, kept with the lesson or the market you are in; summary "
            + "shows it again.",
        "summary": "What you answered and noted in this lesson, to read once more.",
        // Files and session.
        "load":
            "Opens a market: one that scenarios lists, a journal that you saved, or your own data, a "
            + "table of prices. Without a name, scenarios is what you want. crowd seed 7 takes "
            + "other people of the same kind into a live market.",
        "import": "Takes the positions of an exchange's table and opens them in another market: "
            + "what would October 2025 do to what you hold?",
        "scenarios":
            "Every market that comes with the program: recorded days, live markets that make "
            + "their own prices, and made-up tapes for lessons.",
        "rulebooks":
            "The venues' rules that come with the program, each as of a date. With a name it "
            + "shows that "
            + "one line by line, with the numbers that why names; rules trades under one of them, "
            + "before the first position.",
        "save": "Writes your journal as lines that run: load opens it, and you are where you "
            + "were.",
        "report": "The session as a page for a browser: pictures, the journal, what came of each "
            + "position. To keep or to send.",
        "read": "Runs the lines of a file as if you typed them, up to the first that is refused.",
        "log": "Everything that is shown goes into a file as well until log off. log alone says "
            + "where.",
        "set": "Colour, pager, language and the like. Alone it shows what can be set; what you "
            + "change is kept for the next time.",
        "resume": "Goes on where the last session ended: its market, its positions, its minute.",
        "about": "Version, licence, where the prices and facts come from, and what is assumed.",
        "help": "Eight commands for an evening; help all lists every one, and help with a "
            + "command's name explains it, as this page does.",
        "quit": "Ends the program; the session is kept, and resume goes on. In a lesson or the "
            + "demonstration it only leaves that.",
    ]
}
