import Figures

/// How longs and shorts pay each other so that the contract stays near the index.
public struct FundingRule: Sendable, Equatable {
    /// How the samples of one interval are averaged.
    public enum Averaging: String, Sendable {
        /// Later samples weigh more: the first once, the second twice.
        case linear
        case mean
    }
    /// The price that makes the value on which it is paid.
    public enum Notional: String, Sendable { case mark, oracle }
    /// A change of the interval that a rate brings about.
    public struct Switch: Sendable, Equatable {
        public enum When: Sendable, Equatable {
            /// A settlement reached the cap or the floor.
            case atCap
            /// So many settlements in a row stayed within a rate.
            case quiet(within: Figure<Rate>, settlements: Int)
        }
        public let when: When
        public let hours: Int
        public init(when: When, hours: Int) {
            self.when = when
            self.hours = hours
        }
    }

    /// The greatest rate of one contract.
    public struct ContractCap: Sendable, Equatable {
        public let symbol: String
        public let rate: Figure<Rate>
        public init(symbol: String, rate: Figure<Rate>) {
            self.symbol = symbol
            self.rate = rate
        }
    }

    /// Hours between two payments.
    public var hours: Int
    /// Hours that the formula's rate is for: eight on every venue here.
    public var basisHours: Int
    /// The interest part, for the basis.
    public var interest: Figure<Rate>
    /// How far the interest part may pull the premium, either way.
    public var clamp: Figure<Rate>
    /// The greatest rate of one payment, either way; nil where none is known.
    public var cap: Figure<Rate>?
    /// The caps of contracts that have their own.
    public var caps: [ContractCap]
    /// Seconds between two samples of the premium.
    public var sampleSeconds: Int
    public var averaging: Averaging
    public var notional: Notional
    public var switches: [Switch]

    public init(
        hours: Int, basisHours: Int = 8, interest: Figure<Rate>, clamp: Figure<Rate>,
        cap: Figure<Rate>? = nil, caps: [ContractCap] = [], sampleSeconds: Int = 60,
        averaging: Averaging = .mean, notional: Notional = .mark, switches: [Switch] = []
    ) {
        self.hours = max(1, hours)
        self.basisHours = max(1, basisHours)
        self.interest = interest
        self.clamp = clamp
        self.cap = cap
        self.caps = caps
        self.sampleSeconds = max(1, sampleSeconds)
        self.averaging = averaging
        self.notional = notional
        self.switches = switches
    }

    /// The greatest rate of a contract, either way; nil where none is known.
    public func cap(of symbol: String) -> Figure<Rate>? {
        caps.first { $0.symbol == symbol }?.rate ?? cap
    }
}
