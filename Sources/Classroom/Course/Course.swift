import Desk
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A course is a folder on the teacher's machine. Copying the folder is a backup of it.
///
///     course.key     the key that tokens and hidden tapes come from; nobody else's
///     course.db      issues, hand-ins and grades: SQLite, to be read with sqlite3
///     roster.csv     a sample; any file with a column `label` will do
///     issued/ex1     one file for each student, to hand out
public struct Course: Sendable, Equatable {
    public let folder: String

    public var keyFile: String { folder + "/course.key" }
    public var databaseFile: String { folder + "/course.db" }
    public var rosterFile: String { folder + "/roster.csv" }
    public func issuedFolder(_ exercise: String) -> String { folder + "/issued/" + exercise }
    /// Whether anything was given out yet.
    public var hasStore: Bool { Course.isThere(databaseFile) }
    public var exportFolder: String { folder + "/export" }
    /// Where a rehearsal puts what its made-up students hand in.
    public var rehearsedFolder: String { folder + "/hand-ins" }

    /// The course in a folder that `make` has made.
    public init(in folder: String) throws(CourseFault) {
        self.folder = folder
        guard Course.isThere(keyFile) else { throw .notACourse(folder) }
    }

    /// A folder, whether or not it holds a course yet.
    init(_ folder: String) { self.folder = folder }

    /// Makes the folder, the key and a sample roster, for this user alone.
    ///
    /// Nothing that is there already is touched; a course that is there already is refused.
    public static func make(in folder: String) throws(CourseFault) -> Course {
        let course = try makeEmpty(in: folder, isRehearsal: false)
        if !isThere(course.rosterFile) { try write(sampleRoster, to: course.rosterFile) }
        return course
    }

    /// The course of made-up students in a folder; it is made where there is none. A folder that holds
    /// a real course is refused: what is rehearsed must never stand among marks.
    public static func rehearsal(in folder: String) throws(CourseFault) -> Course {
        let course = Course(folder)
        guard isThere(course.keyFile) else {
            return try makeEmpty(in: folder, isRehearsal: true)
        }
        guard try CourseKey(at: course.keyFile).isRehearsal else { throw .isRealCourse(folder) }
        return course
    }

    private static func makeEmpty(
        in folder: String, isRehearsal: Bool
    ) throws(CourseFault) -> Course {
        let course = Course(folder)
        guard !isThere(course.keyFile), !isThere(course.databaseFile) else {
            throw .isCourse(folder)
        }
        try makeFolder(folder)
        try CourseKey.make(at: course.keyFile, isRehearsal: isRehearsal)
        return course
    }

    /// Names and addresses may stay empty: only labels are used until marks are exported.
    static let sampleRoster = """
        label,name,email,id_number,sis_login,section
        S01,,,,,
        S02,,,,,
        S03,,,,,

        """

    /// Makes a folder and those above it; what is made is this user's alone.
    static func makeFolder(_ path: String) throws(CourseFault) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
            let fault = SystemFault.last
            // One of somebody else's may be closed to making and open to passing.
            if !isThere(made) { throw .noFolder(path, fault) }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .noFolder(path, SystemFault(code: ENOTDIR))
        }
    }

    static func write(_ text: String, to path: String, mode: mode_t = 0o600) throws(CourseFault) {
        try write(Array(text.utf8), to: path, mode: mode)
    }

    static func write(
        _ bytes: [UInt8], to path: String, mode: mode_t = 0o600
    ) throws(CourseFault) {
        do throws(WholeFile.Refusal) {
            try WholeFile.write(bytes, to: path, replaces: true, mode: mode)
        } catch {
            throw .unwritten(path, error)
        }
    }

    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
