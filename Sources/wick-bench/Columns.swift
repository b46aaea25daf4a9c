import Markets

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of fixed-width little-endian numbers; empty if it cannot be read.
func numbers<Number: BitwiseCopyable>(_ path: String, as: Number.Type) -> [Number] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Number>.size
    rewind(file)
    return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = buffer.baseAddress.map { fread($0, MemoryLayout<Number>.size, count, file) } ?? 0
    }
}

/// The yardsticks' crowd: files crowd_N_side.i8, _entry.i32, _qty.i64, _margin.i64 in a folder. Ticks of
/// 0.1 dollar, lots of a millionth of a coin, money in tick × lot.
func columns(_ folder: String, _ count: String) -> TieredCrowd.Columns? {
    let path = "\(folder)/crowd_\(count)_"
    let side = numbers(path + "side.i8", as: Int8.self)
    let entry = numbers(path + "entry.i32", as: Int32.self)
    let size = numbers(path + "qty.i64", as: Int64.self)
    let margin = numbers(path + "margin.i64", as: Int64.self)
    guard !side.isEmpty, entry.count == side.count, size.count == side.count,
        margin.count == side.count
    else { return nil }
    return TieredCrowd.Columns(side: side, entry: entry, size: size, margin: margin)
}

/// The yardsticks' tiers: from 0, 50k, 250k, 1M, 10M dollars at 0.4, 0.5, 1, 2.5, 5%.
let yardstickTiers: TieredMargin = {
    func money(_ dollars: Int64) -> Int64 { dollars * 10_000_000 }
    return TieredMargin([
        (0, 40), (money(50_000), 50), (money(250_000), 100), (money(1_000_000), 250),
        (money(10_000_000), 500),
    ])
}()
