import Figures
import Margin
import Markets

/// What is asked of the hourly series.
public enum HistoryQuestion: Sendable, Equatable {
    /// The years as a calendar, and the worst days.
    case calendar(Asset?)
    case funding
    /// `history stops 3%`: what always stopping came to.
    case stops(Rate, Side, Asset?)
    /// `odds 4.5% under within a week in 2022`.
    case count(CountRequest)
}

/// A frequency that somebody wants counted.
public struct CountRequest: Sendable, Equatable {
    /// How far the line lies: said, or that of a leverage.
    public enum Away: Sendable, Equatable {
        case distance(Rate)
        case leverage(Multiple)
    }
    /// Entries of which years.
    public enum Years: Sendable, Equatable {
        case lastThree
        case these(ClosedRange<Int>)
    }
    public var away: Away
    public var side: Side
    public var minutes: Int?
    public var years: Years?
    /// Days that moved so much or more, and less.
    public var atLeast: Rate?
    public var under: Rate?
    public var coin: Asset?

    public init(_ away: Away, _ side: Side = .long) {
        self.away = away
        self.side = side
    }

    /// The words after `odds`.
    public var text: String {
        let far =
            switch away {
            case .distance(let rate): rate.percentWritten + (side == .long ? " under" : " over")
            case .leverage(let leverage): "\(leverage.times) \(side.rawValue)"
            }
        return ActText.words(
            far, coin?.code, minutes.map { "within \(LoadRequest.stretch($0))" },
            years.map { years in
                switch years {
                case .lastThree: "lately"
                case .these(let range):
                    range.count == 1
                        ? "in \(range.lowerBound)" : "in \(range.lowerBound)..\(range.upperBound)"
                }
            }, atLeast.map { "moving \($0.percentWritten)" },
            under.map { "calmer \($0.percentWritten)" })
    }
}

/// `load 2021-05-19 for 3 days`, `load worst 7`: days of the series as a market.
public struct DayRequest: Sendable, Equatable {
    public enum Day: Sendable, Equatable {
        /// Its first minute.
        case date(Moment)
        /// The so-manieth worst day, from 1.
        case worst(Int)
    }
    public var day: Day
    public var days: Int
    public var coin: Asset?

    public init(_ day: Day, days: Int = 1, coin: Asset? = nil) {
        self.day = day
        self.days = days
        self.coin = coin
    }

    /// The words after `load`.
    public var text: String {
        let name =
            switch day {
            case .date(let moment): moment.dateText
            case .worst(let place): "worst \(place)"
            }
        return ActText.words(
            name, coin?.code, days == 1 ? nil : "for \(LoadRequest.stretch(days * 1_440))")
    }
}
