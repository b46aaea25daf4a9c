/// Days of several years at a glance, each in one of some bands: how far it fell.
public struct DayCalendar: Sendable, Equatable {
    /// What a band is called, from the mildest on: "under 3%".
    public var bands: [String]
    public var years: [Year]
    /// The picture in one sentence.
    public var summary: String

    public struct Year: Sendable, Equatable {
        public var number: Int
        /// The band of each day from 1 January on, counted from 0; nil where nothing is known.
        public var days: [Int?]
        /// The year in a sentence, for whoever hears it.
        public var said: String
        public init(number: Int, days: [Int?], said: String) {
            self.number = number
            self.days = days
            self.said = said
        }
    }

    /// Law: five bands at most, which is what pictures have marks for.
    public init(bands: [String], years: [Year], summary: String) {
        self.bands = Array(bands.prefix(DayCalendar.most))
        self.years = years
        self.summary = summary
    }

    public static let most = 5
}
