import CMarkdown

/// Reads the prose on these lines of a lesson file; a brace that cannot be read is a problem.
///
/// cmark-gfm does the reading; here its nodes become values. Nodes are opaque pointers in Swift,
/// told apart by their type's name, as tables have no constant.
func readMarkdown(_ lines: [SourceLine], _ problems: inout Problems) -> Markdown {
    let source = lines.map(\.text).joined(separator: "\n")
    var reader = MarkdownReader(lines)
    let blocks = withDocument(source) { reader.blocks(under: $0, depth: 0) }
    problems.add(reader.braces.problems)
    return Markdown(blocks)
}

/// Reads one run of words: the inlines of its paragraphs, one after another.
func readWording(_ lines: [SourceLine], _ problems: inout Problems) -> Wording {
    let place = lines.first?.place ?? FilePlace(line: 1)
    let text = lines.map(\.trimmed).joined(separator: "\n")
    var reader = MarkdownReader(lines)
    let blocks = withDocument(text) { reader.blocks(under: $0, depth: 0) }
    problems.add(reader.braces.problems)
    var inlines: [Markdown.Inline] = []
    for block in blocks {
        if !inlines.isEmpty { inlines.append(.softBreak) }
        switch block {
        case .paragraph(let words), .heading(_, let words): inlines += words
        // "1. " or "> " at the head of a reply is meant as words, so they are kept as typed.
        default: return Wording([.text(text)], at: place)
        }
    }
    return Wording(inlines, at: place)
}

/// The extension registry is a C global: it is filled once.
private let registered: Void = cmark_gfm_core_extensions_ensure_registered()

private func withDocument(
    _ source: String, _ body: (OpaquePointer) -> [Markdown.Block]
) -> [Markdown.Block] {
    _ = registered
    guard !source.isEmpty, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
        cmark_parser_attach_syntax_extension(parser, table)
    }
    var copy = source
    copy.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
            cmark_parser_feed(parser, $0.baseAddress, $0.count)
        }
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    // A sentence comes in pieces where a character might have meant something; a brace must not.
    cmark_consolidate_text_nodes(document)
    return body(document)
}

private struct MarkdownReader {
    var braces: BraceFinder
    /// Deeper nesting is no lesson; a file of ten thousand ">" must not use up the stack.
    private let deepest = 24

    init(_ lines: [SourceLine]) { braces = BraceFinder(lines) }

    mutating func blocks(under parent: OpaquePointer, depth: Int) -> [Markdown.Block] {
        guard depth < deepest else { return [] }
        var out: [Markdown.Block] = []
        var next = cmark_node_first_child(parent)
        while let node = next {
            if let block = block(node, depth: depth) { out.append(block) }
            next = cmark_node_next(node)
        }
        return out
    }

    private mutating func block(_ node: OpaquePointer, depth: Int) -> Markdown.Block? {
        switch name(node) {
        case "heading":
            return .heading(
                level: Int(cmark_node_get_heading_level(node)), inlines(under: node, depth: depth))
        case "paragraph":
            let words = inlines(under: node, depth: depth)
            return words.isEmpty ? nil : .paragraph(words)
        case "code_block": return .code(literal(node))
        case "block_quote": return .quote(blocks(under: node, depth: depth + 1))
        case "list":
            let items = children(node).map { blocks(under: $0, depth: depth + 1) }
            guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
                return .bullets(items)
            }
            return .numbered(from: Int(cmark_node_get_list_start(node)), items)
        case "thematic_break": return .rule
        case "table": return .table(table(node, depth: depth))
        default: return nil
        }
    }

    private mutating func table(_ node: OpaquePointer, depth: Int) -> Markdown.Table {
        var rows: [[[Markdown.Inline]]] = []
        for row in children(node) {
            rows.append(children(row).map { inlines(under: $0, depth: depth) })
        }
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let alignments = cmark_gfm_extensions_get_table_alignments(node)
        let right = UInt8(ascii: "r")
        let numeric = (0..<count).filter { column in
            alignments.map { $0[column] == right } ?? false
        }
        return Markdown.Table(
            header: rows.first ?? [], rows: Array(rows.dropFirst()), numeric: numeric)
    }

    private mutating func inlines(under parent: OpaquePointer, depth: Int) -> [Markdown.Inline] {
        guard depth < deepest else { return [] }
        var out: [Markdown.Inline] = []
        for node in children(parent) {
            switch name(node) {
            case "text": out += pieces(literal(node))
            case "code":
                let code = literal(node)
                braces.pass(code)
                out.append(.code(code))
            case "emph": out.append(.emphasis(inlines(under: node, depth: depth + 1)))
            case "strong": out.append(.strong(inlines(under: node, depth: depth + 1)))
            case "link":
                let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
                out.append(.link(inlines(under: node, depth: depth + 1), url: url))
            case "softbreak": out.append(.softBreak)
            case "linebreak": out.append(.hardBreak)
            case "html_inline": break
            default: out += inlines(under: node, depth: depth + 1)
            }
        }
        return out
    }

    /// Splits words at their braces.
    private mutating func pieces(_ text: String) -> [Markdown.Inline] {
        var out: [Markdown.Inline] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"),
            let close = rest[open...].firstIndex(of: "}")
        {
            if open > rest.startIndex { out.append(.text(String(rest[..<open]))) }
            let inside = String(rest[rest.index(after: open)..<close])
            out.append(braces.next(inside).map { .brace($0) } ?? .text("…"))
            rest = rest[rest.index(after: close)...]
        }
        if rest.contains("{") { braces.unclosed() }
        if !rest.isEmpty { out.append(.text(String(rest))) }
        return out
    }

    private func children(_ node: OpaquePointer) -> [OpaquePointer] {
        var out: [OpaquePointer] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            out.append(child)
            next = cmark_node_next(child)
        }
        return out
    }
    private func name(_ node: OpaquePointer) -> String {
        String(cString: cmark_node_get_type_string(node))
    }
    private func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }
}
