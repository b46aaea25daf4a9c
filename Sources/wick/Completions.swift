/// The shells that completions are made for.
enum Shell: String, Equatable, CaseIterable { case bash, zsh, fish }

/// What the shell may complete after `wick`, made from the table of flags.
enum Completions {
    static func script(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    private static let words = ["check", "class", "exercise", "import", "run"]

    private static var bash: String {
        let flags = Flag.allCases.map(\.rawValue).joined(separator: " ")
        return """
            # Completions of wick for bash: wick --completions bash > ~/.local/share/bash-completion/completions/wick
            _wick() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
                case $before in
                    --content) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
                    --completions) mapfile -t COMPREPLY < <(compgen -W "bash zsh fish" -- "$word"); return ;;
                    run|--in) mapfile -t COMPREPLY < <(compgen -W "$(wick --flat -e scenarios 2> /dev/null | sed -n 's/^\\([a-z0-9-]*\\): .*/\\1/p')" -- "$word"); return ;;
                    -e|--until) return ;;
                esac
                case $word in
                    -*) mapfile -t COMPREPLY < <(compgen -W "\(flags)" -- "$word") ;;
                    *)
                        mapfile -t COMPREPLY < <(compgen -f -- "$word")
                        [ "$COMP_CWORD" = 1 ] && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "\(words.joined(separator: " "))" -- "$word")
                        ;;
                esac
            }
            complete -o filenames -F _wick wick
            """
    }

    private static var zsh: String {
        let flags = Flag.allCases.map { flag in
            let meaning = flag.meaning.filter { $0 != "[" && $0 != "]" && $0 != "'" && $0 != ":" }
            let value =
                switch flag {
                case .content: ":folder:_files -/"
                case .completions: ":shell:(bash zsh fish)"
                default: flag.value.map { ":\($0):" } ?? ""
                }
            return "    '\(flag == .line ? "*" : "")\(flag.rawValue)[\(meaning)]\(value)' \\"
        }
        return """
            #compdef wick
            # Completions of wick for zsh: wick --completions zsh > a folder of $fpath, as _wick
            _arguments -s \\
            \(flags.joined(separator: "\n"))
                '1:file or word:_alternative "words:word:(\(words.joined(separator: " ")))" "files:file:_files"' \\
                '*:file:_files'
            """
    }

    private static var fish: String {
        var lines = [
            "# Completions of wick for fish: wick --completions fish > ~/.config/fish/completions/wick.fish",
            "complete -c wick -n __fish_use_subcommand -a '\(words.joined(separator: " "))'",
        ]
        for flag in Flag.allCases {
            let name = flag.rawValue
            let spelled =
                name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
            let value =
                switch flag {
                case .content: " -r -a '(__fish_complete_directories)'"
                case .completions: " -x -a 'bash zsh fish'"
                default: flag.value == nil ? "" : " -x"
                }
            let meaning = flag.meaning.filter { $0 != "'" }
            lines.append("complete -c wick \(spelled)\(value) -d '\(meaning)'")
        }
        return lines.joined(separator: "\n")
    }
}
