import Scripts

/// The system's own calendar of zones, as RFC 8536 (TZif) lays out its files. No table of ours: what
/// a government decided last year is in the system's, or nowhere.
public enum ZoneFile {
    public enum Refusal: Error, Sendable, Equatable {
        case noCalendar
        case notThere(String)
        case unreadable(String)

        public var text: String {
            switch self {
            case .noCalendar:
                "this system has no calendar of zones (\(ZoneFile.folder)); an offset works "
                    + "without one, as in zone UTC+2"
            case .notThere(let name):
                "\(ZoneFile.folder) has no zone \(name); zones are called as in Europe/Berlin or "
                    + "America/New_York, or UTC+2"
            case .unreadable(let name): "the calendar of \(name) cannot be read"
            }
        }
    }

    static let folder = "/usr/share/zoneinfo"

    /// The zone of this name: an offset, or one of the system's, its case apart from theirs or not.
    public static func calendar(_ name: String) throws(Refusal) -> ZoneCalendar {
        if let fixed = ZoneCalendar(fixed: name) { return fixed }
        // A name is a name in this folder and never a way out of it.
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard
            parts.allSatisfy({ part in
                !part.isEmpty && !part.hasPrefix(".")
                    && part.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 92 }
            }), name.utf8.count < 80
        else { throw .notThere(name) }
        for spelling in [name, spelled(name)] {
            let bytes: [UInt8]
            do throws(TextFile.Refusal) {
                bytes = try TextFile.bytes(of: "\(folder)/\(spelling)", limit: 1 << 20)
            } catch {
                continue
            }
            guard let spans = spans(bytes) else { throw .unreadable(name) }
            return ZoneCalendar(name: spelling, spans: spans)
        }
        var isThere = false
        if (try? OpenFile(folder, 0)) != nil { isThere = true }
        throw isThere ? .notThere(name) : .noCalendar
    }

    /// `europe/berlin` as the folder spells it.
    private static func spelled(_ name: String) -> String {
        name.split(separator: "/").map { part in
            part.split(separator: "_").map {
                $0.prefix(1).uppercased() + $0.dropFirst().lowercased()
            }
            .joined(separator: "_")
        }.joined(separator: "/")
    }

    // MARK: TZif

    /// Nil where the bytes are no such file.
    static func spans(_ bytes: [UInt8]) -> [ZoneCalendar.Span]? {
        guard let first = Block(bytes[...], width: 4) else { return nil }
        guard first.version >= UInt8(ascii: "2") else { return first.spans }
        let rest = bytes[first.end...]
        guard let second = Block(rest, width: 8) else { return nil }
        var spans = second.spans
        let footer = bytes[second.end...].dropFirst().prefix { $0 != 10 }
        if let rule = ZoneRule(String(decoding: footer, as: UTF8.self)) {
            spans += rule.spans(after: spans.last?.from ?? .min)
        }
        return spans
    }

    /// One header with its data: version 1 has times of four bytes, later ones come again with eight.
    private struct Block {
        let version: UInt8
        let spans: [ZoneCalendar.Span]
        /// Where the next block, or the footer, begins.
        let end: Int

        init?(_ bytes: ArraySlice<UInt8>, width: Int) {
            guard bytes.count >= 44, bytes.starts(with: "TZif".utf8) else { return nil }
            let start = bytes.startIndex
            version = bytes[start + 4]
            func number(_ at: Int, _ width: Int) -> Int {
                var value = Int(Int8(bitPattern: bytes[at]))
                for place in 1..<width { value = value << 8 | Int(bytes[at + place]) }
                return value
            }
            let counts = (0..<6).map { number(start + 20 + $0 * 4, 4) }
            guard counts.allSatisfy({ (0...100_000).contains($0) }), counts[4] > 0 else {
                return nil
            }
            let (isUT, isStandard, leaps) = (counts[0], counts[1], counts[2])
            let (times, types, letters) = (counts[3], counts[4], counts[5])
            let size =
                times * (width + 1) + types * 6 + letters + leaps * (width + 4) + isStandard + isUT
            let data = start + 44
            guard bytes.count >= 44 + size else { return nil }
            end = data + size
            let typesAt = data + times * (width + 1)
            func offset(_ type: Int) -> Int { number(typesAt + type * 6, 4) }
            var spans = [ZoneCalendar.Span(from: .min, offset: offset(0))]
            for place in 0..<times {
                let type = Int(bytes[data + times * width + place])
                guard type < types, abs(offset(type)) <= 86_400 else { return nil }
                spans.append(
                    ZoneCalendar.Span(
                        from: number(data + place * width, width), offset: offset(type)))
            }
            guard zip(spans, spans.dropFirst()).allSatisfy({ $0.from < $1.from }) else {
                return nil
            }
            self.spans = spans
        }
    }
}
