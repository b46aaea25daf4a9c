import Desk

/// A word that carries its colours, so that breaking a line never breaks a colour.
struct Word: Equatable, Sendable {
    var slug = Slug()
    /// How many spaces stand before it. None between two words means a line may break there all
    /// the same, as between two Chinese characters.
    var gap = 0
}

extension Prose {
    /// The spans with a plus before a gain that opens with a bare digit: a gain is never told from
    /// a loss by colour alone. Losses carry their minus from where they were computed.
    var signed: [Span] {
        guard let first = spans.first, first.ink == .gain,
            let digit = first.text.first, digit.isASCII, digit.isNumber,
            first.text.contains(where: { $0.isASCII && $0.isNumber && $0 != "0" })
        else { return spans }
        return [Span("+" + first.text, .gain, reveals: first.reveals)] + spans.dropFirst()
    }

    /// The prose as words, one list for each line that it breaks; plain text takes `base` for its
    /// ink.
    func words(_ alphabet: Alphabet, base: Ink = .plain) -> [[Word]] {
        var lines: [[Word]] = [[]]
        var word = Word()
        func finish() {
            guard !word.slug.runs.isEmpty else { return }
            lines[lines.count - 1].append(word)
            word = Word()
        }
        for span in signed {
            if span == .lineBreak {
                finish()
                lines.append([])
                word.gap = 0
                continue
            }
            let ink = span.ink == .plain ? base : span.ink
            var run = ""
            for character in alphabet.cleaned(span.text) {
                switch character {
                case " ":
                    word.slug.append(run, ink)
                    run = ""
                    finish()
                    word.gap += 1
                default:
                    run.append(character)
                    guard displayWidth(character) == 2 else { continue }
                    word.slug.append(run, ink)
                    run = ""
                    finish()
                }
            }
            word.slug.append(run, ink)
        }
        finish()
        return lines
    }
}

/// Breaks one line of words where the width asks for it.
///
/// Spaces are kept as they stand, so that what was aligned stays aligned while it fits. Lines after
/// the first start at the indent of the first plus `hanging`. A word wider than the line stands
/// alone and whole, since half a word helps nobody.
func broken(_ words: [Word], width: Int, hanging: Int = 0) -> [Slug] {
    guard let first = words.first else { return [Slug()] }
    let room = max(1, width)
    var indent = min(first.gap, room / 2)
    var slugs: [Slug] = []
    var slug = Slug()
    for word in words {
        if slug.width > 0 {
            if slug.width + word.gap + word.slug.width <= room {
                let ink = slug.runs.last?.ink
                slug.space(word.gap, ink == word.slug.runs.first?.ink ? ink ?? .plain : .plain)
                slug.append(word.slug)
                continue
            }
            slugs.append(slug)
            slug = Slug()
            indent = min(first.gap + hanging, room / 2)
        }
        slug.space(max(0, min(indent, room - word.slug.width)))
        slug.append(word.slug)
    }
    return slugs + [slug]
}

extension Prose {
    /// The prose as slugs no wider than `width`, as far as its words allow.
    func wrapped(_ alphabet: Alphabet, width: Int, hanging: Int = 0, base: Ink = .plain) -> [Slug] {
        words(alphabet, base: base).flatMap { broken($0, width: width, hanging: hanging) }
    }
}
