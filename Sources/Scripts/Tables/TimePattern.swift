import Markets

// Times of several parts, by the patterns of `TimeFormat`.

extension WrittenTime {
    /// A date, with a clock behind it or not.
    static func dated(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        plainlyDated(cell) ?? withoutWeekday(cell).flatMap(plainlyDated)
    }

    /// What follows the name of a day: "Fri, 10 Oct 2025", "Fri Oct 10 2025".
    private static func withoutWeekday(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let name = cell.prefix { $0 >= 128 || ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) }
        let word = String(decoding: name, as: UTF8.self).lowercased()
        let isDay = TimeFormat.weekdays.contains { day in
            word == day || word.hasPrefix(day) && day.count == 3 && word.count > 4
        }
        guard isDay else { return nil }
        let rest = cell.dropFirst(name.count).drop { $0 == 46 }.drop { $0 == 44 }
        guard rest.first == 32 else { return nil }
        return rest.drop { $0 == 32 }
    }

    private static func plainlyDated(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        for format in TimeFormat.dates {
            var rest = cell
            guard var time = date(&rest, format.pattern) else { continue }
            if rest.isEmpty { return time }
            let before = rest.count
            if rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: "t") {
                rest.removeFirst()
            } else {
                rest = rest.drop { $0 == 32 || $0 == 44 || $0 == 9 }
            }
            guard rest.count < before else { continue }
            guard let clock = clock(rest) else { continue }
            time = time.with(clock: clock)
            return time
        }
        return nil
    }

    /// A clock alone, or before its date, as Bybit writes them: `10:00 2026-01-10`.
    static func clocked(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        if let alone = clock(cell) { return alone }
        guard let blank = cell.firstIndex(of: 32), let clock = clock(cell[..<blank]) else {
            return nil
        }
        let behind = cell[blank...].drop { $0 == 32 }
        for format in TimeFormat.dates {
            var rest = behind
            if let time = date(&rest, format.pattern), rest.isEmpty {
                return time.with(clock: clock)
            }
        }
        return nil
    }

    /// Takes a date off the beginning of a cell.
    private static func date(
        _ rest: inout ArraySlice<UInt8>, _ pattern: [UInt8]
    ) -> WrittenTime? {
        var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
        var either: (Int?, Int?) = (nil, nil)
        var place = 0
        while place < pattern.count {
            let letter = pattern[place]
            let isDouble = place + 1 < pattern.count && pattern[place + 1] == letter
            place += isDouble ? 2 : 1
            let least = isDouble ? 2 : 1
            switch letter {
            case UInt8(ascii: "Y"): year = digits(&rest, 4...4)
            case UInt8(ascii: "y"): year = digits(&rest, 2...2).map { $0 + 2_000 }
            case UInt8(ascii: "M"): month = digits(&rest, least...2)
            case UInt8(ascii: "d"): day = digits(&rest, least...2)
            case UInt8(ascii: "a"): either.0 = digits(&rest, 1...2)
            case UInt8(ascii: "b"): either.1 = digits(&rest, 1...2)
            case UInt8(ascii: "N"): month = monthName(&rest)
            default:
                guard rest.first == letter else { return nil }
                rest.removeFirst()
            }
        }
        if let next = rest.first, (48...57).contains(next) { return nil }
        guard let year else { return nil }
        if let a = either.0, let b = either.1 {
            guard a >= 1, b >= 1, max(a, b) <= 31, min(a, b) <= 12 else { return nil }
            return WrittenTime(day: .either(a, b, year: year))
        }
        guard let month, let day,
            let moment = Moment(year: year, month: month, day: day, hour: 0, minute: 0)
        else { return nil }
        return WrittenTime(day: .known(moment.day))
    }

    private static func clock(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        for format in TimeFormat.clocks {
            var rest = cell
            if let time = clock(&rest, format.pattern), let zoned = zone(rest, time) {
                return zoned
            }
        }
        return nil
    }

    private static func clock(
        _ rest: inout ArraySlice<UInt8>, _ pattern: [UInt8]
    ) -> WrittenTime? {
        var time = WrittenTime(day: .none)
        var (hour, minute, second) = (0, 0, 0)
        var place = 0
        while place < pattern.count {
            let letter = pattern[place]
            let isDouble = place + 1 < pattern.count && pattern[place + 1] == letter
            place += isDouble ? 2 : 1
            switch letter {
            case UInt8(ascii: "H"):
                guard let found = digits(&rest, (isDouble ? 2 : 1)...2) else { return nil }
                hour = found
            case UInt8(ascii: "m"):
                guard let found = digits(&rest, 2...2) else { return nil }
                minute = found
            case UInt8(ascii: "s"):
                guard let found = digits(&rest, 2...2) else { return nil }
                second = found
                time.millisecond = fraction(&rest)
            case UInt8(ascii: "p"):
                guard (1...12).contains(hour), let isAfternoon = half(&rest) else { return nil }
                hour = hour % 12 + (isAfternoon ? 12 : 0)
            case 32 where rest.first != 32: continue
            default:
                guard rest.first == letter else { return nil }
                rest.removeFirst()
            }
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        time.second = (hour * 60 + minute) * 60 + second
        time.hasClock = true
        return time
    }

    // MARK: Parts

    private static func digits(
        _ rest: inout ArraySlice<UInt8>, _ count: ClosedRange<Int>
    ) -> Int? {
        var (value, seen) = (0, 0)
        while seen < count.upperBound, let byte = rest.first, byte >= 48, byte <= 57 {
            value = value * 10 + Int(byte - 48)
            seen += 1
            rest.removeFirst()
        }
        return seen >= count.lowerBound ? value : nil
    }

    /// Milliseconds of the decimals behind a second; what lies under them is cut off.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int {
        guard rest.first == 46 || rest.first == 44, let next = rest.dropFirst().first,
            (48...57).contains(next)
        else { return 0 }
        rest.removeFirst()
        var (value, scale) = (0, 100)
        while let byte = rest.first, byte >= 48, byte <= 57 {
            value += Int(byte - 48) * scale
            scale /= 10
            rest.removeFirst()
        }
        return value
    }

    /// AM or PM, with points or without.
    private static func half(_ rest: inout ArraySlice<UInt8>) -> Bool? {
        let letters = rest.prefix(4).filter { $0 != 46 }.prefix(2).map { $0 | 0x20 }
        guard letters.count == 2, letters[1] == UInt8(ascii: "m"),
            letters[0] == UInt8(ascii: "a") || letters[0] == UInt8(ascii: "p")
        else { return nil }
        let isDotted = rest.dropFirst().first == 46
        rest.removeFirst(min(rest.count, isDotted ? 4 : 2))
        return letters[0] == UInt8(ascii: "p")
    }

    private static func monthName(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let name = rest.prefix { $0 >= 128 || ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) }
        guard let month = TimeFormat.month(String(decoding: name, as: UTF8.self)) else {
            return nil
        }
        rest.removeFirst(name.count)
        if rest.first == 46 { rest.removeFirst() }
        return month
    }

    /// What may follow a clock: a zone and nothing else.
    private static func zone(_ cell: ArraySlice<UInt8>, _ time: WrittenTime) -> WrittenTime? {
        var time = time
        var rest = cell.drop { $0 == 32 }
        if rest.isEmpty { return time }
        for word in ["UTC", "GMT", "Z", "z"] where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count).drop { $0 == 32 }
            time.offset = 0
            break
        }
        for (name, hours) in TimeFormat.zones where rest.elementsEqual(name.utf8) {
            time.offset = hours * 60
            return time
        }
        // A script writes the zone's name behind it: "GMT+0200 (Central European Summer Time)".
        if rest.last == 41, let open = rest.lastIndex(of: 40), open > rest.startIndex {
            rest = rest[..<open]
            while rest.last == 32 { rest.removeLast() }
        }
        guard let sign = rest.first else { return time }
        guard sign == 43 || sign == 45 else { return nil }
        rest.removeFirst()
        guard let hours = digits(&rest, 1...2) else { return nil }
        if rest.first == 58 { rest.removeFirst() }
        var minutes = 0
        if !rest.isEmpty {
            guard let found = digits(&rest, 2...2), rest.isEmpty else { return nil }
            minutes = found
        }
        guard hours <= 14, minutes < 60 else { return nil }
        time.offset = (sign == 45 ? -1 : 1) * (hours * 60 + minutes)
        return time
    }
}
