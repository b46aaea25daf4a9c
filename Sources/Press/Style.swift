/// The manner in which a page is set as text.
public enum Style: Sendable, Equatable {
    /// No escapes: pipes, files, transcripts.
    case plain
    /// For listening: no drawings, one sentence a line, broken only by a window.
    case flat
    /// A terminal: the plain setting with weight, and with colour unless it is unwanted.
    case ansi(colour: Bool)
}
