/// A number, and how it was reached if its leaves say where they come from.
///
/// A figure made of unexplained figures is unexplained, and costs no more than its number: formulas
/// are written once and serve both the fast path and `why`.
public struct Figure<Value: Number>: Sendable, Equatable {
    public let value: Value
    /// Nil when nobody will ask.
    public let working: Working?

    @inline(__always) @inlinable
    public init(_ value: Value, _ explained: Bool, _ working: @autoclosure () -> Working) {
        self.value = value
        self.working = explained ? working() : nil
    }
    /// A bare number: nobody will ask.
    @inline(__always) @inlinable
    public init(_ value: Value) {
        self.value = value
        working = nil
    }
    /// A leaf: what it is called and the line it came from.
    @inlinable public init(_ value: Value, _ term: Term, _ source: Source) {
        self.value = value
        working = .given(term, source)
    }
    @inline(__always) @inlinable
    public var isExplained: Bool { working != nil }
    @inlinable public var operand: Operand {
        Operand(value.raw, decimals: Value.decimals, Value.kind, working)
    }
    /// The same figure under a name: a formula that uses it shows the name, `why` opens it.
    @inlinable public func named(_ term: Term) -> Self {
        Self(value, isExplained, .named(term, operand))
    }
    /// The same figure with the reason why this case was taken.
    @inlinable public func chosen(_ why: @autoclosure () -> String) -> Self {
        Self(value, isExplained, .chosen(operand, why: why()))
    }
    /// The number alone.
    @inlinable public var bare: Self { Self(value) }
}
