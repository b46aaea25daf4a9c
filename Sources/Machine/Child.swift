#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Another program, run for its output.
public enum Child {
    public enum Failure: Error, Equatable {
        case notThere
        /// It wrote more than it may, and was stopped.
        case tooMuch
        case failed
    }

    /// What a program found on the path writes to its standard output; it reads nothing.
    public static func output(
        of program: String, _ words: [String], limit: Int
    ) -> Result<[UInt8], Failure> {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failure(.failed) }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var arguments = ([program] + words).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id = pid_t()
        let fault = posix_spawnp(&id, program, &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        if fault != 0 { return .failure(fault == ENOENT ? .notThere : .failed) }
        let bytes = read(ends[0], limit: limit)
        if bytes == nil { kill(id, SIGKILL) }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        guard let bytes else { return .failure(.tooMuch) }
        return status == 0 ? .success(bytes) : .failure(.failed)
    }

    /// Nil for more than the limit.
    private static func read(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &buffer, buffer.count)
            #else
                let count = Darwin.read(descriptor, &buffer, buffer.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            if bytes.count > limit { return nil }
        }
    }
}
