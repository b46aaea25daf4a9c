/// The manner in which a page is set as text.
public enum Style: Sendable, Equatable {
    /// No escapes: pipes, files, transcripts.
    case plain
    /// For listening: no drawings, one fact a line, never wrapped.
    case flat
    /// A terminal: the plain setting with weight, and with colour unless it is unwanted.
    case ansi(colour: Bool)
}
