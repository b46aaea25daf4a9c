import Margin

/// Lines that traders type by habit at other screens, and what is typed here for them.
///
/// Where the words can only mean one command that harms nobody they are aliases, in the verb table. These
/// are suggestions: what acts on an account, or says less than is needed, is shown before it is done.
struct Habit: Sendable {
    /// How such a line begins, in small letters.
    let begins: [String]
    /// What to type; `…` is the rest of the line as it was typed, `OPENING` when the tape began.
    let means: [String]

    private init(_ begins: String, _ means: String...) {
        self.begins = begins.split(separator: " ").map(String.init)
        self.means = means
    }

    /// The first line that reads of those that the longest fitting habit offers; nil where none fits.
    ///
    /// - Parameters:
    ///   - isKnown: the first word is a command of ours, so nothing that follows is left out.
    ///   - least: of how many words a habit is at least: no fewer than the command itself has.
    static func line(
        for line: Line, _ around: Surroundings, isKnown: Bool, least: Int = 1
    ) -> String? {
        guard !line.isTooLong, let first = line.words.first else { return nil }
        let typed = line.words.prefix(longest).map(\.lowered)
        let fitting = all.filter { typed.starts(with: $0.begins) && $0.begins.count >= least }
            .sorted { $0.begins.count > $1.begins.count }
        let gist = OpeningGist(line, around)
        for habit in fitting {
            // `who liquidated me`: what only rounds a sentence off is no part of it.
            let behind = line.words[habit.begins.count...]
            let isWhole = behind.allSatisfy {
                Sentence.functionWords.contains(Sentence.bare($0.lowered[...]))
            }
            // `move stop to 7,100`: the way to the level is no part of it.
            let level = behind.drop { ["to", "at"].contains($0.lowered) }.first
            let rest = isWhole ? "" : level.map { line.text(from: $0.from) } ?? ""
            let offered = habit.means.filter { $0.contains("…") != isWhole }
            let spare = isWhole || isKnown ? [] : habit.means.filter { !$0.contains("…") }
            for means in offered {
                let mended = around.placed(means).replacing("…", with: rest)
                if around.isTaken(mended) { return mended }
            }
            if let side = habit.opens ?? habit.side(in: gist), gist.saysMore {
                return gist.line(side: side)
            }
            for means in spare {
                let example = around.placed(means)
                if around.isTaken(example) { return example }
            }
        }
        // `10x` and `10:40` say what they are by their look.
        let bare = first.isLeverage ? "leverage \(first.text)" : "until \(first.text)"
        guard !isKnown, gist.side == nil, first.isLeverage || first.text.contains(":"),
            around.isTaken(bare)
        else { return nil }
        return bare
    }

    /// The side of the order that it stands for, if it stands for one.
    private var opens: Side? {
        guard means.contains(where: { $0.hasPrefix("open ") }) else { return nil }
        return means.contains { $0.hasPrefix("open short") } ? .short : .long
    }
    /// `btc long 50x margin 100`: what only looks is an order where a side follows.
    private func side(in gist: OpeningGist) -> Side? {
        Habit.look.contains { $0.begins == begins } ? gist.side : nil
    }

    /// The verbs that the first words of a line name by habit.
    static func verbs(namedBy line: Line) -> [String] {
        let typed = line.words.prefix(longest).map(\.lowered)
        return all.filter { typed.starts(with: $0.begins) }.flatMap(\.means)
            .compactMap { Line($0).words.first?.lowered }.compactMap { Verb.begun(by: $0)?.name }
    }

    private static let longest = all.map(\.begins.count).max() ?? 1

    static let all: [Habit] = time + trade + look + ask + session

    private static let time: [Habit] = [
        Habit("liquidate", "until liquidation"), Habit("die", "until liquidation"),
        Habit("go", "step", "open …", "until …"), Habit("go to", "until …"),
        Habit("goto", "until …"), Habit("jump", "until …"), Habit("jump to", "until …"),
        Habit("fast forward", "until …", "step 30m"), Habit("ff", "until …", "step …", "step 30m"),
        Habit("skip to", "until …"), Habit("next bar", "step"), Habit("next candle", "step"),
        Habit("next day", "until tomorrow"), Habit("tomorrow", "until tomorrow"),
        Habit("next week", "step 7d"), Habit("end", "until end"), Habit("finish", "until end"),
        Habit("reset", "rewind OPENING"), Habit("restart", "rewind OPENING"),
        Habit("start over", "rewind OPENING"),
        Habit("again", "rewind OPENING"), Habit("retry", "rewind OPENING"),
        Habit("back to start", "rewind OPENING"),
        Habit("redo", "branches"), Habit("ctrl z", "back"), Habit("revert", "back"),
        Habit("pause", "market"), Habit("speed", "play …", "play 10"),
        Habit("switch to", "switch …", "mode …"), Habit("faster", "play 10"),
    ]

