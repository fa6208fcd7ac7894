import Assessment
import Fleet

/// The small parts that all pages share.
extension MarkupWriter {
    /// Ends a line, so that the file can be read and compared.
    mutating func line() { text("\n") }

    /// Writes a moment for people and machines; a dash when it is not known.
    mutating func time(_ moment: Timestamp?) {
        guard let moment else { return text(Figures.unknown) }
        element("time", ["datetime": moment.rfc3339], moment.readable)
    }

    /// Writes a word in a tone.
    mutating func tag(_ word: String, _ tone: Tone) {
        element("span", ["class": "tag \(tone.rawValue)"], word)
    }

    /// Writes a section with its heading.
    mutating func section(_ id: String, _ heading: String, content: (inout MarkupWriter) -> Void) {
        line()
        element("section", ["id": id, "aria-labelledby": "h-\(id)"]) { page in
            page.element("h2", ["id": "h-\(id)"], heading)
            content(&page)
        }
    }

    /// Writes a table; `style` names its columns for narrow screens in the style sheet.
    mutating func table(
        _ style: String,
        caption: String,
        columns: [String],
        rows: (inout MarkupWriter) -> Void
    ) {
        line()
        element("table", ["class": "cards \(style)"]) { page in
            page.element("caption", caption)
            page.element("thead") { page in
                page.element("tr") { page in
                    for column in columns { page.element("th", ["scope": "col"], column) }
                }
            }
            page.element("tbody", content: rows)
        }
    }

    /// Writes one row with its heading.
    mutating func row(_ heading: (inout MarkupWriter) -> Void, cells: (inout MarkupWriter) -> Void) {
        line()
        element("tr") { page in
            page.element("th", ["scope": "row"], content: heading)
            cells(&page)
        }
    }

    /// Writes a cell with a number.
    mutating func number(_ text: String) { element("td", ["class": "n"], text) }

    /// Writes a bar of parts in proportion, with the same in words.
    mutating func bar(_ parts: [(count: Int, word: String, tone: Tone)]) {
        let total = parts.reduce(0) { $0 + $1.count }
        let words = Figures.parts(parts.map { ($0.count, $0.word) })
        element("span", ["class": "bar", "role": "img", "aria-label": words.isEmpty ? "nothing" : words]) { page in
            for part in parts where part.count > 0 {
                let share = part.count * 10_000 / total
                page.element("i", ["class": part.tone.rawValue, "style": "flex-grow:\(max(share, 60))"]) { _ in }
            }
        }
    }

    /// Writes one number of the overview with its name and what it means.
    mutating func tile(_ name: String, _ value: String, _ note: String, _ tone: Tone? = nil) {
        line()
        element("div", ["class": "tile \(tone?.rawValue ?? "")"]) { page in
            page.element("dt", name)
            page.element("dd", ["class": "value"], value)
            page.element("dd", ["class": "note"], note)
        }
    }

    /// Writes prose with `code` between backticks.
    mutating func prose(_ text: String) {
        for (index, piece) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) { self.text(String(piece)) } else { element("code", String(piece)) }
        }
    }
}
