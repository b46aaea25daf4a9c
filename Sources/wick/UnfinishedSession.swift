import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A session log whose program is gone: killed, taken down with its window, or quit.
///
/// Holds the lock, so that two windows do not resume the same session.
struct UnfinishedSession {
    enum Damage: Error, Equatable {
        case unreadable(SystemFault)
        case tooLarge
        case notText
        case otherFormat(firstLine: String)

        /// The words after the path.
        var text: String {
            switch self {
            case .unreadable(let fault): "cannot be read: \(fault.reason)"
            case .tooLarge: "is larger than 16 MiB"
            case .notText: "is not UTF-8 text"
            case .otherFormat(let line):
                "begins with \"\(line)\" and not with \"\(SessionLog.format)\""
            }
        }
    }

    let path: String
    let file: OpenFile
    let lines: [String]
    /// Bytes up to the end of the last whole line.
    let length: Int
    /// The file ends in the middle of a line, which nobody has seen an answer to.
    let isTorn: Bool
    /// A line further down is no text: the lines end before it.
    var isDamaged = false
    /// It was quit, and not cut off.
    var wasLeft: Bool { path.hasSuffix(SessionLog.leftEnding) }

    /// A log at this path cannot be replayed.
    struct Refused: Error, Equatable {
        let path: String
        let damage: Damage
    }

    /// The log written last among those that no running program holds, with one line at least; one
    /// that was quit only where none was cut off.
    static func latest(in state: StateFolder?) throws(Refused) -> UnfinishedSession? {
        guard let folder = state?.sessions else { return nil }
        let all = logs(in: folder, ending: SessionLog.ending)
        func isLeft(_ path: String) -> Bool { path.hasSuffix(SessionLog.leftEnding) }
        for path in all.filter({ !isLeft($0) }) + all.filter(isLeft) {
            if let unfinished = try claim(path) { return unfinished }
        }
        return nil
    }

    /// The paths of the logs that hold anything, the one written last first.
    static func logs(in folder: String, ending: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var logs: [(path: String, written: timespec)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            var status = stat()
            let path = "\(folder)/\(name)"
            guard name.hasSuffix(ending), stat(path, &status) == 0, status.st_size > 0 else {
                continue
            }
            logs.append((path, status.lastWritten))
        }
        logs.sort {
            ($1.written.tv_sec, $1.written.tv_nsec, $1.path)
                < ($0.written.tv_sec, $0.written.tv_nsec, $0.path)
        }
        return logs.map(\.path)
    }

    /// Nil where the program that writes it still runs, or where nothing was kept.
    private static func claim(_ path: String) throws(Refused) -> UnfinishedSession? {
        do {
            let file = try OpenFile(path, O_RDWR | O_NONBLOCK)
            guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0,
                try file.status().st_nlink > 0
            else { return nil }
            let unfinished = try read(file, path)
            return unfinished.lines.isEmpty ? nil : unfinished
        } catch let damage as Damage {
            throw Refused(path: path, damage: damage)
        } catch let fault as SystemFault {
            throw Refused(path: path, damage: .unreadable(fault))
        } catch {
            return nil
        }
    }

    private static func read(_ file: OpenFile, _ path: String) throws -> UnfinishedSession {
        let bytes = try file.bytes(limit: TextFile.limit)
        if bytes.count > TextFile.limit { throw Damage.tooLarge }
        let newline = UInt8(ascii: "\n")
        let whole = (bytes.lastIndex(of: newline) ?? -1) + 1
        var length = whole
        while String(validating: bytes[..<length], as: UTF8.self) == nil {
            length = (bytes[..<(length - 1)].lastIndex(of: newline) ?? -1) + 1
        }
        if length == 0, whole > 0 { throw Damage.notText }
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if let first = lines.first, first != SessionLog.format {
            throw Damage.otherFormat(firstLine: String(first.prefix(40)))
        }
        return UnfinishedSession(
            path: path, file: file, lines: lines.dropFirst().map(String.init), length: length,
            isTorn: whole < bytes.count, isDamaged: length < whole)
    }

    /// The session as far as its first lines; what was in the file stays beside it, whole.
    ///
    /// - Returns: the session and the path of the copy; nil where that cannot be made, and then
    ///   nothing has changed.
    func cut(to count: Int) -> (session: UnfinishedSession, aside: String)? {
        guard let whole = try? TextFile.bytes(of: path) else { return nil }
        let aside = path + ".aside"
        guard
            (try? WholeFile.write(whole, to: aside, replaces: true, mode: 0o600)) != nil
        else { return nil }
        let kept = lines.prefix(count)
        let length = ([SessionLog.format] + kept).reduce(0) { $0 + $1.utf8.count + 1 }
        guard ftruncate(file.descriptor, off_t(length)) == 0 else { return nil }
        let session = UnfinishedSession(
            path: path, file: file, lines: Array(kept), length: length, isTorn: false)
        return (session, aside)
    }

    /// Gives a log that cannot be replayed a name under which it is not found again.
    ///
    /// - Returns: the new path, or the old one where it could not be renamed.
    static func putAside(_ path: String) -> String {
        let aside = path + ".aside"
        return rename(path, aside) == 0 ? aside : path
    }
}

extension stat {
    fileprivate var lastWritten: timespec {
        #if canImport(Darwin)
            st_mtimespec
        #else
            st_mtim
        #endif
    }
}
