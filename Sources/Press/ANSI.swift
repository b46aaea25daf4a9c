import Desk

/// Roles to the codes of a terminal.
///
/// Weight tells apart what colour tells apart, so that a page without colour, or read by somebody
/// who does not see it, says as much. Blue and orange stay distinct to nearly every eye, and both
/// tones can be read on black and on white.
struct ANSI {
    let colour: Bool

    func painted(_ slug: Slug) -> String {
        var out = ""
        for run in slug.runs {
            let codes = codes(run.ink)
            out += codes.isEmpty ? run.text : "\u{1B}[\(codes)m\(run.text)\u{1B}[0m"
        }
        return out
    }

    private func codes(_ ink: Ink) -> String {
        switch ink {
        case .plain: ""
        case .verb: colour ? "1;36" : "1"
        case .figure: colour ? "36" : ""
        case .term: "4"
        case .gain: colour ? "38;5;33" : ""
        case .loss: colour ? "1;38;5;166" : "1"
        case .warning: colour ? "1;35" : "1"
        case .error: colour ? "1;31" : "1"
        case .faint: "2"
        case .strong: "1"
        case .emphasis: "3"
        }
    }
}
