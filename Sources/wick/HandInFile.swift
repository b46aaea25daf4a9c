import Desk
import Lessons
import Machine
import Scripts

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The file that a student hands in, while it is written: every accepted line is on disk, with its
/// running hash, before its answer is shown.
final class HandInFile {
    let path: String
    private let file: OpenFile
    private var hash: RunningHash
    /// Lines so far, and the bytes they take.
    private(set) var lines: [String]
    private var length: off_t
    private(set) var isEnded: Bool

    enum Fault: Error, Equatable {
        case system(SystemFault)
        case text(TextFile.Refusal)
        case notAHandIn(HandIn.Fault)
        /// Another window plays this attempt.
        case isHeld
        case changed(HandIn.Edit)
        case ofAnother

        /// The words after the path.
        var text: String {
            switch self {
            case .system(let fault): "cannot be written: \(fault.reason)"
            case .text(let refusal): refusal.text
            case .notAHandIn(let fault): fault.text
            case .isHeld: "is being written in another window; go on there"
            case .changed(let edit): "was changed by something else. \(edit.text)"
            case .ofAnother: "belongs to another exercise or another attempt; move it away"
            }
        }
    }

    /// Begins the file, or goes on where it stopped; a torn last line is dropped.
    init(at path: String, for head: HandIn.Head) throws(Fault) {
        self.path = path
        do throws(SystemFault) {
            file = try OpenFile(path, O_RDWR | O_CREAT | O_NONBLOCK, mode: 0o644)
        } catch {
            throw .system(error)
        }
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .isHeld }
        let text: String
        do throws(TextFile.Refusal) {
            text = try TextFile.read(path)
        } catch {
            throw .text(error)
        }
        let whole = text.utf8.lastIndex(of: 10).map { text[...$0] } ?? ""
        length = off_t(whole.utf8.count)
        if whole.isEmpty {
            hash = head.hash
            (lines, isEnded, length) = ([], false, 0)
            do throws(SystemFault) {
                try append(head.text)
            } catch {
                throw .system(error)
            }
            return
        }
        let read: HandIn
        do throws(HandIn.Fault) { read = try HandIn(reading: String(whole)) } catch {
            throw .notAHandIn(error)
        }
        if let edit = read.edit { throw .changed(edit) }
        guard read.head == head else { throw .ofAnother }
        (hash, lines, isEnded) = (read.hash, read.lines, read.isEnded)
    }

    /// Appends lines and waits until the disk has them; what could not be written whole is taken
    /// off again.
    func keep(_ more: [String]) throws(SystemFault) {
        if more.isEmpty || isEnded { return }
        var next = hash
        // An answer of that very form would be read as the end.
        let said = more.map { $0.hasPrefix("end ") ? "answer " + $0 : $0 }
        let text = said.map { HandIn.written($0, &next) + "\n" }.joined()
        try append(text)
        (hash, lines) = (next, lines + said)
    }

    /// Says that the exercise was played to its end.
    func end() throws(SystemFault) {
        if isEnded { return }
        var next = hash
        try append(HandIn.written(HandIn.end(lines.count), &next) + "\n")
        isEnded = true
    }

    private func append(_ text: String) throws(SystemFault) {
        do throws(SystemFault) {
            if ftruncate(file.descriptor, length) != 0 { throw SystemFault.last }
            if lseek(file.descriptor, length, SEEK_SET) < 0 { throw SystemFault.last }
            try OpenFile.write(Array(text.utf8), to: file.descriptor)
            if fsync(file.descriptor) != 0 { throw SystemFault.last }
        } catch {
            ftruncate(file.descriptor, length)
            throw error
        }
        length += off_t(text.utf8.count)
    }
}
