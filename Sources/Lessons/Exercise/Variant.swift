import Figures
import Markets
import Scripts

/// What tells one student's exercise from another's: everything is drawn from the token, so that
/// the same token is the same variant on every machine.
public struct Variant: Sendable, Equatable {
    public let token: String
    /// What the account begins with, in whole dollars; nil leaves the scenario's.
    public let account: Int?
    /// The price at which the tape opens, in whole dollars; nil leaves the scenario's.
    public let price: Int?
    public let noise: Noise

    private enum Stream { static let account: UInt64 = 1, price: UInt64 = 2 }

    public init(token: String, _ terms: ExerciseTerms) {
        self.token = token
        var hash = RunningHash("wick variant 1")
        // What is shared has one variant for all tokens.
        hash.add(terms.isShared ? "shared" : token)
        let noise = Noise(seed: hash.value)
        self.noise = noise
        account = terms.account.map {
            Variant.drawn($0, noise.bits(stream: Stream.account, step: 0))
        }
        price = terms.price.map { Variant.drawn($0, noise.bits(stream: Stream.price, step: 0)) }
    }

    /// One of the round numbers within bounds: hundreds where there are ten of them, else all.
    private static func drawn(_ bounds: ExerciseTerms.Bounds, _ bits: UInt64) -> Int {
        let span = bounds.most - bounds.least
        let unit = span >= 1_000 ? 100 : 1
        let count = UInt64(span / unit + 1)
        return bounds.least + Int((bits >> 11) % count) * unit
    }
}
