import Figures

/// What parts the cells of a book, and its numbers.
enum SheetCells {
    /// The separator that a first line uses: comma, semicolon or tab, whichever it has most of.
    static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].map { mark in
            (mark, line.count { $0 == mark })
        }
        return counts.max { $0.1 < $1.1 }.map { $0.1 > 0 ? $0.0 : UInt8(ascii: ",") }
            ?? UInt8(ascii: ",")
    }
}

/// Numbers as programs write them into books.
enum SheetValue {
    /// Units of 10⁻⁸ of `7353.5`, `"7,353.5"` or `7.3535e3`; decimals beyond the eighth are rounded.
    ///
    /// - Parameter hasDecimalComma: true for `7.353,5`. A mark of thousands stands before each three
    ///   digits and nowhere else, so that the one spelling is never read as the other.
    static func units(_ text: String, hasDecimalComma: Bool = false) -> Int128? {
        let (point, comma): (UInt8, UInt8) = hasDecimalComma ? (44, 46) : (46, 44)
        var digits: Int128 = 0
        var count = 0
        var decimals = 0
        var hasPoint = false
        // Digits since the last mark of thousands; nil before the first.
        var group: Int?
        var isNegative = false
        var bytes = Array(text.utf8)[...]
        if let first = bytes.first, first == 45 || first == 43 {
            isNegative = first == 45
            bytes.removeFirst()
        }
        while let byte = bytes.first, byte != 101, byte != 69 {
            bytes.removeFirst()
            switch byte {
            case 48...57:
                count += 1
                // Digits beyond the thirtieth are far below anything that is traded.
                guard count <= 30 else {
                    if hasPoint { continue } else { return nil }
                }
                digits = digits * 10 + Int128(byte - 48)
                if hasPoint { decimals += 1 } else { group = group.map { $0 + 1 } }
            case point where !hasPoint: hasPoint = true
            case comma where !hasPoint && (group == nil ? (1...3) ~= count : group == 3):
                group = 0
            default: return nil
            }
        }
        guard count > 0, group ?? 3 == 3, let exponent = exponent(bytes) else { return nil }
        return scaled(isNegative ? -digits : digits, by: 8 - decimals + exponent)
    }

    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return 0 }
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        guard let exponent = Int(text), (-40...40).contains(exponent) else { return nil }
        return exponent
    }

    private static func scaled(_ digits: Int128, by power: Int) -> Int128? {
        var value = digits
        var step: Int128 = 1
        for _ in 0..<max(0, power) {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            if isTooLarge { return nil }
            value = product
        }
        for _ in 0..<min(37, max(0, -power)) { step *= 10 }
        return divide(value, step, .nearest)
    }
}
