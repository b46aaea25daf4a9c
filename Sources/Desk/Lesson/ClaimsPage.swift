import Lessons
import Scripts

// `lesson article`: what the source article claims, and what evidence says.

extension Session {
    static let claimsName = "article"

    func claimsReply() -> Reply {
        do throws(Content.Missing) {
            return Reply(Claims(reading: try content.text(.lessons, Session.claimsName)).page)
        } catch {
            return Reply(.problem(error.reason, fix: "lessons"), .refused)
        }
    }
}

extension Claims {
    var page: Page {
        var blocks: [Block] = [.heading("The article, claim by claim")] + intro.pageBlocks
        for claim in all {
            blocks.append(
                .paragraph(
                    Prose([
                        Span("\(claim.number). ", .faint), Span(claim.text, .strong),
                        Span(" \(claim.verdict.uppercased()). ", .figure),
                    ])))
            blocks += claim.evidence.pageBlocks
            blocks.append(
                .paragraph(
                    Prose([
                        Span(claim.isForItsLesson ? "At the end of " : "Lesson ", .faint),
                        Span("\(claim.lesson): type ", .faint), Span(claim.line, .verb),
                    ])))
        }
        return Page(blocks)
    }
}

extension Claims.Claim {
    /// Whether the line asks about a world, and so belongs behind its lesson.
    var isForItsLesson: Bool {
        let first = line.prefix { $0 != " " }
        return !["lesson", "load", "define", "rulebooks"].contains(first)
    }
}

extension Proof {
    /// The article's claims: each with a verdict, a lesson that is there, and a line that can
    /// be typed.
    func claims(_ text: String) -> [Finding] {
        let keys = ((try? content.lessonNames()) ?? []).map(Session.key)
        let problems = Claims(reading: text).problems(lessons: keys) { Proof.refusal(of: $0) }
        return problems.map {
            Finding(
                file(.lessons, Session.claimsName), line: $0.line, $0.says, fix: $0.fix)
        }
    }

    /// Why a line would be refused before it is performed; nil where it can be read.
    static func refusal(of line: String) -> String? {
        do throws(Misreading) {
            _ = try Reader.read(line)
            return nil
        } catch {
            return error.text(for: line).what
        }
    }
}
