import StrictYAML

extension Configuration {
    /// Projects that are found rather than named.
    package struct Discovery: Sendable, Equatable {
        /// Folders and organizations, such as `folders/123`; empty by default.
        package let parents: [String]
        /// Patterns of ids, one of which a found project must fit; empty fits all.
        package let include: [String]
        /// Patterns of ids that a found project must not fit.
        package let exclude: [String]

        init(reading section: MappingReader) {
            parents = section.value(
                "parents",
                .list(of: .container, named: "a list such as [folders/123, organizations/456]"),
                default: [],
                "Folders and organizations whose projects are watched too, however deep they lie."
            )
            include = section.value(
                "include",
                .list(of: .projectPattern, named: "a list of patterns"),
                default: [],
                "Patterns of project ids, one of which a found project must fit; without any, all are watched. `*` "
                    + "stands for any characters, `?` for one."
            )
            exclude = section.value(
                "exclude",
                .list(of: .projectPattern, named: "a list of patterns"),
                default: [],
                "Patterns of project ids that are not watched when they are found."
            )
        }
    }
}

extension ValueKind<String> {
    fileprivate static var container: Self {
        text("a name such as folders/123 or organizations/456", show: \.description) { text, _ throws(Refusal) in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, ["folders", "organizations"].contains(parts[0]), !parts[1].isEmpty,
                parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else {
                throw Refusal("\(text) is no name such as folders/123 or organizations/456")
            }
            return text
        }
    }

    fileprivate static var projectPattern: Self {
        text("a pattern such as acme-*", show: \.quoted) { text, _ throws(Refusal) in
            let isPattern = text.utf8.allSatisfy { byte in
                switch byte {
                case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."),
                    UInt8(ascii: "*"), UInt8(ascii: "?"):
                    true
                default: false
                }
            }
            guard isPattern, !text.isEmpty else {
                throw Refusal("\(text) is no pattern of project ids; write lower case, such as acme-*")
            }
            return text
        }
    }
}

extension String {
    /// The text as YAML takes it, whatever it begins with.
    fileprivate var quoted: String { "'\(self)'" }
}
