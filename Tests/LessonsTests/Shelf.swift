import Foundation

@testable import Lessons

/// The text of a lesson of the checkout.
func shelved(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "lessons/\(name).md"), encoding: .utf8)
}

/// A table of facts of the checkout, read.
func shelvedFacts(_ name: String) throws -> FactsFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try FactsFile(
        reading: String(
            contentsOf: root.appending(path: "lessons/facts/\(name).facts"), encoding: .utf8),
        name: name)
}

/// A lesson of the checkout, read.
func shelvedLesson(_ name: String) throws -> Lesson {
    try Lesson(reading: shelved(name), file: "lessons/\(name).md")
}

/// A lesson made of a proper header and this body. Its first line is line 5 of the file.
func lesson(_ body: String, header: String = "") throws -> Lesson {
    try Lesson(reading: "# Test\nid: t1-test\nformat: 1\n\(header)\n\(body)\n", file: "t1-test.md")
}
