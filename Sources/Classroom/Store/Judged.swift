/// What the grader made of one hand-in.
public struct Judged: Sendable, Equatable, Codable {
    /// The fingerprint of the text, without what mail and editors do to it: the same text twice is
    /// the same hand-in.
    public var hash: String
    public var issued: Issued
    public var text: String
    /// When the file was last written, where the teacher keeps times.
    public var written: String?
    /// The editions of the grader and the exercise; another one grades anew.
    public var grader: String
    /// `fine`, `edited`, `incomplete`, `wrong variant` or `other edition`.
    public var verdict: String
    /// A sentence each.
    public var evidence: [String] = []
    public var items: [Gradebook.Item] = []
    public var facts = RunFacts()
}
