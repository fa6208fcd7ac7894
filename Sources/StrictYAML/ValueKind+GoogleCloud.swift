/// Words that Google Cloud defines.
extension ValueKind<String> {
    /// The id of a Google Cloud project: 6 to 30 characters, older ones with the prefix `domain:`.
    ///
    /// Source: cloud.google.com/resource-manager/docs/creating-managing-projects
    package static var projectID: Self {
        scalar("a project id", of: [.text, .number], show: \.description) { text, _ throws(Refusal) in
            if text.allSatisfy(\.isASCIIDigit), !text.isEmpty {
                throw Refusal("\(Excerpt(text)) is a project number; write the project's id")
            }
            guard isProjectID(text) else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not a project id: 6 to 30 lower-case letters, digits and hyphens, "
                        + "a letter first, no hyphen last"
                )
            }
            return text
        }
    }

    /// The key of a GCP label: 1 to 63 lower-case letters of any script, digits, hyphens and underscores.
    package static var labelKey: Self {
        text("a label key", show: \.description) { text, _ throws(Refusal) in
            try requireLabelKey(text)
            return text
        }
    }

    /// Refuses what cannot be the key of a GCP label.
    package static func requireLabelKey(_ text: String) throws(Refusal) {
        guard text.allSatisfy(\.isLabelCharacter), (1...63).contains(text.count) else {
            throw Refusal(
                "\(Excerpt.quoted(text)) is not the key of a label: up to 63 lower-case letters, digits, hyphens and "
                    + "underscores"
            )
        }
    }

    /// The id of a billing account, such as 012345-6789AB-CDEF01.
    package static var billingAccount: Self {
        text("a billing account", show: \.description) { text, _ throws(Refusal) in
            guard isBillingAccount(text) else {
                throw Refusal(
                    "\(Excerpt.quoted(text)) is not a billing account: three groups of 6 digits and capital letters, "
                        + "such as 012345-6789AB-CDEF01"
                )
            }
            return text
        }
    }

    private static func isProjectID(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let id = parts.last, (6...30).contains(id.utf8.count) else { return false }
        guard id.first?.isASCIILowerCase == true, id.last != "-" else { return false }
        guard id.allSatisfy({ isLowerCaseOrDigit($0) || $0 == "-" }) else { return false }
        return parts.count == 1 || isDomain(parts[0])
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && text.utf8.count <= 253
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.allSatisfy { isLowerCaseOrDigit($0) || $0 == "-" }
            }
    }

    private static func isBillingAccount(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.count == 3
            && groups.allSatisfy { group in
                group.count == 6 && group.allSatisfy { $0.isASCIIDigit || $0.isASCIIUpperCase }
            }
    }

    private static func isLowerCaseOrDigit(_ character: Character) -> Bool {
        character.isASCIILowerCase || character.isASCIIDigit
    }
}

extension Character {
    /// Whether it may stand in the key of a GCP label.
    package var isLabelCharacter: Bool { (isLetter && !isUppercase) || isNumber || self == "-" || self == "_" }
}
