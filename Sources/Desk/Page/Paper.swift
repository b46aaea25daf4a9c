/// Something to be written to a file. The desk knows no files: whoever does writes it before the
/// reply is shown, and says so in its place if that fails.
public struct Paper: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        /// A page to be set as a document of its own.
        case document(title: String, Page)
        case text(String)
    }
    /// As typed.
    public var path: String
    /// Whether a file that is there already may go.
    public var replaces: Bool
    public var content: Content
    public init(path: String, replaces: Bool = false, _ content: Content) {
        self.path = path
        self.replaces = replaces
        self.content = content
    }
}
