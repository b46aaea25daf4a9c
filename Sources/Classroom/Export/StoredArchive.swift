/// A ZIP archive whose files are stored as they are. The same files give the same bytes.
///
/// Source: APPNOTE.TXT of PKWARE, 4.3 (local headers, central directory, end record) and 4.4 (fields).
/// Permissions stand in the upper half of the external attributes, as for files made on Unix.
struct StoredArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a file. Its name is ASCII, with `/` between folders.
    mutating func add(_ name: String, _ bytes: [UInt8], isExecutable: Bool = false) {
        // Version needed 2.0, no flags, stored, the first day that the format can tell.
        let fields: [(UInt64, Int)] = [
            (20, 2), (0, 2), (0, 2), (0, 2), (0x21, 2), (UInt64(StoredArchive.checksum(bytes)), 4),
            (UInt64(bytes.count), 4), (UInt64(bytes.count), 4), (UInt64(name.utf8.count), 2),
            (0, 2),
        ]
        let offset = UInt64(body.count)
        append(0x0403_4B50, 4, to: &body)
        for (value, width) in fields { append(value, width, to: &body) }
        body += Array(name.utf8) + bytes

        append(0x0201_4B50, 4, to: &directory)
        // Made on Unix.
        append(3 << 8 | 20, 2, to: &directory)
        for (value, width) in fields { append(value, width, to: &directory) }
        // No comment, first disk, no internal attributes.
        for width in [2, 2, 2] { append(0, width, to: &directory) }
        let mode: UInt64 = isExecutable ? 0o100_755 : 0o100_644
        append(mode << 16, 4, to: &directory)
        append(offset, 4, to: &directory)
        directory += Array(name.utf8)
        count += 1
    }

    /// The archive.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        append(0x0605_4B50, 4, to: &end)
        for value in [0, 0, UInt64(count), UInt64(count)] { append(value, 2, to: &end) }
        append(UInt64(directory.count), 4, to: &end)
        append(UInt64(body.count), 4, to: &end)
        append(0, 2, to: &end)
        return body + directory + end
    }

    /// Little-endian, as every number of the format is.
    private func append(_ value: UInt64, _ width: Int, to bytes: inout [UInt8]) {
        for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
    }

    /// CRC-32 with the polynomial of the format, 0xEDB88320 when read from the low bit.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
