extension ValueKind<String> {
    /// A path, seen from the folder of the configuration file.
    package static func path(toFile isFile: Bool) -> Self {
        let name = isFile ? "a path of a file" : "a path of a folder"
        return text(name, show: \.description) { text, site throws(Refusal) in
            guard !text.isEmpty else { throw Refusal("is empty; give \(name)") }
            guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                // Not quoted: whoever puts a key in place of its file would find it in the log.
                throw Refusal("holds a control character, such as the end of a line; give \(name)")
            }
            guard text.utf8.count < 4_096 else { throw Refusal("\(Excerpt.quoted(text)) is too long for a path") }
            guard !text.hasPrefix("~") else { throw Refusal("~ is not expanded; write the whole path") }
            guard !isFile || !text.hasSuffix("/") else {
                throw Refusal("\(Excerpt.quoted(text)) is a folder; give \(name)")
            }
            return site.surroundings.resolve(text)
        }
    }

    /// A time zone of the IANA database that the machine knows.
    package static var timeZone: Self {
        text("an IANA time zone", show: \.description) { text, site throws(Refusal) in
            let isName = text == "UTC" || text.contains("/")
            guard isName, text.utf8.count <= 64, site.surroundings.isTimeZone(text) else {
                let near = NearestName.find(text, among: site.surroundings.timeZones)
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not a time zone of this machine; "
                        + (near.map { "did you mean \($0)?" } ?? "write an IANA name such as America/Los_Angeles")
                )
            }
            return text
        }
    }
}

extension ValueKind<String> {
    /// A text of at most so many bytes on one line.
    package static func line(_ name: String = "text", atMost limit: Int = 1_024) -> Self {
        quotable(name) { text throws(Refusal) in
            guard text.unicodeScalars.allSatisfy(Excerpt.isPrintable) else {
                throw Refusal("\(Excerpt.quoted(text)) holds a character that cannot be seen")
            }
            guard text.utf8.count <= limit else {
                throw Refusal("\(Excerpt.quoted(text)) is too long; at most \(limit) bytes")
            }
            return text
        }
    }

    /// A text that may look like a number or a truth value, and then says that it must be in quotation marks.
    package static func quotable(
        _ name: String,
        parse: @escaping (String) throws(Refusal) -> String
    ) -> Self {
        scalar(name, of: [.text, .number, .boolean], show: \.description) { text, _ throws(Refusal) in try parse(text) }
            .refusing { node in
                guard [.number, .boolean].contains(node.kind), let text = node.scalar else { return nil }
                let advice = "write \(Excerpt.quoted(text)), with quotation marks"
                return "expected \(name), found \(node.kind.rawValue); \(advice)"
            }
    }
}
