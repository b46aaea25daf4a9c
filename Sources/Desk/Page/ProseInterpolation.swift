// Sentences with spans among the words: "\(name): its line is \(line)". What a span reveals stays
// with it, so that an open prediction hides it here too.

extension Prose {
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var spans: [Span] = []
        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ text: String) { append(Span(text)) }
        public mutating func appendInterpolation(_ prose: Prose) {
            prose.spans.forEach { append($0) }
        }
        public mutating func appendInterpolation(_ span: Span) { append(span) }
        public mutating func appendInterpolation<Value>(_ value: Value) { append(Span("\(value)")) }

        private mutating func append(_ span: Span) {
            if let last = spans.last, last.ink == span.ink, last.reveals == span.reveals {
                spans[spans.count - 1].text += span.text
            } else if !span.text.isEmpty {
                spans.append(span)
            }
        }
    }

    public init(stringInterpolation: StringInterpolation) {
        spans = stringInterpolation.spans.isEmpty ? [Span("")] : stringInterpolation.spans
    }
}
