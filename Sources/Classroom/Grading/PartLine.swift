// What the lines of a graded part are, as JSON: keys are the names below, in alphabetical order.

/// The first line: which grading it is of, and which part of it. Nothing in it is secret.
struct PartHead: Codable, Sendable, Equatable {
    static let format = "wick class part 1"

    var format = PartHead.format
    /// `3/64`
    var shard: String
    /// What tells the course from others: a keyed hash that gives nothing of the key away.
    var course: String
    /// The editions of the grader and of every exercise.
    var grader: Int
    var exercises: [String: String]
    /// How many files there are to be graded in all parts, and the fingerprint of their names.
    var files: Int
    var names: String
    /// Whether it was asked to keep when files were written.
    var times: Bool
}

/// A line for each file: what came of it.
struct PartLine: Codable, Sendable, Equatable {
    /// From 0, among all files in the order of their names.
    var place: Int
    /// As it is called from the folder on.
    var file: String
    /// One of these four.
    var judged: Judged?
    /// The fingerprint of what was judged before.
    var known: String?
    var unreadable: String?
    var stranger: String?
    /// Of what was judged before, when the file was written.
    var written: String?
}

/// The last line: how many lines stand before it, and SHA-256 of them and of the head.
struct PartEnd: Codable, Sendable, Equatable {
    var end: Int
    var sum: String
}

extension PartLine {
    init(_ outcome: GradingOutcome, place: Int) {
        self.init(place: place, file: "")
        switch outcome {
        case .unreadable(let file, let why): (self.file, unreadable) = (file, why)
        case .stranger(let file, let why): (self.file, stranger) = (file, why)
        case .known(let file, let hash, let written):
            (self.file, known, self.written) = (file, hash, written)
        case .judged(let judged, let file): (self.file, self.judged) = (file ?? "", judged)
        }
    }

    /// Nil where it says nothing of its file.
    var outcome: GradingOutcome? {
        if let judged { return .judged(judged, file: file) }
        if let known { return .known(file: file, hash: known, written: written) }
        if let unreadable { return .unreadable(file: file, why: unreadable) }
        return stranger.map { .stranger(file: file, why: $0) }
    }
}
