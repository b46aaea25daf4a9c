/// A value kept behind one reference, so that what holds it is cheap to copy and to pass on.
///
/// A world holds some kilobytes of scenario, rules and market. Kept in place, they are copied with their
/// every reference wherever a world is; in a box, one reference is. It stays a value: what is written to
/// while somebody else holds the same box gets a box of its own first.
@propertyWrapper
public struct Boxed<Value: Sendable & Equatable>: Sendable, Equatable {
    // Written to only by `wrappedValue`, and only where nobody else holds it.
    @usableFromInline
    final class Box: @unchecked Sendable {
        @exclusivity(unchecked) @usableFromInline var value: Value
        @inlinable init(_ value: Value) { self.value = value }
    }

    @usableFromInline var box: Box

    @inlinable public init(wrappedValue: Value) { box = Box(wrappedValue) }

    @inlinable public var wrappedValue: Value {
        _read { yield box.value }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
            yield &box.value
        }
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.box === b.box || a.box.value == b.box.value
    }
}
