#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The folder that holds `scenarios/` and `lessons/`.
public struct ContentRoot: Sendable, Equatable {
    public let path: String

    public init(path: String) { self.path = path }

    /// No such folder, and every place where it was looked for.
    public struct NotFound: Error, Sendable, Equatable {
        public let tried: [String]

        public init(tried: [String]) { self.tried = tried }

        /// One sentence, ending with the one thing to type.
        public var text: String {
            // Without it no flag is seen either: Swift reads its arguments there.
            if tried.isEmpty {
                return "/proc is not mounted, so this program does not know its own folder; set "
                    + "WICK_CONTENT to the folder that holds scenarios/ and lessons/"
            }
            return "no scenarios/ or lessons/ in \(tried.joined(separator: " or in "))"
                + "; name the folder that holds them: --content DIR"
        }
    }

    /// The folder that the flag or else the variable names; nil where neither is set.
    ///
    /// One that leads nowhere is an error and nothing else is tried: whoever set it meant it.
    public static func chosen(flag: String?, variable: String?) throws(NotFound) -> ContentRoot? {
        for (path, name) in [(flag, "--content"), (variable, "WICK_CONTENT")] {
            guard let path else { continue }
            guard holdsContent(path) else { throw NotFound(tried: ["\(path) (\(name))"]) }
            return ContentRoot(path: path)
        }
        return nil
    }

    /// The installed place, `../share/wick`, or else the checkout that the program was built in.
    public static func beside(executable: String?) throws(NotFound) -> ContentRoot {
        guard let executable else {
            throw NotFound(tried: [])
        }
        let folders = parents(of: executable)
        var candidates = [(folders.count > 1 ? folders[1] : "") + "/share/wick"]
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

    /// Whether two paths lead to one folder.
    static func isSame(_ a: String, _ b: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(a, &one) == 0, stat(b, &other) == 0 else { return a == b }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The file of this very program, through any symbolic links.
    public static var executable: String? {
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
