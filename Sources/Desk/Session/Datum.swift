/// What a program is told in place of a page: values under names, in an order that stays.
public indirect enum Datum: Sendable, Equatable {
    case none
    case flag(Bool)
    case text(String)
    /// Decimal digits, as exact as the number is.
    case number(String)
    case list([Datum])
    case record([Field])

    public struct Field: Sendable, Equatable {
        public let name: String
        public let value: Datum
        public init(_ name: String, _ value: Datum) {
            self.name = name
            self.value = value
        }
    }
}

extension Datum {
    /// A record whose fields are told as pairs; those that are nil stand as none.
    public static func fields(_ pairs: KeyValuePairs<String, Datum?>) -> Datum {
        .record(pairs.map { Field($0.key, $0.value ?? .none) })
    }
}
