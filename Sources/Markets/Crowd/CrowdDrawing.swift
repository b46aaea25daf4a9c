extension CrowdSetting {
    /// The accounts of one crowd of this setting: those that `seed` takes.
    ///
    /// - Parameters:
    ///   - price: the opening price, dollars
    ///   - venues: at most four
    /// - Returns: empty when everybody is filtered out
    public func drawn(price: Double, venues: [VenueSetting]) -> [CrowdAccount] {
        CrowdLaw(self, price: price, venues: venues).crowd(seed: seed)
    }
}

/// What the crowds of one setting have in common, whatever their seed and their size: how much is
/// held up to which line.
///
/// Places are thicker than accounts: a low-discrepancy sequence gives leverage, entry, coin, collateral
/// and stop (Roberts 2018: multiples of the powers of 1/g, g⁸ = g + 1), and each group of a side is put
/// in the order of its lines, the nearest first. A crowd takes one place of every few neighbours, and
/// who stands there holds what all of them hold; sizes differ, and eight neighbours together hold what
/// they should. So no account, however large, moves what is held up to a line by more than its
/// neighbours make good: a small crowd and a large one release the same at the same price, nearly, and
/// a seed changes who stands where, not how much stands there.
public struct CrowdLaw: Sendable {
    /// One group of one side, nearest line first; sizes in millions of dollars.
    private struct Part: Sendable {
        var places: [CrowdDraft]
        /// How many accounts stand on them.
        let accounts: Int
    }
    private var parts: [Part] = []
    private let setting: CrowdSetting
    private let price: Double
    /// Running sums of the venues' shares.
    private let venueLimits: [Double]

    /// Places of both sides together, unless there are more accounts than that.
    private static let leastPlaces = 1 << 15
    /// Neighbours whose sizes make up for each other.
    private static let neighbours = 8

    /// - Parameters:
    ///   - price: the opening price, dollars
    ///   - venues: at most four
    public init(_ setting: CrowdSetting, price: Double, venues: [VenueSetting]) {
        self.setting = setting
        self.price = price
        venueLimits = venues.indices.map { venues[...$0].reduce(0) { $0 + $1.share } }
        for isLong in [true, false] {
            var side = CrowdDraft.Group.allCases.compactMap { part(isLong: isLong, $0) }
            // Those left out leave their notional to the others of their side.
            var held = 0.0
            for part in side { for place in part.places { held += place.size } }
            guard held > 0 else {
                parts = []
                return
            }
            let wanted = setting.openInterest * (isLong ? 1 : 1 - setting.skew)
            for part in side.indices {
                for place in side[part].places.indices {
                    side[part].places[place].size *= wanted / held
                }
            }
            parts += side
        }
    }

    private func part(isLong: Bool, _ group: CrowdDraft.Group) -> Part? {
        let half = max(setting.accounts / 2, 3)
        let (share, accounts) = setting.share(of: group, isLong: isLong, half: half)
        guard share > 0, accounts > 0 else { return nil }
        let count = max(accounts, CrowdLaw.leastPlaces / 2 * accounts / half)
        let sequence = CrowdSequence(offset: Double(isLong ? 0 : 100_003) + group.offset)
        var places: [CrowdDraft] = []
        places.reserveCapacity(count)
        var order: [UInt64] = []
        order.reserveCapacity(count)
        var total = 0.0
        for index in 1...count {
            // One coordinate in equal steps, the others from the sequence (Hammersley 1960).
            let rank = (Double(index) - 0.5) / Double(count)
            let place = CrowdDraft(
                setting, isLong: isLong, group, sequence, index, rank: rank, price: price)
            total += place.size
            if place.isTooNear(setting, price: price) { continue }
            let away = place.distance(setting, price: price)
            order.append(UInt64(min(away, 100) * 1e7) << 32 | UInt64(places.count))
            places.append(place)
        }
        order.sort()
        let scale = share / total
        let sorted = order.map { entry in
            var place = places[Int(entry & 0xFFFF_FFFF)]
            place.size *= scale
            return place
        }
        // Those left out leave no account behind.
        return Part(
            places: sorted, accounts: (accounts * sorted.count + count - 1) / count)
    }

    /// Whether everybody is filtered out.
    public var isEmpty: Bool { parts.isEmpty }

    /// The crowd of a seed; empty when everybody is filtered out.
    public func crowd(seed: UInt64) -> [CrowdAccount] {
        let noise = Noise(seed: seed)
        var accounts: [CrowdAccount] = []
        accounts.reserveCapacity(parts.reduce(0) { $0 + $1.accounts })
        var taken: [CrowdDraft] = []
        for (number, part) in parts.enumerated() {
            taken.removeAll(keepingCapacity: true)
            for index in 0..<part.accounts {
                let first = index * part.places.count / part.accounts
                let next = (index + 1) * part.places.count / part.accounts
                let u = noise.uniform(stream: UInt64(number), step: UInt64(index))
                taken.append(CrowdLaw.one(of: part.places[first..<next], at: u))
            }
            for first in stride(from: 0, to: taken.count, by: CrowdLaw.neighbours) {
                let bits = noise.bits(stream: 16 + UInt64(number), step: UInt64(first))
                spread(&taken[first..<min(first + CrowdLaw.neighbours, taken.count)], bits)
            }
            for draft in taken {
                guard let account = draft.account(price: price, venueLimits: venueLimits) else {
                    continue
                }
                accounts.append(account)
            }
        }
        return accounts
    }

    /// One of some places, each as likely as it is large, holding what all of them hold.
    private static func one(of places: ArraySlice<CrowdDraft>, at u: Double) -> CrowdDraft {
        var total = 0.0
        for place in places { total += place.size }
        var rest = u * total
        var chosen = places[places.startIndex]
        for place in places {
            chosen = place
            rest -= place.size
            if rest < 0 { break }
        }
        chosen.size = total
        return chosen
    }

    /// Pareto sizes, one from every eighth of their law, in an order that the seed gives; together the
    /// neighbours hold what they held before.
    private func spread(_ drafts: inout ArraySlice<CrowdDraft>, _ bits: UInt64) {
        let count = drafts.count
        let (before, step, start) = (
            drafts.reduce(0) { $0 + $1.size }, Int(bits & 3) * 2 + 1, Int(bits >> 2 & 7)
        )
        var after = 0.0
        for (number, place) in drafts.indices.enumerated() {
            let rank = count == CrowdLaw.neighbours ? (start + number * step) & 7 : number
            let part = Double(bits >> UInt64(8 + 7 * number) & 127) + 0.5
            let u = (Double(rank) + part / 128) / Double(count)
            let factor = min(Logarithm.power(1 - u, -1 / setting.sizeExponent), setting.sizeCap)
            drafts[place].size *= factor
            after += drafts[place].size
        }
        for place in drafts.indices { drafts[place].size *= before / after }
    }
}

extension CrowdSetting {
    /// A group's share of its side's notional, and how many accounts hold it.
    fileprivate func share(of group: CrowdDraft.Group, isLong: Bool, half: Int) -> (Double, Int) {
        let hot = isLong ? heat : heat / 2
        let (hotCount, patientCount) = (
            Int(Double(half) * hotAccounts), Int(Double(half) * patientAccounts)
        )
        return switch group {
        case .hot: (hot, hotCount)
        case .patient: ((1 - hot) * patient, patientCount)
        case .ordinary: ((1 - hot) * (1 - patient), half - hotCount - patientCount)
        }
    }
}
