#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The folder that holds `scenarios/` and `lessons/`.
struct ContentRoot: Sendable, Equatable {
    let path: String

    /// No such folder, and every place where it was looked for.
    struct NotFound: Error, Equatable {
        let tried: [String]

        /// One sentence, ending with the one thing to type.
        var text: String {
            tried.count == 1
                ? "\(tried[0]) holds no scenarios/ or lessons/; name a folder that does: --content DIR"
                : "no scenarios/ or lessons/ in \(tried.joined(separator: " or in "));"
                    + " name the folder that holds them: --content DIR"
        }
    }

    /// Looks at the flag, the variable, the installed place and the checkout, in that order.
    ///
    /// A flag or variable that leads nowhere is an error: whoever set it meant it.
    static func find(
        flag: String?, variable: String?, executable: String?
    ) throws(NotFound) -> ContentRoot {
        for (chosen, name) in [(flag, "--content"), (variable, "WICK_CONTENT")] {
            guard let chosen, !(chosen.isEmpty && name == "WICK_CONTENT") else { continue }
            guard holdsContent(chosen) else { throw NotFound(tried: ["\(chosen) (\(name))"]) }
            return ContentRoot(path: chosen)
        }
        guard let executable else {
            throw NotFound(tried: ["the unknown folder of this program"])
        }
        let folders = parents(of: executable)
        var candidates: [String] = []
        if folders.count > 1 { candidates.append(folders[1] + "/share/wick") }
        candidates += folders.first { exists($0 + "/Package.swift") }.map { [$0] } ?? []
        for candidate in candidates where holdsContent(candidate) {
            return ContentRoot(path: candidate)
        }
        throw NotFound(tried: candidates)
    }

    /// The folders above a file, nearest first, without the root of the file system.
    private static func parents(of file: String) -> [String] {
        var parts = file.split(separator: "/").dropLast()
        var folders: [String] = []
        while !parts.isEmpty {
            folders.append("/" + parts.joined(separator: "/"))
            parts.removeLast()
        }
        return folders
    }

    private static func holdsContent(_ folder: String) -> Bool {
        isFolder(folder + "/scenarios") || isFolder(folder + "/lessons")
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The file of this very program, through any symbolic links.
    static var executable: String? {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _NSGetExecutablePath(nil, &size)
            var given = [CChar](repeating: 0, count: Int(size) + 1)
            guard _NSGetExecutablePath(&given, &size) == 0 else { return nil }
            let link = String(decoding: given.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        #else
            let link = "/proc/self/exe"
        #endif
        guard let real = realpath(link, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
