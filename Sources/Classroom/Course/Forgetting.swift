#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

extension Course {
    /// Deletes what the course wrote about a student: files handed out and results exported.
    ///
    /// - Returns: the files that were deleted, in order.
    public func removeFiles(of label: String) throws(CourseFault) -> [String] {
        guard isLabel(label) else { return [] }
        var removed: [String] = []
        for exercise in Course.names(in: folder + "/issued") {
            removed.append(issuedFolder(exercise) + "/" + Course.issuedName(label, exercise))
        }
        // Sheets and archives hold everybody; what else is exported has a file or a folder for each.
        var folders: [String] = []
        for exercise in Course.names(in: exportFolder) {
            removed.append("\(exportFolder)/\(exercise)/reports/\(label).txt")
            for kind in Course.names(in: "\(exportFolder)/\(exercise)") {
                let folder = "\(exportFolder)/\(exercise)/\(kind)/\(label)"
                folders.append(folder)
                removed += Course.names(in: folder).map { folder + "/" + $0 }
            }
        }
        removed = removed.filter { unlink($0) == 0 }
        for folder in folders { rmdir(folder) }
        return removed
    }

    /// What a student's copy is called: `ex5-survive-S07.txt`, for a system that wants text files.
    static func issuedName(_ label: String, _ exercise: String) -> String {
        "\(exercise)-\(label).txt"
    }

    /// The names in a folder, in order; none where there is no such folder.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
