import Machine
import Markets

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Who decided something that only a person can decide, and when.
public struct Decision: Sendable, Equatable, Codable {
    /// The name by which the system knows the teacher.
    public var by: String
    /// To the minute, UTC.
    public var at: String

    public init(by: String, at: String) {
        self.by = by
        self.at = at
    }

    /// A decision of whoever sits at this machine, made this minute.
    public static var now: Decision {
        let name = Environment["USER"] ?? Environment["LOGNAME"] ?? ""
        return Decision(
            by: name.isEmpty ? "the teacher" : name, at: Moment(minutes: time(nil) / 60).text)
    }

    /// ` by anna on 2026-10-01 09:30`; empty for one that was kept before names were.
    public var text: String { by.isEmpty ? "" : " by \(by) on \(at)" }
}

/// Which of several different runs of one attempt counts.
public struct RunChoice: Sendable, Equatable {
    public var exercise: String
    public var label: String
    public var attempt: Int
    /// The fingerprint of the chosen text.
    public var hash: String
    public var decision: Decision

    public init(exercise: String, label: String, attempt: Int, hash: String, decision: Decision) {
        self.exercise = exercise
        self.label = label
        self.attempt = attempt
        self.hash = hash
        self.decision = decision
    }
}
