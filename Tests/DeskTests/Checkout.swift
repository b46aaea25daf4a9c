import Desk
import Foundation
import Press

/// The checkout's own content, for tests.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let content = Content(
        names: { shelf throws(Content.Missing) in
            let (folder, ending) = place(of: shelf)
            let names =
                (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { $0.hasSuffix(ending) }
                .map { String($0.dropLast(ending.count)) }.sorted()
        },
        text: { shelf, name throws(Content.Missing) in
            let (folder, ending) = place(of: shelf)
            guard
                let text = try? String(
                    contentsOf: folder.appending(path: name + ending), encoding: .utf8)
            else { throw Content.Missing("There is no \(name) in \(shelf.rawValue).") }
            return text
        },
        file: { path throws(Content.Missing) in
            let table = root.appending(path: "Tests/DeskTests/Transcripts/tables/\(path)")
            guard path.hasSuffix(".csv"),
                let text = try? String(contentsOf: table, encoding: .utf8)
            else { throw Content.Missing("\(path): no files are read here.") }
            return text
        })

    private static func place(of shelf: Content.Shelf) -> (URL, String) {
        switch shelf {
        case .scenarios: (root.appending(path: "scenarios"), ".scenario")
        case .lending: (root.appending(path: "scenarios/rulebooks"), ".lending")
        case .rulebooks: (root.appending(path: "scenarios/rulebooks"), ".rules")
        case .lessons: (root.appending(path: "lessons"), ".md")
        case .exercises: (root.appending(path: "lessons/exercises"), ".md")
        case .facts: (root.appending(path: "lessons/facts"), ".facts")
        case .courses: (root.appending(path: "lessons"), ".course")
        case .history: (root.appending(path: "scenarios/history"), ".hours")
        }
    }

    static func session() -> Session { Session(content: content) }
}

extension Session {
    /// The plain text of what a line answers.
    mutating func text(_ line: String, style: Style = .plain, columns: Int = 100) -> String {
        TextPress(style: style, columns: columns).text(perform(line, columns: columns).page)
    }

    /// What a line brings as words alone, wherever the window would break them.
    mutating func said(_ line: String) -> String {
        text(line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
