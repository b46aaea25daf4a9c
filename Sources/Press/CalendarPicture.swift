import Desk
import Figures

// A calendar of days: in text a mark a week, the worst of its days; in a document a square a day.

extension Typesetter {
    /// A mark for each band: all of them ASCII, since no terminal draws shades alike.
    private static let marks = [".", "-", "+", "#", "@"]
    private static let inks: [Ink] = [.faint, .plain, .strong, .loss, .loss]

    func set(_ calendar: DayCalendar, width: Int) -> [Slug] {
        let key = zip(Self.marks, calendar.bands).map { "\($0) \($1)" }.joined(separator: "  ")
        let head = Prose("each mark a week's worst day: \(key)", .faint)
            .wrapped(alphabet, width: width)
        let years = calendar.years.map { year in
            var slug = Slug("\(year.number)  ")
            for week in stride(from: 0, to: year.days.count, by: 7) {
                let days = year.days[week..<min(week + 7, year.days.count)]
                guard let worst = days.compactMap({ $0 }).max() else {
                    slug.space(1)
                    continue
                }
                let band = min(max(0, worst), Self.marks.count - 1)
                slug.append(Self.marks[band], Self.inks[band], width: 1)
            }
            return slug
        }
        return head + years
    }
}

extension FlatText {
    func lines(_ calendar: DayCalendar) -> [String] {
        ["Of each year, how many days fell how far."] + calendar.years.map(\.said)
    }
}

/// A calendar as SVG: a row a year, a square a day, a path for each band.
struct CalendarDrawing {
    let calendar: DayCalendar
    /// Which chart of the document this is; its ids carry it.
    let number: Int
    let alphabet: Alphabet

    // Tenths of a pixel, as in every drawing here.
    private let left = 420
    private let day = 11
    private let row = 190
    private let tall = 150

    var figure: String {
        func text(_ text: String) -> String { escaped(alphabet.cleaned(text)) }
        let id = "chart-\(number)"
        let width = left + 366 * day + 20
        let bottom = row * calendar.years.count
        var parts = [
            """
            <figure><svg viewBox="0 0 \(width) \(bottom + 380)" role="img" \
            aria-labelledby="\(id)-text"><desc id="\(id)-text">\(text(calendar.summary))</desc>
            """
        ]
        for (place, year) in calendar.years.enumerated() {
            let top = place * row + tall - 30
            parts.append("<text class=\"name\" x=\"0\" y=\"\(top)\">\(year.number)</text>")
        }
        for band in calendar.bands.indices {
            parts.append("<path class=\"band\(band + 1)\" d=\"\(path(of: band))\"/>")
        }
        for (place, name) in calendar.bands.enumerated() {
            let x = left + place * 760
            parts.append(
                "<path class=\"band\(place + 1)\" d=\"M\(x) \(bottom + 180)h90v\(tall)h-90z\"/>"
                    + "<text x=\"\(x + 120)\" y=\"\(bottom + 300)\">\(text(name))</text>")
        }
        return (parts + ["</svg>", "<p>\(text(calendar.summary))</p></figure>"])
            .joined(separator: "\n")
    }

    private func path(of band: Int) -> String {
        var path = ""
        for (place, year) in calendar.years.enumerated() {
            for (number, own) in year.days.enumerated() where own == band {
                let wide = day - 2
                path += "M\(left + number * day) \(place * row)h\(wide)v\(tall)h-\(wide)z"
            }
        }
        return path
    }
}
