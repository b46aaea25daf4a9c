import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Where a learner's own files live: `$XDG_STATE_HOME/wick`, or `~/.local/state/wick`.
///
/// Nothing is made before there is something to keep.
struct StateFolder: Equatable {
    let path: String

    /// Nil where neither variable names a place. A relative one is none, says the XDG rule.
    static func located(xdg: String?, home: String?) -> StateFolder? {
        if let xdg, xdg.hasPrefix("/") { return StateFolder(path: xdg + "/wick") }
        if let home, home.hasPrefix("/") { return StateFolder(path: home + "/.local/state/wick") }
        return nil
    }

    var history: String { path + "/history" }
    var sessions: String { path + "/sessions" }
    var exists: Bool { access(path, F_OK) == 0 }

    /// Makes the folder for session logs and all above it, for this user alone.
    func make() throws(SystemFault) {
        let parts = sessions.split(separator: "/")
        for depth in parts.indices {
            let folder = "/" + parts[...depth].joined(separator: "/")
            if mkdir(folder, 0o700) != 0 && errno != EEXIST {
                let fault = SystemFault.last
                // A folder of somebody else's may be closed to making and open to passing.
                if access(folder, F_OK) != 0 { throw fault }
            }
        }
    }
}
