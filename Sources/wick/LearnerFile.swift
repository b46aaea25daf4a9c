import Desk
import Lessons
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The one file that is kept of a learner, in the state folder: plain text, written whole.
struct LearnerFile {
    let state: StateFolder
    var path: String { state.path + "/progress" }

    /// What a sitting begins with.
    struct Kept {
        let learner: Learner
        /// Nil where progress has no place.
        let file: LearnerFile?
        /// A sentence a line.
        var problems: [String] = []
    }

    /// Nobody's progress is kept where there is no state folder, but lessons work all the same.
    ///
    /// A file that cannot be read is put aside whole, and never written over.
    static func read(in state: StateFolder?) -> Kept {
        guard let state else { return Kept(learner: fresh, file: nil) }
        let file = LearnerFile(state: state)
        do throws(TextFile.Refusal) {
            let text = try TextFile.read(file.path)
            do throws(ProgressText.Fault) {
                let learner = Learner(progress: try ProgressText.read(text), today: today)
                return Kept(learner: learner, file: file)
            } catch {
                let aside = UnfinishedSession.putAside(file.path)
                return Kept(
                    learner: fresh, file: file,
                    problems: [
                        "\(file.path), line \(error.line): \(error.says); the file is kept as "
                            + "\(aside), and your progress begins anew. Type: progress"
                    ])
            }
        } catch .notThere {
            return Kept(learner: fresh, file: file)
        } catch {
            let words = "\(file.path) \(error.text), so progress is kept for this run only. "
            return Kept(learner: fresh, file: nil, problems: [words + "Type: progress"])
        }
    }

    /// Somebody new, with numbers of their own.
    private static var fresh: Learner {
        Learner(progress: Progress(seed: UInt64.random(in: 1...999_999_999)), today: today)
    }

    /// The day by the clock on the wall.
    static var today: Day {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let text = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
        return Day(text) ?? Day(number: Int(now) / 86_400)
    }

    /// Writes the file whole; where nothing is left to keep it goes. What another window has written
    /// to it meanwhile stays.
    ///
    /// - Parameter before: the progress when this window last read or wrote it.
    func write(_ progress: Progress, since before: Progress) throws(WholeFile.Refusal) {
        // Reading, joining and writing is one act: a second window waits for the few milliseconds.
        let lock = lock()
        defer { withExtendedLifetime(lock) {} }
        if progress == Progress() {
            // The empty lock stays: a window that waits for it must not wait for another file than
            // the next one does.
            if unlink(path) != 0, errno != ENOENT { throw .fault(.last) }
            return
        }
        do throws(SystemFault) { try state.make() } catch { throw .fault(error) }
        let merged = progress.merged(since: before, into: theirs(since: before))
        let text = ProgressText.print(merged)
        try WholeFile.write(Array(text.utf8), to: path, replaces: true, mode: 0o600)
    }

    /// Held until its last user lets go of it. Where no lock can be had, as on some network folders,
    /// the file is written all the same.
    private func lock() -> OpenFile? {
        do throws(SystemFault) {
            try state.make()
            let file = try OpenFile(path + ".lock", O_RDWR | O_CREAT)
            return flock(file.descriptor, LOCK_EX) == 0 ? file : nil
        } catch {
            return nil
        }
    }

    /// The file as another window left it. One that is gone was forgotten; one that cannot be read is
    /// as this window knows it.
    private func theirs(since before: Progress) -> Progress {
        do throws(TextFile.Refusal) {
            let text = try TextFile.read(path)
            return (try? ProgressText.read(text)) ?? before
        } catch .notThere {
            return Progress(seed: before.seed)
        } catch {
            return before
        }
    }
}
