import Foundation
import Machine

/// A course's store copied for a program that only reads it: SQLite's log is not made for many machines
/// on one file, and the copy is nobody else's. It goes with its last user.
public final class StoreCopy {
    public let store: Store
    private let folder: URL

    /// - Parameter course: held by whoever asks, so that nobody writes it meanwhile
    public init(of course: Course) throws(CourseFault) {
        let manager = FileManager.default
        folder = manager.temporaryDirectory.appending(path: "wick-class-\(UUID().uuidString)")
        let file = folder.appending(path: "course.db").path
        do {
            try manager.createDirectory(
                at: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            // What a program that was cut off left in the log belongs to it.
            for ending in ["", "-wal"] where Course.isThere(course.databaseFile + ending) {
                try manager.copyItem(atPath: course.databaseFile + ending, toPath: file + ending)
            }
        } catch {
            try? manager.removeItem(at: folder)
            throw .storeFailed(
                course.databaseFile, "it cannot be copied: \(error.localizedDescription)")
        }
        do throws(CourseFault) {
            store = try Store(at: file)
        } catch {
            try? manager.removeItem(at: folder)
            throw error
        }
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }
}
