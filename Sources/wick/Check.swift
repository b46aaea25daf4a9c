import Desk
import Machine

/// `wick check`: proves that every lesson, scenario and rulebook does what it says.
struct Check {
    let content: Content
    /// Names or lesson keys; none means everything.
    let names: [String]

    func run(on screen: Screen) -> ExitStatus {
        do {
            let (files, rest) = try CheckedFiles.taken(from: names)
            let proof = Proof(content: content.adding(files))
            var subjects =
                rest.isEmpty && !files.isEmpty ? [] : try proof.subjects(named: rest)
            subjects += files.map { ($0.shelf, $0.name) }
            var isFaulty = false
            var bar = ProgressBar(isWanted: screen.isWatched)
            defer { bar.clear() }
            for (number, (shelf, name)) in subjects.enumerated() {
                if Interruption.hasCome { return .interrupted }
                bar.show(number, of: subjects.count, screen.plainLine(name))
                let findings = proof.findings(shelf, name)
                if !findings.isEmpty { bar.clear() }
                try screen.say(findings.map(\.text))
                if !findings.allSatisfy(\.isWarning) { isFaulty = true }
            }
            if subjects.isEmpty {
                try screen.say(["There is nothing to prove: the shelves are empty."])
            }
            return isFaulty || subjects.isEmpty ? .refused : .done
        } catch let missing as Content.Missing {
            Screen.complain(missing.reason)
        } catch let fault as SystemFault {
            return Screen.status(afterLosing: fault)
        } catch {
            Screen.complain("\(error)")
        }
        return .refused
    }
}

/// Files that are named with their path: `wick check ./x1-my-lesson.md`.
private enum CheckedFiles {
    static func taken(
        from names: [String]
    ) throws(Content.Missing) -> (files: [AddedFile], rest: [String]) {
        var files: [AddedFile] = []
        var rest: [String] = []
        for name in names {
            guard name.contains("/") || name.contains(".") else {
                rest.append(name)
                continue
            }
            let text: String
            do throws(TextFile.Refusal) {
                text = try TextFile.read(Environment.expanded(name))
            } catch {
                throw Content.Missing("\(name) \(error.text)")
            }
            guard let file = AddedFile(path: name, text: text) else {
                throw Content.Missing(
                    "\(name): a lesson is called x1-my-lesson.md; others end in .scenario, "
                        + ".rules, .facts or .course")
            }
            files.append(file)
        }
        return (files, rest)
    }
}
