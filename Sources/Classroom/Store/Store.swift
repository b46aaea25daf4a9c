import GRDB
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A course's memory: SQLite in one file that any `sqlite3` reads, and that a copy saves.
///
/// The write-ahead log lets others read while hand-ins are graded; it is folded into the file when
/// the store is closed.
public final class Store: Sendable {
    private let queue: DatabaseQueue
    public let path: String

    /// Opens the file, makes it where it is not there, and brings it up to date.
    public init(at path: String) throws(CourseFault) {
        self.path = path
        // SQLite would make it readable to all; its side files take after it.
        if !Course.isThere(path) { try Course.write("", to: path) }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { database in
            // What was forgotten is overwritten, not only left out of the index.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            if try queue.read(Schema.migrator.hasBeenSuperseded) {
                throw CourseFault.storeIsNewer(path)
            }
            try queue.read { database in
                let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
                if let found, found != "ok" { throw CourseFault.storeIsDamaged(path, found) }
            }
            try Schema.migrator.migrate(queue)
        } catch {
            throw CourseFault(error, path)
        }
    }

    /// Folds the log into the file, so that a copy of the file is whole.
    public func close() throws(CourseFault) {
        do { try queue.close() } catch { throw CourseFault(error, path) }
    }

    func read<Answer>(_ work: (Database) throws -> Answer) throws(CourseFault) -> Answer {
        do { return try queue.read(work) } catch { throw CourseFault(error, path) }
    }

    /// All of the work, or nothing of it.
    func write<Answer>(_ work: (Database) throws -> Answer) throws(CourseFault) -> Answer {
        do { return try queue.write(work) } catch { throw CourseFault(error, path) }
    }

    /// Gives back the room of what was deleted.
    func shrink() throws(CourseFault) {
        do {
            try queue.vacuum()
            try queue.writeWithoutTransaction { database in
                _ = try database.checkpoint(.truncate)
            }
        } catch {
            throw CourseFault(error, path)
        }
    }
}

extension CourseFault {
    /// What SQLite said, in our words.
    init(_ error: any Error, _ path: String) {
        if let fault = error as? CourseFault {
            self = fault
            return
        }
        guard let error = error as? DatabaseError else {
            self = .storeFailed(path, "\(error)")
            return
        }
        let why = error.message ?? "\(error.resultCode)"
        self =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .storeIsLocked(path)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .storeIsDamaged(path, why)
            case .SQLITE_FULL: .storeIsFull(path)
            // SQLite calls a write that found no room a failed one.
            case .SQLITE_IOERR where CourseFault.wantsRoom.contains(error.extendedResultCode):
                .storeIsFull(path)
            default: .storeFailed(path, why)
            }
    }
}

extension CourseFault {
    /// The failures of a disk without room, to the file or to what lies beside it.
    private static let wantsRoom: [ResultCode] = [
        .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_FSYNC,
        .SQLITE_IOERR_TRUNCATE,
    ]
}

/// Holds a course for one program that changes it. Two at a time would grade everything twice.
public final class CourseLock {
    private let file: OpenFile

    /// The lock is on the key, because every course has one; it ends with the program.
    ///
    /// - Parameter isShared: beside others who only read, as the parts of one grading do
    public init(_ course: Course, isShared: Bool = false) throws(CourseFault) {
        do throws(SystemFault) {
            file = try OpenFile(course.keyFile, O_RDONLY)
        } catch {
            throw .noKey(course.keyFile, .unreadable(error))
        }
        let kind = isShared ? LOCK_SH : LOCK_EX
        guard flock(file.descriptor, kind | LOCK_NB) == 0 else { throw .isBusy(course.folder) }
    }
}
