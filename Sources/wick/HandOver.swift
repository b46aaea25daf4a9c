import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// `wick class …` is the program `wick-class` beside this one, as git does it: a teacher's database
/// and keys make nobody else wait at the prompt.
enum HandOver: String, Equatable, CaseIterable {
    case `class`

    /// What follows the word goes on as it was typed. Returns only where there is no such program.
    func run(_ arguments: [String], executable: String? = ContentRoot.executable) -> ExitStatus {
        let folder = executable.map {
            String($0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.endIndex))
        }
        let name = "wick-\(rawValue)"
        let program = (folder ?? ".") + "/" + name
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        execv(program, &words)
        let fault = SystemFault.last
        for word in words { free(word) }
        if fault.code == ENOENT {
            let kind = folder?.hasSuffix("/debug") == true ? "" : "-c release "
            Screen.complain(
                "wick \(rawValue) is a program of its own, \(name), and it is not in "
                    + "\(folder ?? "this folder"); in the checkout type: "
                    + "swift build \(kind)--product \(name)")
        } else {
            Screen.complain("\(program) cannot be started: \(fault.reason)")
        }
        return .usage
    }
}
