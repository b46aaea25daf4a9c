import Figures
import Margin
import Markets
import Scripts

// What an import says of the table itself: how its contracts are counted, what it says twice, which rows
// became one position, and what was not read.

extension BookPlan {
    /// What one contract is, where the table counts in contracts.
    var contractWords: String? {
        let sized = opened.filter { $0.position.contractSize != nil }
        guard !sized.isEmpty else { return nil }
        let words = sized.prefix(4).compactMap { one in
            one.position.contractSize.map { size in
                "\(one.position.symbol) \(size) "
                    + (one.position.kind == .inverse ? "USD" : one.position.coin.code)
            }
        }
        return "Sizes are counted in contracts. One of them is: \(words.joined(separator: ", "))."
    }

    /// Rows on one coin become one position: two quotes of it, or two rows of one.
    var joinedWords: String? {
        let joined = opened.enumerated().filter { place, one in
            opened.prefix(place).contains { $0.position.coin == one.position.coin }
        }
        guard !joined.isEmpty else { return nil }
        let words = joined.prefix(4).map { place, one in
            let first = opened.first { $0.position.coin == one.position.coin }?.position.line ?? 0
            return "line \(one.position.line) (\(one.position.symbol)) with line \(first)"
        }
        return "Joined, because one position is held on a coin here: "
            + words.joined(separator: ", ") + "."
    }

    /// What a row says twice, or tells of itself in another way.
    var remarkWords: String? {
        let told = opened.flatMap { one in
            one.position.remarks.map { "line \(one.position.line): \($0)" }
        }
        guard !told.isEmpty else { return nil }
        let more = told.count > 6 ? "; and \(told.count - 6) more" : ""
        return told.prefix(6).joined(separator: "; ").capitalizedFirst + more + "."
    }

    var passedOverWords: String? {
        guard !sheet.passedOver.isEmpty else { return nil }
        let words = sheet.passedOver.map { "\($0.rows) \($0.word)" }
        return "Rows that are no trades of a derivative were passed over: "
            + words.joined(separator: ", ") + "."
    }

    var othersWords: String? {
        guard !sheet.others.isEmpty else { return nil }
        let more = sheet.others.count > 12 ? " and \(sheet.others.count - 12) more" : ""
        let names = sheet.others.prefix(12).joined(separator: ", ")
        return "Not read, and nothing of it is kept: \(names)\(more)."
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
