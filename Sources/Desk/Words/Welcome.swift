/// The first screen.
public enum Welcome {
    /// For somebody who has never been here: what this is, that nothing is real, three things to
    /// type.
    public static let page = Page([
        .paragraph(
            Prose([
                Span("Wick, a flight simulator for leverage.", .strong),
                Span(" A simulation: only the prices are real."),
            ])),
        .lines([
            Prose([Span("demo", .verb), Span("                  a liquidation in four Enters")]),
            Prose([
                Span("lesson q1", .verb), Span("             what \"futures liquidated\" means"),
            ]),
            Prose([
                Span("load black-thursday", .verb), Span("   12 March 2020, minute by minute"),
            ]),
        ]),
    ])

    /// For somebody who has been here before: one line.
    public static let again = Page([
        .paragraph(
            Prose([
                Span("Wick, a simulation. "), Span("help", .verb), Span(" lists what to type."),
            ]))
    ])
}
