import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The journal of one running session on disk: its accepted lines, each synced before its answer
/// is shown.
///
/// Every running program writes a file of its own and holds a lock on it while it lives, so that
/// several windows do no harm and a dead session can be told from a live one. The file is made
/// with the first line. When the session is quit it is kept under another name, so that `resume` can go
/// on with it too; of those the latest few are kept.
final class SessionLog {
    /// Why a line could not be kept.
    enum Fault: Error, Equatable {
        /// No home and no `XDG_STATE_HOME`.
        case noPlace
        /// The place cannot be written to at all.
        case closed(path: String, SystemFault)
        /// The place is there and has no room.
        case noRoom(path: String, SystemFault)
    }

    /// What the first line of every log says, so that a later format can be told from this one.
    static let format = "# wick journal 1"
    static let ending = ".journal"
    /// Of a session that was quit.
    static let leftEnding = ".left.journal"
    private static let leftKept = 9

    private let state: StateFolder?
    private var file: OpenFile?
    private(set) var path: String?
    /// Bytes of whole lines in the file. What a failed write left behind them is cut off.
    private var length: off_t = 0

    init(in state: StateFolder?) { self.state = state }

    /// Goes on with the log of a session that was cut off, and drops its torn last line.
    init(goingOn unfinished: UnfinishedSession, in state: StateFolder?) {
        self.state = state
        file = unfinished.file
        path = unfinished.path
        length = off_t(unfinished.length)
        // It runs again: what ends it now may cut it off.
        if unfinished.wasLeft, let state,
            let fresh = try? SessionLog.freshFile(in: state.sessions).1,
            rename(unfinished.path, fresh) == 0
        {
            path = fresh
        }
    }

    /// Whether there is anything to resume.
    var isBegun: Bool { length > 0 }

    /// Appends the lines and waits until the disk has them.
    func keep(_ lines: [String]) throws(Fault) {
        if lines.isEmpty { return }
        let file = if let file { file } else { try begin() }
        let heading = length == 0 ? [Self.format] : []
        // A line is one line, whatever it holds.
        let text = (heading + lines.map { $0.replacing("\n", with: " ") })
            .map { $0 + "\n" }.joined()
        do {
            try append(Array(text.utf8), to: file)
        } catch {
            ftruncate(file.descriptor, length)
            throw fault(error)
        }
    }

    /// The session has been quit: its journal gets the name of one that was left, and the oldest of
    /// those go.
    func leave() {
        defer { (file, path, length) = (nil, nil, 0) }
        guard let state, let path, isBegun else { return remove() }
        let left = UnfinishedSession.logs(in: state.sessions, ending: Self.leftEnding)
        for older in left.dropFirst(Self.leftKept - 1) {
            guard let file = try? OpenFile(older, O_RDWR | O_NONBLOCK),
                flock(file.descriptor, LOCK_EX | LOCK_NB) == 0
            else { continue }
            unlink(older)
        }
        guard let fresh = try? Self.freshFile(in: state.sessions, ending: Self.leftEnding) else {
            return
        }
        rename(path, fresh.1)
    }

    /// Nothing of the session is kept.
    func remove() {
        if let path { unlink(path) }
        (file, path, length) = (nil, nil, 0)
    }

    private func append(_ bytes: [UInt8], to file: OpenFile) throws(SystemFault) {
        ftruncate(file.descriptor, length)
        lseek(file.descriptor, length, SEEK_SET)
        try OpenFile.write(bytes, to: file.descriptor)
        if fsync(file.descriptor) != 0 { throw .last }
        length += off_t(bytes.count)
    }

    /// Makes a file that no other running session has, and locks it.
    private func begin() throws(Fault) -> OpenFile {
        guard let state else { throw .noPlace }
        path = state.sessions
        do {
            try state.make()
            let (file, path) = try SessionLog.freshFile(in: state.sessions)
            flock(file.descriptor, LOCK_EX)
            (self.file, self.path) = (file, path)
            // The name of a new file is on disk only when its folder is.
            if let folder = try? OpenFile(state.sessions, O_RDONLY) { fsync(folder.descriptor) }
            return file
        } catch {
            throw fault(error)
        }
    }

    private static func freshFile(
        in folder: String, ending: String = ending
    ) throws(SystemFault) -> (OpenFile, String) {
        var number = 1
        while true {
            let path = "\(folder)/session-\(number)\(ending)"
            do {
                return (try OpenFile(path, O_RDWR | O_CREAT | O_EXCL), path)
            } catch {
                guard error.code == EEXIST else { throw error }
                number += 1
            }
        }
    }

    private func fault(_ fault: SystemFault) -> Fault {
        let path = path ?? ""
        return fault.isForWantOfRoom ? .noRoom(path: path, fault) : .closed(path: path, fault)
    }
}
