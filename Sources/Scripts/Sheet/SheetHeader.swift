/// The line that names the columns of a sheet of positions: which column is read for what, and where
/// answers go.
struct SheetHeader {
    /// In small letters, spaces taken off.
    let names: [String]
    /// As written; what would come twice in one record of JSON has a number.
    let keys: [String]
    let places: PositionPlaces
    /// For each column the place in `LiquidationSheet.added`, where it is one of those.
    let own: [Int?]
    /// Places in `LiquidationSheet.added` that are not among the columns.
    let appended: [Int]
    /// Columns that are read and named twice, as they are written.
    let twice: [String]
    /// Columns that nothing is read from and nothing is written to, as they are written.
    let others: [String]

    var hasOwn: Bool { appended.count < LiquidationSheet.added.count }

    /// What is read of a row.
    static let read: [PositionColumn] = [
        .symbol, .venue, .kind, .side, .positionSide, .size, .contracts, .contractSize, .entry,
        .mark, .value, .leverage, .mode, .margin, .marginWithProfit, .initialMargin, .added,
        .wallet,
        .maintenanceRate, .maintenanceAmount, .otherMaintenance, .otherProfit, .feeRate, .basis,
        .feeBasis,
    ]
    /// Columns that say nothing of a price, whatever stands in them.
    private static let idle = ["id", "no", "nr", "#", "name", "comment", "remark"]

    init(_ record: SheetRecord) {
        let written = record.cells.map { String(decoding: $0, as: UTF8.self) }
        let names = written.map { $0.lowercased() }
        let places = PositionPlaces(record.cells)
        self.names = names
        self.places = places
        let added = LiquidationSheet.added
        // Looked up once: a sheet may have thousands of columns.
        let own = names.map { added.firstIndex(of: $0) }
        self.own = own
        appended = added.indices.filter { !own.contains($0) }
        twice = places.twice.filter { Self.read.contains($0.column) }.map { names[$0.place] }
        others = places.others(than: Self.read).filter {
            own[$0] == nil && !Self.idle.contains(names[$0]) && !names[$0].isEmpty
        }.map { written[$0] }
        keys = Self.told(apart: written, but: { own[$0] != nil }, from: added)
    }

    /// Each name once: what was there already has a number behind it, counted from where the last one of
    /// that name came to, so that ten thousand equal names take no longer than as many different ones.
    private static func told(
        apart names: [String], but isOurs: (Int) -> Bool, from added: [String]
    ) -> [String] {
        var taken = Set(added)
        var last: [String: Int] = [:]
        return names.enumerated().map { place, name in
            var key = name
            while !isOurs(place), taken.contains(key) {
                let number = last[name, default: 1] + 1
                last[name] = number
                key = "\(name)_\(number)"
            }
            taken.insert(key)
            return key
        }
    }

    /// Needed columns that are not there, by their first names.
    var missing: [String] {
        LiquidationSheet.needed.filter { name in
            switch name {
            case "side": !places.has(.side) && !places.has(.positionSide)
            case "entry": !places.has(.entry)
            default: !places.hasSize
            }
        }
    }
}
