import Desk
import Machine

/// `wick check`: proves that every lesson, scenario and rulebook does what it says, and shows of the
/// named ones what it understood.
struct Check {
    let content: Content
    /// What is proved where nothing is named; nil: every name of a shelf.
    let own: @Sendable (Content.Shelf) -> [String]?
    /// Names, lesson keys or paths; none means everything.
    let names: [String]
    let manner: Invocation.Manner

    func run(on screen: Screen) -> ExitStatus {
        guard manner.watches else { return once(on: screen) }
        let paths = names.filter(CheckedFiles.isPath)
        guard !paths.isEmpty else {
            Screen.complain("--watch needs the path of a file, as in ./my-day.scenario")
            return .usage
        }
        var status = once(on: screen)
        var watched = WatchedFiles(paths)
        while let seen = watched.next() {
            // What reads JSON finds a file that is gone among the findings.
            if !manner.json { try? screen.say([Self.words(of: seen)]) }
            if case .gone = seen, !manner.json {
                status = .refused
                continue
            }
            status = once(on: screen)
        }
        return status
    }

    private static func words(of seen: WatchedFiles.Seen) -> String {
        switch seen {
        case .changed: "Changed:"
        case .gone(let paths):
            "\(paths.joined(separator: ", ")) is gone. It is checked when it is there again; Ctrl-C ends."
        case .back(let paths): "\(paths.joined(separator: ", ")) is there again:"
        }
    }

    private func once(on screen: Screen) -> ExitStatus {
        do {
            let taken = try CheckedFiles(names)
            let proof = Proof(content: content, given: taken.files, own: own)
            var subjects =
                taken.rest.isEmpty && !taken.isEmpty ? [] : try proof.subjects(named: taken.rest)
            subjects += taken.files.map { ($0.shelf, $0.name) }
            var findings = taken.findings
            var bar = ProgressBar(isWanted: screen.isWatched && !manner.json)
            defer { bar.clear() }
            if !manner.json { try screen.say(findings.map(\.text)) }
            for (number, (shelf, name)) in subjects.enumerated() {
                if Interruption.hasCome { return .interrupted }
                bar.show(number, of: subjects.count, screen.plainLine(name))
                let found = proof.findings(shelf, name)
                findings += found
                if manner.json { continue }
                if !found.isEmpty { bar.clear() }
                try screen.say(found.map(\.text))
                guard !names.isEmpty, !manner.quiet, found.allSatisfy(\.isWarning),
                    let portrait = proof.portrait(shelf, name)
                else { continue }
                bar.clear()
                try screen.show(screen.small(portrait))
            }
            let isFaulty = !findings.allSatisfy(\.isWarning)
            let isEmpty = subjects.isEmpty && taken.isEmpty
            if manner.json {
                try screen.show([Datum.list(findings.map(\.datum))])
            } else if isEmpty {
                try screen.say(["There is nothing to prove: the shelves are empty."])
            }
            return isFaulty || isEmpty ? .refused : .done
        } catch let missing as Content.Missing {
            if manner.json, let name = names.first {
                try? screen.show([Datum.list([Proof.unknown(name, missing.reason).datum])])
            } else {
                Screen.complain(missing.reason)
            }
        } catch let fault as SystemFault {
            return Screen.status(afterLosing: fault)
        } catch {
            Screen.complain("the check cannot go on")
        }
        return .refused
    }
}

/// Files that are named with their path: `wick check ./x1-my-lesson.md`.
private struct CheckedFiles {
    var files: [AddedFile] = []
    /// Names of the shelves.
    var rest: [String] = []
    /// Of files that lie on no shelf: tables of prices and journals.
    var findings: [Proof.Finding] = []
    private var others = 0

    var isEmpty: Bool { files.isEmpty && others == 0 }

    static func isPath(_ name: String) -> Bool { name.contains("/") || name.contains(".") }

    init(_ names: [String]) throws(Content.Missing) {
        for name in names {
            guard Self.isPath(name) else {
                rest.append(name)
                continue
            }
            let text: String
            do throws(TextFile.Refusal) {
                text = try TextFile.read(Environment.expanded(name))
            } catch {
                findings.append(Proof.unread(name, error.text))
                others += 1
                continue
            }
            if let file = AddedFile(sniffed: name, text: text) {
                files.append(file)
                continue
            }
            guard let found = Proof.findings(ofLoose: text, path: name) else {
                throw Content.Missing(
                    "\(name): its first line is none of a lesson, scenario, rulebook, course, table "
                        + "of facts, table of prices or journal; wick new scenario my-day writes one"
                )
            }
            others += 1
            findings += found
        }
    }
}
