// Terms of a live market, whose crowd and book can be looked at. None has a value on a recorded tape.

extension LessonTerm {
    static let live = crowd + map + book + feed + split

    private static let crowd = [
        LessonTerm("crowd.accounts", "accounts of the crowd that hold a position"),
        LessonTerm("crowd.interest", "open interest in millions of dollars, counted once"),
        LessonTerm("crowd.coins", "open interest in coins"),
        LessonTerm("crowd.change", "open interest in coins against the opening, in percent"),
        LessonTerm("crowd.value change", "the same in dollars, in percent"),
        LessonTerm("crowd.longs", "longs of the crowd in millions of dollars"),
        LessonTerm("crowd.shorts", "shorts of the crowd in millions of dollars"),
        LessonTerm("crowd.index", "the leverage index"),
        LessonTerm("crowd.coin share", "how much of it has coin as collateral, in percent"),
    ]

    /// Of one band of the map, and of the band under the price where most would be forced.
    private static let map: [LessonTerm] =
        ([("map.peak.", "the band with the largest n under the price")]
        + (1...20).map { ("map.\($0).", "the band that ends \($0) % under the price") })
        .flatMap { name, meaning in
            [
                ("far", "where it ends, in percent under the price"),
                ("forced", "millions of dollars forced in it"),
                ("book", "millions of dollars that the book takes in it"),
                ("n", "forced over taken"),
                ("visible n", "forced over what is quoted for all to see"),
                ("times", "what a dollar sold in it comes to, 1 ÷ (1 − n); none from n = 1 on"),
                (
                    "pushed",
                    "where a price pushed to its end would rest, in percent under the price"
                ),
            ].map { LessonTerm(name + $0, "\($1), of \(meaning)") }
        }
        + [
            ("forced", "millions of dollars forced"), ("book", "millions that the book takes"),
            ("n", "forced over taken"), ("times", "what a dollar sold comes to, 1 ÷ (1 − n)"),
        ].map { LessonTerm("map.five.\($0)", "\($1), of the five bands next to the price") }

    private static let book: [LessonTerm] =
        [
            LessonTerm("book.spread", "the quoted spread in basis points"),
            LessonTerm("book.quoted", "quoted depth in percent of what stands in calm"),
            LessonTerm("book.basis", "the perp against its spot, in percent"),
        ]
        + ["0.1", "0.25", "0.5", "1", "2", "5"].flatMap { away in
            [
                LessonTerm("book.\(away).quoted", "millions quoted as far as \(away) % down"),
                LessonTerm(
                    "book.\(away).total", "the same with the hidden part, to \(away) % down"),
            ]
        }
        + ["1", "10", "100", "1000"].map {
            LessonTerm("book.sale \($0)", "how far a sale of \($0) million moves it, in percent")
        }

    private static let feed = [
        LessonTerm("feed.day", "liquidated in 24 hours, in millions of dollars"),
        LessonTerm("feed.hour", "liquidated in the last hour, in millions"),
        LessonTerm("feed.worst hour", "reported in the worst sixty minutes so far, in millions"),
        LessonTerm("feed.reported day", "of 24 hours, what was reported, in millions"),
        LessonTerm("feed.reported hour", "of the last hour, what was reported, in millions"),
        LessonTerm("feed.share", "the share that is reported, in percent"),
        LessonTerm("feed.longs", "longs in percent of what was liquidated in 24 hours"),
    ]

    private static let split = [
        LessonTerm(
            "split.news", "news in percent of the fall so far, or of the whole day at its opening"),
        LessonTerm("split.stops", "stops in percent of the fall so far"),
        LessonTerm("split.liquidations", "liquidations in percent of the fall so far"),
        LessonTerm(
            "split.news only", "how far it had fallen without stops or liquidations, percent"),
        LessonTerm("split.low", "the lowest spot so far against the opening, in percent"),
        LessonTerm("split.times", "the fall over that of the news alone"),
        LessonTerm(
            "split.n", "of what was forced, the share forced by other forced sales, percent"),
    ]
}
