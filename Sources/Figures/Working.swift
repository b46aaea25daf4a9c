/// A number inside a working, with its own working if it has one.
public struct Operand: Sendable, Equatable {
    public let raw: Int128
    public let decimals: UInt8
    public let kind: Kind
    public let working: Working?
    @inlinable public init(_ raw: Int128, decimals: UInt8, _ kind: Kind, _ working: Working?) {
        self.raw = raw
        self.decimals = decimals
        self.kind = kind
        self.working = working
    }
}

/// How a figure was reached. A figure whose leaves have no source has none.
public indirect enum Working: Sendable, Equatable {
    /// Somebody wrote it: the term it stands for and the line.
    case given(Term, Source)
    /// The operand, under a name of its own.
    case named(Term, Operand)
    case sum(Operand, Operand)
    case difference(Operand, Operand)
    case product(Operand, Operand)
    case quotient(Operand, Operand)
    /// The mean of several.
    case mean([Operand])
    /// The least or greatest of two.
    case least(Operand, Operand)
    case greatest(Operand, Operand)
    /// Rounded to a step, and why that way.
    case rounded(Operand, Rounding, why: String)
    /// One of several cases, and why this one.
    case chosen(Operand, why: String)
}
