import Figures
import Scripts

extension Lesson.Header {
    /// The words a header knows, in the order they are best written.
    static let words = [
        "id", "format", "scenario", "rules", "next", "minutes", "tries", "given", "varies",
        "lang", "follows",
    ]

    /// Those of exercises come after them.
    static var everyWord: [String] { words + ExerciseTerms.words }

    /// Reads the title and the lines under it.
    init(_ text: LessonText, _ problems: inout Problems) {
        if let line = text.title {
            title = trim(line.text.dropFirst(2))
            if title.isEmpty { problems.add(HeaderRule.titleMissing, at: line.place) }
        } else {
            problems.add(HeaderRule.titleMissing, at: FilePlace(line: 1))
        }
        for line in text.header {
            guard let parted = line.parted else {
                problems.add(HeaderRule.lineWithoutColon, at: line.place)
                continue
            }
            take(parted, &problems)
        }
        let ofExercise = text.header.compactMap(\.parted).filter {
            ExerciseTerms.words.contains($0.word) && !$0.rest.isEmpty
        }
        exercise = ExerciseTerms(ofExercise, &problems)
        for word in ["id", "format"] where places[word] == nil {
            let line = text.title?.number ?? 1
            problems.add(HeaderRule.wordMissing(word), at: FilePlace(line: line))
        }
    }

    private mutating func take(_ line: SourceLine.Parted, _ problems: inout Problems) {
        guard Self.everyWord.contains(line.word) else {
            let near = Nearest.word(to: line.word, among: Self.everyWord)
            problems.add(HeaderRule.wordUnknown(line.word, nearest: near), at: line.place)
            return
        }
        if places[line.word] != nil {
            problems.add(HeaderRule.wordRepeated(line.word), at: line.place)
        }
        places[line.word] = line.place
        if line.rest.isEmpty {
            problems.add(HeaderRule.wordEmpty(line.word), at: line.place)
            return
        }
        switch line.word {
        case "id": id = line.rest
        case "scenario": scenario = line.rest
        case "rules": rules = line.rest
        case "next": next = line.rest
        case "minutes": minutes = count(line, upTo: 1_000, &problems)
        case "tries": tries = count(line, upTo: 9, &problems) ?? tries
        case "lang": language = line.rest.lowercased()
        case "follows": follows = line.rest
        case "varies":
            variation = Variation(line.rest)
            if variation == nil { problems.add(HeaderRule.variesUnclear, at: line.restPlace) }
        case "given":
            givenAsTyped = TypedNumber.all(in: line.rest).map(\.text)
            given = TypedNumber.all(in: line.rest).map(\.value)
            for part in line.rest.split(separator: ", ")
            where TypedNumber.all(in: String(part)).isEmpty {
                problems.add(HeaderRule.givenUnreadable(trim(part)), at: line.restPlace)
            }
        case "format":
            if line.rest != "1" {
                problems.add(HeaderRule.formatUnknown(line.rest), at: line.restPlace)
            }
        default: break
        }
    }

    private func count(
        _ line: SourceLine.Parted, upTo limit: Int, _ problems: inout Problems
    ) -> Int? {
        if let number = Int(line.rest), (1...limit).contains(number) { return number }
        problems.add(
            HeaderRule.notAWholeNumber(word: line.word, line.rest), at: line.restPlace)
        return nil
    }
}
