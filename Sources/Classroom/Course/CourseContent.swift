import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

extension Course {
    private var contentFile: String { folder + "/content" }

    /// The folder of scenarios and lessons that exercises were given out from; nil where it was the
    /// program's own.
    public var contentFolder: String? {
        guard let text = try? TextFile.read(contentFile, limit: 8_192) else { return nil }
        let path = text.prefix { !$0.isNewline }
        return path.isEmpty ? nil : String(path)
    }

    /// Keeps the folder, by its whole path: the next line may be typed from elsewhere.
    public func keep(contentFolder: String) throws(CourseFault) {
        var path = contentFolder
        if let whole = realpath(contentFolder, nil) {
            path = String(cString: whole)
            free(whole)
        }
        try Course.write(path + "\n", to: contentFile)
    }
}
