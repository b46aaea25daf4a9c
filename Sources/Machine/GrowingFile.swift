#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A file of any length, written as it comes under another name, and there under its own only when it is
/// whole and on disk: who finds it has all of it.
public final class GrowingFile {
    private let path: String
    private let new: String
    private let file: OpenFile
    private var waiting: [UInt8] = []
    private var isDone = false
    private static let piece = 1 << 16

    /// A file that is there is never written over.
    public init(_ path: String, mode: mode_t = 0o644) throws(WholeFile.Refusal) {
        guard try WholeFile.permissions(of: path) == nil else { throw .isThere }
        self.path = path
        new = "\(path).\(getpid()).new"
        do throws(SystemFault) {
            file = try OpenFile(new, O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
        } catch {
            let isNowhere = error.code == ENOENT || error.code == ENOTDIR
            throw isNowhere ? .noFolder(WholeFile.folder(of: path)) : .fault(error)
        }
    }

    /// What was not finished does not stay.
    deinit { if !isDone { unlink(new) } }

    public func write(_ bytes: some Sequence<UInt8>) throws(WholeFile.Refusal) {
        waiting.append(contentsOf: bytes)
        if waiting.count >= Self.piece { try flush() }
    }

    /// All of it is there: gives it its name.
    public func finish() throws(WholeFile.Refusal) {
        try flush()
        guard fsync(file.descriptor) == 0 else { throw .fault(.last) }
        // Whoever made the same file meanwhile made the same bytes of it; it is not written over either.
        guard link(new, path) == 0 else {
            let fault = SystemFault.last
            if fault.code == EEXIST { throw .isThere }
            // A file system without second names.
            guard rename(new, path) == 0 else { throw .fault(.last) }
            isDone = true
            return
        }
    }

    private func flush() throws(WholeFile.Refusal) {
        do throws(SystemFault) {
            try OpenFile.write(waiting, to: file.descriptor)
            waiting.removeAll(keepingCapacity: true)
        } catch {
            throw .fault(error)
        }
    }
}
