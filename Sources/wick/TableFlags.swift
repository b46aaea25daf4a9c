/// The tables of prices that a new scenario begins with: `--from a.csv --also ETH=b.csv`.
struct TableFlags: Equatable {
    struct Also: Equatable {
        let coin: String
        let path: String
    }
    var from: String?
    private(set) var also: [Also] = []

    var isEmpty: Bool { from == nil && also.isEmpty }

    mutating func add(_ value: String) throws(Invocation.Misuse) {
        let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
        let coin = parts.first?.uppercased() ?? ""
        let isCoin = !coin.isEmpty && coin.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard parts.count == 2, isCoin, coin.utf8.count <= 12 else { throw .alsoValue(value) }
        also.append(Also(coin: coin, path: parts[1]))
    }
}
