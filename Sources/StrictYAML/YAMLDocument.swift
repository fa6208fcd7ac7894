import Yams

/// A configuration file's text as a tree, with what was wrong on the way.
///
/// Only plain YAML is taken: one document, no anchors, aliases, merge keys or tags, at most 32 levels deep.
struct YAMLDocument {
    /// The root; nil for a file without a value, such as one of comments only.
    let root: YAMLNode?
    /// Anchors, tags and repeated keys, in no particular order.
    let problems: [Problem]

    /// Parses the text; throws when it is not YAML, so that nothing more can be said about it.
    init(text: String) throws(Problem) {
        try Self.refuseAliasBomb(text)
        var marked = MarkedText(text)
        while true {
            do {
                let parser = try Parser(yaml: marked.text, resolver: .basic, encoding: .utf8)
                let node = try parser.singleRoot()
                // Nodes hold their anchors weakly; the parser owns them.
                (root, problems) = withExtendedLifetime(parser) {
                    var conversion = YAMLConversion(marks: marked)
                    return (node.map { conversion.convert($0) }, conversion.problems)
                }
                return
            } catch let error as YamlError {
                guard case .duplicatedKeysInMapping(let keys, let context) = error else { throw Problem(error) }
                let key = keys.first ?? ""
                guard marked.mark(key, line: context.mark.line, column: context.mark.column) else {
                    throw Problem(line: context.mark.line, key: Excerpt(key).description, text: "the key is repeated")
                }
            } catch {
                throw Problem(line: nil, key: nil, text: "not valid YAML")
            }
        }
    }

    /// Stops a text with so many aliases that comparing its keys could take exponential time.
    ///
    /// Counts every `*name` that may be an alias, also in quotes, where a few do no harm.
    private static func refuseAliasBomb(_ text: String) throws(Problem) {
        let harmless = 16
        var seen = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.first(where: { $0 != " " }) != "#" {
            var previous: UInt8 = UInt8(ascii: " ")
            for byte in line.utf8 {
                if byte == UInt8(ascii: "*"), " \t[{,:-?".utf8.contains(previous) { seen += 1 }
                previous = byte
            }
            guard seen <= harmless else {
                throw Problem(line: index + 1, key: nil, text: "too many aliases (*name); write the values out")
            }
        }
    }
}

extension Problem {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .composer(_, "but found another document", let mark, _):
            self.init(line: mark.line, key: nil, text: "a second YAML document begins here; keep one")
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let place = context.map { context in
                context.mark.line == mark.line
                    ? " \(context.text)" : " \(context.text) that begins on line \(context.mark.line)"
            }
            self.init(line: mark.line, key: nil, text: "not valid YAML: \(problem)\(place ?? "")")
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count(where: \.isNewline) + 1 }
            self.init(line: line, key: nil, text: "not valid YAML: \(problem)")
        default:
            self.init(line: nil, key: nil, text: "not valid YAML")
        }
    }
}