    private static let trade: [Habit] = [
        Habit("sell all", "close all"), Habit("sell everything", "close all"),
        Habit("exit position", "close"), Habit("exit all", "close all"),
        Habit("exit trade", "close"), Habit("market close", "close"),
        Habit("place order", "open long BTC 10x margin 1,000"),
        Habit("order", "orders", "open …", "orders"),
        Habit("new order", "open long BTC 10x margin 1,000"),
        Habit("trade", "open …", "open long BTC 10x margin 1,000"),
        Habit("enter", "open …", "open long BTC 10x margin 1,000"),
        Habit("entry", "open long BTC 10x margin 1,000 at …", "open long BTC 10x margin 1,000"),
        Habit("put on", "open …", "open long BTC 10x margin 1,000"),
        Habit("all in", "open long BTC 10x margin 5,000"),
        Habit("yolo", "open long BTC 100x margin 5,000"), Habit("max", "rulebooks"),
        Habit("double down", "add margin 500"), Habit("average down", "add margin 500"),
        Habit("dca", "open long BTC 10x margin 500"), Habit("add to", "add margin 500"),
        Habit("top up", "add margin …", "add margin 500"),
        Habit("topup", "add margin …", "add margin 500"),
        Habit("transfer", "deposit …", "deposit 500"), Habit("fund", "deposit …", "deposit 500"),
        Habit("withdraw all", "withdraw 500"), Habit("borrow", "lend 10 ETH borrow 15,000 USDT"),
        Habit("repay", "lend repay …", "help lend"),
        Habit("loan", "lend 10 ETH borrow 15,000 USDT"),
        Habit("move stop", "stop …", "stop 6,950"), Habit("modify stop", "stop …", "stop 6,950"),
        Habit("change stop", "stop …", "stop 6,950"), Habit("set stop", "stop …", "stop 6,950"),
        Habit("set sl", "stop …", "stop 6,950"), Habit("set tp", "take …", "take 8,000"),
        Habit("remove stop", "cancel stop"), Habit("remove sl", "cancel stop"),
        Habit("remove tp", "cancel take"), Habit("set leverage", "leverage …", "leverage 10x"),
        Habit("set margin", "add margin …", "add margin 500"),
        Habit("set mode", "mode …", "mode cross"),
        Habit("breakeven", "why entry price"), Habit("break even", "why entry price"),
        Habit("stop breakeven", "why entry price"), Habit("be", "why entry price"),
        Habit("margin mode", "mode …", "mode cross"),
        Habit("multi-asset", "mode multi", "define multi-asset margin"),
        Habit("multi asset", "mode multi", "define multi-asset margin"),
        Habit("margin", "add margin …", "why margin ratio"),
        Habit("protect", "stop 6,950"), Habit("oco", "take 8,000"), Habit("bracket", "take 8,000"),
    ]

