import Figures
import Margin
import Markets
import Scripts

// `put 95% 30d`, `call 105% 30d`: what an option costs, at several volatilities, and what it does on
// the way.

extension Session {
    func option(_ question: OptionQuestion) -> Reply {
        if let lesson, !lesson.hidden.isEmpty { return .calculatorsWait }
        switch OptionPricing.of(question, timeline?.world) {
        case .success(let pricing): return Reply(pricing.page)
        case .failure(let problem): return problem.reply
        }
    }
}

/// An option before anybody buys it.
struct OptionPricing {
    let kind: OptionKind
    let spot: Price
    let strike: Price
    let minutes: Int
    /// How many coins it is on.
    let size: Quantity
    let halfSpread: Rate
    /// Named rows of the price table; the first is what would be charged.
    let rows: [(name: String, volatility: Double)]
    /// Where no price was given or played, the answer is read as per cent of 100.
    let isShare: Bool
    /// Whether the scenario says which volatility options are priced from.
    let isStated: Bool
    let depth: OptionDepth
    let coin: Asset
    let line: String

    static func of(
        _ question: OptionQuestion, _ world: World?
    ) -> Result<Self, FetchProblem> {
        let request = question.request
        let coin = request.coin ?? world?.scenario.coin ?? Asset("BTC")
        let isHere = question.spot == nil && world?.last(of: coin) != nil
        if isHere, let world {
            do throws(Refusal) {
                let size = try world.size(of: request)
                return .success(
                    here(question, size, coin, try world.quote(request, on: size), world))
            } catch {
                let words = error.words(in: world)
                return .failure(FetchProblem(page: .problem(words.text, fix: words.fix)))
            }
        }
        return made(question, coin)
    }

    /// In the market at hand: the quote is the one that `hedge` charges.
    private static func here(
        _ question: OptionQuestion, _ size: Quantity, _ coin: Asset, _ quote: OptionQuote,
        _ world: World
    ) -> Self {
        let feared = world.volatility(of: coin)
        var rows: [(String, Double)] = []
        if let asked = question.volatility {
            rows.append(("as you say", Double(asked.units) / 1e8))
        }
        rows.append((quote.isStated ? "the scenario's" : "after the last day", quote.volatility))
        if !quote.isStated { rows.append(("before it", feared.base)) }
        rows.append(("25 points more", rows[0].1 + 0.25))
        return OptionPricing(
            kind: quote.kind, spot: quote.spot, strike: quote.strike, minutes: quote.minutes,
            size: size, halfSpread: quote.halfSpread, rows: rows, isShare: false,
            isStated: quote.isStated, depth: world.optionDepth(of: coin), coin: coin,
            line: buying(question.request, size))
    }

    /// Without a market, at a price that was said or at 100.
    private static func made(
        _ question: OptionQuestion, _ coin: Asset
    ) -> Result<Self, FetchProblem> {
        let request = question.request
        var size = Quantity(1)
        switch request.portion {
        case .size(let asked): size = asked
        case nil: break
        default:
            return .failure(
                FetchProblem(
                    page: .problem(
                        "A part of what you hold is known in a market only: say how many coins.",
                        fix: "\(request.kind.rawValue) 95% 30d 0.5 spot 50,000")))
        }
        let isShare = question.spot == nil
        if isShare, case .price = request.strike {
            return .failure(
                FetchProblem(
                    page: .problem(
                        "A strike in dollars needs the price of now.",
                        fix: "\(request.kind.rawValue) 47,500 30d spot 50,000")))
        }
        let now = question.spot ?? Price(units: 100 * unitsPerOne)
        let strike: Price
        switch request.strike {
        case .price(let price): strike = price
        case .share(let share):
            strike =
                share <= Rate(units: 1_000_000_000) ? (now * share).rounded(.nearest) : .zero
        }
        var rows: [(String, Double)] = []
        if let asked = question.volatility {
            rows.append(("as you say", Double(asked.units) / 1e8))
        }
        rows.append(("assumed", AssumedVolatility.usual))
        rows.append(("25 points more", rows[0].1 + 0.25))
        let pricing = OptionPricing(
            kind: request.kind, spot: now, strike: strike, minutes: request.minutes, size: size,
            halfSpread: OptionDepth.leastHalfSpread, rows: rows, isShare: isShare,
            isStated: false, depth: OptionDepth(openInterest: nil), coin: coin,
            line: buying(request, size))
        guard (60...527_040).contains(request.minutes), pricing.isPriceable else {
            return .failure(
                FetchProblem(
                    page: .problem(
                        "A \(request.kind.rawValue) lasts from an hour to 366 days, its strike lies "
                            + "between a tenth of the price and three times it, volatility between "
                            + "1% and 1,000%.",
                        fix: "\(request.kind.rawValue) 95% 30d volatility 50%")))
        }
        return .success(pricing)
    }

    /// The line that buys what was asked for.
    private static func buying(_ request: OptionRequest, _ size: Quantity) -> String {
        var request = request
        if request.portion != nil { request.portion = .size(size) }
        return ActText.print(.hedge(.buy(request)))
    }

    private var isPriceable: Bool {
        spot.isPositive && spot.isAdmissible
            && Quantity(units: strike.units * 10) >= Quantity(units: spot.units)
            && strike.units <= spot.units * 3
            && rows.allSatisfy {
                $0.volatility >= 0.01 && $0.volatility <= 100 && quote($0.volatility) != nil
            }
            && (rows.first?.volatility ?? 0) <= 10
    }

    func quote(_ volatility: Double, spot now: Price? = nil, later: Int = 0) -> OptionQuote? {
        OptionQuote(
            kind, spot: now ?? spot, strike: strike, minutes: minutes - later,
            volatility: volatility, halfSpread: halfSpread)
    }
}
