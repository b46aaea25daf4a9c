import Desk
import Machine
import Press

/// Writing what somebody asked for to a file of theirs.
enum PaperFile {
    /// Writes what a reply asks for; the first that cannot be written ends it.
    static func write(_ papers: [Paper]) throws(Unwritten) {
        for paper in papers {
            do throws(WholeFile.Refusal) {
                try WholeFile.write(
                    bytes(of: paper), to: Environment.expanded(paper.path),
                    replaces: paper.replaces)
            } catch {
                throw Unwritten(path: paper.path, refusal: error)
            }
        }
    }

    /// What could not be written, and why.
    struct Unwritten: Error, Equatable {
        let path: String
        let refusal: WholeFile.Refusal
    }

    private static func bytes(of paper: Paper) -> [UInt8] {
        switch paper.content {
        case .text(let text): Array(text.utf8)
        case .document(let title, let page):
            Array(HTMLPress().document(title: title, page).utf8)
        }
    }
}

extension PaperFile.Unwritten {
    /// What, why, and one thing to type next.
    ///
    /// - Parameter line: the line that asked for it.
    func page(after line: String) -> Page {
        let fix =
            switch refusal {
            case .isThere: line + " replace"
            case .isFolder: line.hasPrefix("save") ? "save evening.journal" : "report evening.html"
            case .isNoFile, .noFolder, .fault:
                line.hasPrefix("save") ? "save ~/evening.journal" : "report ~/evening.html"
            }
        return .problem("\(path) \(refusal.text), so nothing was written.", fix: fix)
    }
}