    private static let look: [Habit] = [
        Habit("btc", "market"), Habit("eth", "market"), Habit("bitcoin", "market"),
        Habit("time", "market"), Habit("now", "market"), Habit("date", "market"),
        Habit("clock", "market"), Habit("bid", "book"), Habit("ask", "book"),
        Habit("spread", "book"), Habit("liquidity", "book"), Habit("order book", "book"),
        Habit("ohlc", "chart"), Habit("open orders", "orders"),
        Habit("open positions", "positions"), Habit("open interest", "crowd"),
        Habit("liquidation map", "map"), Habit("liquidation", "why liquidation price"),
        Habit("liquidations", "feed"), Habit("liquidation price", "why liquidation price"),
        Habit("margin ratio", "why margin ratio"), Habit("margin call", "define margin call"),
        Habit("maintenance margin", "why maintenance margin"),
        Habit("entry price", "why entry price"),
        Habit("bankruptcy price", "why bankruptcy price"), Habit("funding rate", "funding"),
        Habit("insurance fund", "who", "define insurance fund"),
        Habit("insurance", "who", "define insurance fund"),
        Habit("adl", "who", "define deleveraging"),
        Habit("who liquidated", "who"), Habit("who closed", "who"), Habit("who paid", "who"),
        Habit("when liquidated", "why liquidation price"),
        Habit("where liquidated", "why liquidation price"), Habit("how lose", "positions"),
        Habit("lose", "positions"),
        Habit("order history", "journal"), Habit("trade history", "journal"),
        Habit("pnl history", "chart equity"), Habit("equity curve", "chart equity"),
        Habit("drawdown", "chart equity"), Habit("performance", "mirror"), Habit("stats", "mirror"),
        Habit("score", "mirror"), Habit("profit", "positions"), Habit("loss", "positions"),
        Habit("twitter", "news"), Habit("headlines", "news"), Habit("calendar", "news"),
        Habit("fee", "why fee"), Habit("fees", "why fee"), Habit("tiers", "rulebooks"),
        Habit("max leverage", "rulebooks"),
        Habit("brackets", "rulebooks"),
        Habit("volume", "market"), Habit("rsi", "chart"), Habit("macd", "chart"),
        Habit("ma", "chart"),
        Habit("indicators", "chart"), Habit("long short ratio", "crowd"), Habit("whales", "crowd"),
        Habit("list", "scenarios"), Habit("ls", "scenarios"), Habit("markets", "scenarios"),
        Habit("chart compare", "compare"), Habit("zoom", "chart …", "chart 1h"),
        Habit("timeframe", "chart …", "chart 1h"),
        Habit("levels", "map"), Habit("lines", "chart"), Habit("leaderboard", "who"),
    ]

    private static let ask: [Habit] = [
        Habit("hello", "help"), Habit("hi", "help"), Habit("hey", "help"), Habit("what", "help"),
        Habit("what now", "help"), Habit("what happened", "why"), Habit("how", "help"),
        Habit("why liquidated", "why"), Habit("why was i", "why"), Habit("why was my", "why"),
        Habit("why did i", "why"), Habit("why did my", "why"), Habit("why did it", "why"),
        Habit("usage", "help"), Habit("man", "help …", "help"), Habit("manual", "help all"),
        Habit("--help", "help"), Habit("-h", "help"), Habit("menu", "help"), Habit("info", "about"),
        Habit("version", "about"), Habit("--version", "about"), Habit("-v", "about"),
        Habit("credits", "about"), Habit("license", "about"), Habit("tutorial", "demo"),
        Habit("tour", "demo"), Habit("example", "demo"), Habit("examples", "demo"),
        Habit("learn", "lessons"), Habit("teach", "lessons"), Habit("teach me", "lessons"),
        Habit("course", "lessons"), Habit("quiz", "review"), Habit("test", "review"),
        Habit("practice", "review"), Habit("chance", "odds"), Habit("chances", "odds"),
        Habit("probability", "odds"),
        Habit("risk", "size risk …", "size risk 1% stop 7,050"),
        Habit("rr", "help plan"),
        Habit("risk reward", "help plan"),
        Habit("position size", "size risk 1% stop 7,050"), Habit("lot", "size risk 1% stop 7,050"),
        Habit("calculator", "calc"), Habit("calculate", "calc …", "calc"),
        Habit("glossary", "define"),
        Habit("compare venues", "venues"), Habit("exchange", "rulebooks"),
        Habit("exchanges", "rulebooks"), Habit("scenario", "load …", "scenarios"),
    ]

    private static let session: [Habit] = [
        Habit("clear", "market"), Habit("cls", "market"), Habit("q", "quit"), Habit(":q", "quit"),
        Habit(":q!", "quit"),
        Habit(":wq", "quit"), Habit("exit()", "quit"), Habit("quit()", "quit"),
        Habit("logout", "quit"), Habit("stop session", "quit"), Habit("leave", "quit"),
        Habit("export", "report …", "report evening.html"), Habit("settings", "set"),
        Habit("config", "set"), Habit("options", "set"), Habit("preferences", "set"),
        Habit("dark mode", "set"), Habit("color", "set colour …", "set colour off"),
        Habit("open file", "load …", "help load"),
        Habit("run file", "read …", "help read"), Habit("source", "read …", "help read"),
        Habit("download", "help load"), Habit("csv", "help load"),
        Habit("continue session", "resume"),
    ]
}

extension Surroundings {
    /// An example where the tape is, and at the time at which it began.
    fileprivate func placed(_ means: String) -> String {
        inPlay(means).replacing("OPENING", with: opening ?? "10:00")
    }
}
