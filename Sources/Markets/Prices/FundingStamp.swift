import Figures
import Margin

/// A funding payment that was recorded: when it fell due, and the rate that longs paid shorts (with a
/// minus, shorts longs).
public struct FundingStamp: Sendable, Equatable {
    public let moment: Moment
    public let rate: Rate
    /// The coin whose contracts pay; nil for the tape's own.
    public let coin: Asset?
    public init(moment: Moment, rate: Rate, coin: Asset? = nil) {
        self.coin = coin
        self.moment = moment
        self.rate = rate
    }

    /// The rate with the stamp it was printed at.
    public var figure: Figure<Rate> {
        Figure(rate, .fundingRate, .tape("funding of \(moment.clock), as recorded"))
    }
}

extension Scenario {
    /// The payments that fall due as a step's bar begins.
    public func funding(at step: Int) -> [FundingStamp] {
        guard step > 0, isEventful(step) else { return [] }
        return fundings.filter {
            $0.moment >= tape.opening && tape.step(holding: $0.moment) == step
        }
    }

    /// The first payment that is still to come after a step.
    public func nextFunding(after step: Int) -> FundingStamp? {
        let now = tape.moment(at: step)
        return fundings.first {
            $0.moment >= tape.opening && $0.moment <= tape.end
                && (step == 0 ? $0.moment >= now : $0.moment > now)
        }
    }
}
