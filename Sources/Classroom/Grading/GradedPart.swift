import Crypto
import Foundation
import Machine
import Scripts

/// A graded part on disk, its head read.
struct GradedPart {
    let path: String
    let head: PartHead
    let shard: Shard

    /// A hand-in has at most a mebibyte, and what is said of it not more than that again.
    private static let longest = 8 << 20

    /// Why it cannot be merged, in the words after its path.
    struct Refused: Error, Equatable {
        let words: String
        init(_ words: String) { self.words = words }
    }

    init(_ path: String) throws(Refused) {
        self.path = path
        var file = try GradedPart.open(path)
        guard let line = try GradedPart.next(&file),
            let head = GradedPart.read(PartHead.self, line)
        else {
            throw Refused(
                "is no part of a grading: its first line does not say \"\(PartHead.format)\"")
        }
        guard head.format == PartHead.format else {
            throw Refused(
                "is written in another format (\(head.format.prefix(40))); this Wick reads "
                    + PartHead.format)
        }
        guard let shard = Shard(head.shard), head.files >= 0 else {
            throw Refused("is damaged on line 1: no part is called \(head.shard.prefix(20))")
        }
        (self.head, self.shard) = (head, shard)
    }

    /// Looks through all of it: every line is there, in its place, and as it was written.
    func check() throws(Refused) {
        var file = try GradedPart.open(path)
        var sum = SHA256()
        let places = shard.places(of: head.files)
        var (number, count) = (0, -1)
        while let line = try GradedPart.next(&file) {
            number += 1
            if count == places.count {
                guard let end = GradedPart.read(PartEnd.self, line) else {
                    throw Refused("is damaged on line \(number): its end belongs there")
                }
                guard end.end == count, end.sum == hexadecimal(sum.finalize()) else {
                    throw Refused(
                        "was changed after it was written: its lines do not come to the sum of line "
                            + "\(number)")
                }
                guard try GradedPart.next(&file) == nil else {
                    throw Refused("is damaged: something stands behind its end")
                }
                return
            }
            if count >= 0, !Self.isLine(line, at: places.lowerBound + count) {
                throw Refused(
                    "is damaged on line \(number): file \(places.lowerBound + count + 1) of "
                        + "\(head.files) belongs there")
            }
            sum.update(data: Array(line) + [10])
            count += 1
        }
        throw Refused("is cut off: it has \(max(count, 0)) of its \(places.count) files")
    }

    /// Hands on its lines, one after the other. Law: `check` has been through it.
    func lines(_ take: (PartLine) throws(CourseFault) -> Void) throws(CourseFault) {
        do throws(Refused) {
            var file = try GradedPart.open(path)
            _ = try GradedPart.next(&file)
            for _ in shard.places(of: head.files) {
                guard let bytes = try GradedPart.next(&file),
                    let line = GradedPart.read(PartLine.self, bytes)
                else { throw Refused("was changed while it was read") }
                do throws(CourseFault) {
                    try take(line)
                } catch {
                    throw Refused(error.text)
                }
            }
        } catch {
            throw .partRefused(path, error.words)
        }
    }

    private static func isLine(_ bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
        guard let line = read(PartLine.self, bytes) else { return false }
        return line.place == place && line.outcome != nil
    }

    private static func read<Line: Decodable>(
        _: Line.Type, _ bytes: ArraySlice<UInt8>
    ) -> Line? { try? JSONDecoder().decode(Line.self, from: Data(bytes)) }

    private static func open(_ path: String) throws(Refused) -> LineFile {
        do throws(LineFile.Refusal) {
            return try LineFile(path, longest: longest)
        } catch {
            throw Refused(words(error))
        }
    }

    private static func next(_ file: inout LineFile) throws(Refused) -> ArraySlice<UInt8>? {
        do throws(LineFile.Refusal) {
            return try file.next()
        } catch {
            throw Refused(words(error))
        }
    }

    private static func words(_ refusal: LineFile.Refusal) -> String {
        switch refusal {
        case .file(let refusal): refusal.text
        case .longLine(let line): "is damaged on line \(line): no line is as long as that"
        }
    }
}
