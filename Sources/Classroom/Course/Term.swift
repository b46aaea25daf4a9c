import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

extension Course {
    /// Begins another term: the same labels and exercises get other tokens and other hidden tapes.
    ///
    /// What there was goes to `past/TERM` whole, and is a course of its own there: its marks can still
    /// be shown, exported and graded again. Hold the course's lock.
    ///
    /// - Returns: the folder of the term before.
    public func begin(term name: String) throws(CourseFault) -> String {
        let isName = name.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
        }
        guard isName, (1...40).contains(name.count) else { throw .isNoTerm(name) }
        let key = try CourseKey(at: keyFile)
        let before = key.term.isEmpty ? "first" : key.term
        guard name != before, !Course.isThere(folder + "/past/" + name) else {
            throw .isTermAlready(name)
        }
        let past = Course(folder + "/past/" + before)
        guard !Course.isThere(past.keyFile) || !hasStore else { throw .isTermAlready(before) }
        try Course.makeFolder(past.folder)
        for kept in ["course.db", "course.db-wal", "course.db-shm", "issued", "export"] {
            let from = folder + "/" + kept
            guard Course.isThere(from) else { continue }
            guard rename(from, past.folder + "/" + kept) == 0 else {
                throw .unmoved(from, SystemFault.last)
            }
        }
        if let content = contentFolder { try past.keep(contentFolder: content) }
        // The key last: without the lines above, typing the command again goes on.
        try Course.write(key.text(term: key.term), to: past.keyFile)
        try Course.write(key.text(term: name), to: keyFile)
        return past.folder
    }
}
