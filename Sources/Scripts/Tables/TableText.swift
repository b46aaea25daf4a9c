/// Turns the bytes of a table into UTF-8 with LF or CRLF at its line ends, in pieces of any size.
///
/// Reads UTF-8 and UTF-16 of both byte orders, with a byte order mark or without, and lines that
/// end in a bare CR. Anything else is refused with its place: what a byte of some other encoding
/// means is not guessed.
public struct TableText: Sendable {
    enum Encoding { case utf8, utf16(isBig: Bool) }

    /// Nil until enough bytes came to tell.
    private(set) var encoding: Encoding?
    /// Bytes that wait for what follows them.
    private var waiting: [UInt8] = []
    private var passed = 0
    private var lines = 1
    /// Lines end in CR alone, as Excel once wrote them on a Mac; nil until it is known.
    private var endsInCR: Bool?

    public init() {}

    /// Bytes from which encoding and line ends are told.
    private static let head = 1 << 14

    /// The text of all bytes at once.
    public static func whole(_ bytes: [UInt8]) throws(TableFault) -> [UInt8] {
        var text = TableText()
        return try text.take(bytes[...]) + text.finish()
    }

    public mutating func take(_ piece: ArraySlice<UInt8>) throws(TableFault) -> [UInt8] {
        if encoding == nil || !waiting.isEmpty {
            waiting += piece
            if encoding == nil, waiting.count < Self.head { return [] }
            return try decode(isLast: false)
        }
        // The usual case needs no copy beyond this one.
        if case .utf8 = encoding, endsInCR == false, Self.isASCII(piece) {
            passed += piece.count
            lines += Self.lineEnds(piece)
            return Array(piece)
        }
        waiting += piece
        return try decode(isLast: false)
    }

    public mutating func finish() throws(TableFault) -> [UInt8] { try decode(isLast: true) }

    private mutating func decode(isLast: Bool) throws(TableFault) -> [UInt8] {
        if encoding == nil { encoding = try begin() }
        let encoding = encoding ?? .utf8
        var out: [UInt8]
        switch encoding {
        case .utf8: out = try utf8(isLast)
        case .utf16(let isBig): out = try utf16(isBig, isLast)
        }
        if endsInCR == nil, !out.isEmpty || isLast {
            endsInCR = out.contains(13) && !out.contains(10)
        }
        if endsInCR == true { for place in out.indices where out[place] == 13 { out[place] = 10 } }
        lines += Self.lineEnds(out[...])
        return out
    }

    /// Tells the encoding by the first bytes and takes off a byte order mark.
    private mutating func begin() throws(TableFault) -> Encoding {
        if waiting.starts(with: [0xEF, 0xBB, 0xBF]) {
            drop(3)
            return .utf8
        }
        if waiting.starts(with: [0xFF, 0xFE]) || waiting.starts(with: [0xFE, 0xFF]) {
            let isBig = waiting[0] == 0xFE
            drop(2)
            return .utf16(isBig: isBig)
        }
        for (sign, fault) in Self.signs where waiting.starts(with: sign) { throw fault }
        if waiting.starts(with: [0x50, 0x4B, 3, 4]) {
            throw Self.holds("[Content_Types]", waiting) || Self.holds("mimetype", waiting)
                ? .workbook : .packed("unzip")
        }
        if Self.isJSON(waiting) { throw .json }
        let start = waiting.prefix(64)
        let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
        let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
        // Latin letters and digits leave every second byte of UTF-16 empty.
        if start.count >= 4, even + odd >= start.count / 4, even == 0 || odd == 0 {
            return .utf16(isBig: odd == 0)
        }
        return .utf8
    }

    private static let signs: [([UInt8], TableFault)] = [
        ([0x1F, 0x8B], .packed("gunzip")), ([0x28, 0xB5, 0x2F, 0xFD], .packed("unzstd")),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .packed("unxz")),
        ([0xD0, 0xCF, 0x11, 0xE0], .workbook),
    ]

    /// It begins with a list of lists or of records, or with a record.
    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(256).filter { $0 > 32 }.prefix(2)
        return start.elementsEqual("[[".utf8) || start.elementsEqual("[{".utf8)
            || start.elementsEqual("{\"".utf8)
    }

    private static func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
        bytes.prefix(4096).firstRange(of: Array(text.utf8)) != nil
    }

    private mutating func utf8(_ isLast: Bool) throws(TableFault) -> [UInt8] {
        var whole = waiting.count
        if !isLast {
            // A character that is not yet complete waits: at most three bytes of it.
            var back = 1
            while back <= 3, back <= waiting.count {
                let byte = waiting[waiting.count - back]
                if byte & 0xC0 == 0x80 {
                    back += 1
                    continue
                }
                if byte >= 0xC0, back < (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) {
                    whole = waiting.count - back
                }
                break
            }
        }
        let ready = Array(waiting.prefix(whole))
        guard Self.isASCII(ready[...]) || String(validating: ready, as: UTF8.self) != nil else {
            throw wrong(at: Self.firstWrong(ready), in: ready)
        }
        drop(whole)
        return ready
    }

    private mutating func utf16(_ isBig: Bool, _ isLast: Bool) throws(TableFault) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(waiting.count / 2)
        for place in stride(from: 0, to: waiting.count - 1, by: 2) {
            let (high, low) = isBig ? (place, place + 1) : (place + 1, place)
            units.append(UInt16(waiting[high]) << 8 | UInt16(waiting[low]))
        }
        if !isLast, let last = units.last, last & 0xFC00 == 0xD800 { units.removeLast() }
        if isLast, waiting.count % 2 == 1 {
            throw wrong(at: waiting.count - 1, in: [])
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw wrong(at: 0, in: [])
        }
        drop(units.count * 2)
        return Array(text.utf8)
    }

    private mutating func drop(_ count: Int) {
        waiting.removeFirst(count)
        passed += count
    }

    private func wrong(at place: Int, in ready: [UInt8]) -> TableFault {
        .notText(byte: passed + place + 1, line: lines + Self.lineEnds(ready.prefix(place)))
    }

    private static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { $0.allSatisfy { $0 < 128 } }
    }

    private static func lineEnds(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 + ($1 == 10 ? 1 : 0) } }
    }

    /// The longest beginning that is text ends where the first wrong byte stands.
    private static func firstWrong(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var good = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            good += UTF8.width(scalar)
        }
        return good
    }
}
