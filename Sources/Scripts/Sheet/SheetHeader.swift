/// The first line of a sheet of positions: which column is read for what, and where answers go.
struct SheetHeader {
    /// In small letters, spaces taken off.
    let names: [String]
    /// As written; what would come twice in one record of JSON has a number.
    let keys: [String]
    let places: SheetRow.Places
    /// For each column the place in `LiquidationSheet.added`, where it is one of those.
    let own: [Int?]
    /// Places in `LiquidationSheet.added` that are not among the columns.
    let appended: [Int]
    /// Columns that are read and named twice.
    let twice: [String]

    var hasOwn: Bool { appended.count < LiquidationSheet.added.count }

    init(_ record: SheetRecord) {
        let written = record.cells.map { String(decoding: $0, as: UTF8.self) }
        let names = written.map { $0.lowercased() }
        self.names = names
        places = SheetRow.Places(names)
        let added = LiquidationSheet.added
        let own = names.map { added.firstIndex(of: $0) }
        self.own = own
        appended = added.indices.filter { !own.contains($0) }
        let read = SheetColumn.allCases.map(\.rawValue)
        twice = read.filter { column in names.count { $0 == column } > 1 }
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
}
