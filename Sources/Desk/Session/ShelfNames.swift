extension Content.Shelf {
    /// `lessons/x1-my-lesson.md`, below the folder of the content.
    public func path(to name: String) -> String { "\(folder)/\(name)\(ending)" }

    public var folder: String {
        switch self {
        case .scenarios: "scenarios"
        case .rulebooks: "scenarios/rulebooks"
        case .lending: "scenarios/rulebooks"
        case .lessons: "lessons"
        case .facts: "lessons/facts"
        case .courses: "lessons"
        case .history: "scenarios/history"
        case .exercises: "lessons/exercises"
        }
    }

    public var ending: String {
        switch self {
        case .scenarios: ".scenario"
        case .rulebooks: ".rules"
        case .lending: ".lending"
        case .lessons, .exercises: ".md"
        case .facts: ".facts"
        case .courses: ".course"
        case .history: ".hours"
        }
    }

    /// What a file of it is.
    public var kind: String {
        switch self {
        case .scenarios: "scenario"
        case .rulebooks: "rulebook"
        case .lending: "lending market"
        case .lessons: "lesson"
        case .facts: "table of facts"
        case .courses: "course"
        case .history: "series of hours"
        case .exercises: "exercise"
        }
    }
}
