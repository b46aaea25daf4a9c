import Desk
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Courses of others: `$XDG_DATA_HOME/wick/courses`, or `~/.local/share/wick/courses`, a folder each.
struct AddedCourses: Equatable {
    let folder: String

    static func located(xdg: String?, home: String?) -> AddedCourses? {
        if let xdg, xdg.hasPrefix("/") { return AddedCourses(folder: xdg + "/wick/courses") }
        if let home, home.hasPrefix("/") {
            return AddedCourses(folder: home + "/.local/share/wick/courses")
        }
        return nil
    }

    /// Looks a course over, proves it, and installs it whole or not at all.
    func add(_ path: String, to content: Content, on screen: Screen) -> ExitStatus {
        do throws(CourseFiles.Refused) {
            let name = try Self.name(of: path)
            let place = folder + "/" + name
            if access(place, F_OK) == 0 {
                throw .because("\(place) is there already; remove it to install the course anew")
            }
            let files = try CourseFiles.read(path)
            try clash(files, with: content)
            let findings = try Self.findings(files, content)
            try screen.shown(findings.map(\.text))
            guard findings.allSatisfy(\.isWarning) else {
                throw .because("\(path) does not pass the check, so nothing was installed")
            }
            try install(files, at: place)
            let count = files.count { $0.shelf == .lessons || $0.shelf == .exercises }
            try screen.shown([
                "\(place): \(count == 1 ? "1 lesson" : "\(count) lessons"). Type: wick -e lessons"
            ])
            return .done
        } catch {
            if case .because(let words) = error { Screen.complain(words) }
            return .refused
        }
    }

    /// Takes an added course away: the files that courses have, and nothing else that may lie there.
    func remove(_ name: String, on screen: Screen) -> ExitStatus {
        let place = folder + "/" + name
        guard access(place, F_OK) == 0 else {
            let there = (try? CourseFiles.names(in: folder)) ?? []
            let list =
                there.isEmpty ? "no course was added" : "there are \(there.joined(separator: ", "))"
            Screen.complain("\(place) is not there; \(list)")
            return .refused
        }
        do throws(CourseFiles.Refused) {
            let files = try CourseFiles.read(place)
            remove(place, files)
            guard access(place, F_OK) != 0 else {
                throw .because("\(place) holds other files as well; they were left there")
            }
            try screen.shown(["\(place) is gone: \(files.count) files."])
            return .done
        } catch {
            if case .because(let words) = error { Screen.complain(words) }
            return .refused
        }
    }

    /// The course is called as its folder or archive is.
    private static func name(of path: String) throws(CourseFiles.Refused) -> String {
        var last = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if last.hasSuffix(".zip") { last.removeLast(4) }
        let name = last.map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? $0 : "-" }
        let slug = String(name).split(separator: "-").joined(separator: "-")
        guard DeskWork.isName(slug) else {
            throw .because("\(path): a course is named by its folder; give it a name of letters")
        }
        return slug
    }

    /// Nothing of ours, and nothing of another course, is covered.
    private func clash(
        _ files: [AddedFile], with content: Content
    ) throws(CourseFiles.Refused) {
        guard files.contains(where: { $0.shelf == .lessons || $0.shelf == .exercises }) else {
            throw .because("there is no lesson in it: lessons are files like x1-my-lesson.md")
        }
        for (place, file) in files.enumerated() {
            let identity = file.shelf.identity(of: file.name)
            let there = (try? content.names(file.shelf)) ?? []
            // A translation stands beside its own lesson.
            let own = files[..<place].filter { $0.shelf == file.shelf }.map(\.name)
                .filter { $0.prefix { $0 != "." } != file.name.prefix { $0 != "." } }
            let old = (there + own).first { file.shelf.identity(of: $0) == identity }
            guard let old else { continue }
            throw .because(
                "\(file.name) cannot be added: there is \(old) already; give it another key")
        }
    }

    private static func findings(
        _ files: [AddedFile], _ content: Content
    ) throws(CourseFiles.Refused) -> [Proof.Finding] {
        let proof = Proof(content: content, given: files)
        var findings: [Proof.Finding] = []
        do throws(Content.Missing) {
            for (shelf, name) in try proof.subjects(named: [])
            where files.contains(where: { $0.shelf == shelf && $0.name == name }) {
                findings += proof.findings(shelf, name)
            }
        } catch {
            throw .because(error.reason)
        }
        return findings
    }

    private func install(_ files: [AddedFile], at place: String) throws(CourseFiles.Refused) {
        let new = "\(folder)/.\(getpid()).new"
        do throws(WholeFile.Refusal) {
            for file in files {
                let path = "\(new)/\(file.shelf.path(to: file.name))"
                try Self.makeFolders(of: path)
                try WholeFile.write(Array(file.text.utf8), to: path, replaces: false)
            }
            if rename(new, place) != 0 { throw .fault(.last) }
        } catch {
            remove(new, files)
            throw .because("\(place) \(error.text)")
        }
    }

    /// Takes away what was begun, and nothing else.
    private func remove(_ new: String, _ files: [AddedFile]) {
        for file in files { unlink("\(new)/\(file.shelf.path(to: file.name))") }
        for inner in ["lessons/exercises", "lessons/facts", "lessons", "scenarios/rulebooks"] {
            rmdir("\(new)/\(inner)")
        }
        rmdir("\(new)/scenarios")
        rmdir(new)
    }

    private static func makeFolders(of path: String) throws(WholeFile.Refusal) {
        let parts = path.split(separator: "/").dropLast()
        for depth in parts.indices {
            let folder = "/" + parts[...depth].joined(separator: "/")
            if mkdir(folder, 0o755) != 0, errno != EEXIST, access(folder, F_OK) != 0 {
                throw .fault(.last)
            }
        }
    }
}

extension Screen {
    fileprivate func shown(_ lines: [String]) throws(CourseFiles.Refused) {
        do { try say(lines) } catch { throw .because("the answer cannot be shown") }
    }
}
