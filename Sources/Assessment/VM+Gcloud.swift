import Fleet

extension VM {
    /// A line of gcloud about this VM, ready to paste.
    func gcloud(_ command: String, _ options: String...) -> String {
        var line = "gcloud \(command) "
        line.append(shellWord: name.text)
        line += " "
        line.append(shellWord: "--zone=\(zone.text)")
        line += " "
        line.append(shellWord: "--project=\(project.text)")
        for option in options {
            line += " "
            line.append(shellWord: option)
        }
        return line
    }
}

extension ProjectID {
    /// A line of gcloud about this project, ready to paste.
    func gcloud(_ command: String, _ options: String...) -> String {
        var line = "gcloud "
        // Lines are longer than strings grow at once.
        line.reserveCapacity(160)
        line += command
        for option in options {
            line += " "
            line.append(shellWord: option)
        }
        line += " "
        line.append(shellWord: "--project=\(text)")
        return line
    }
}

extension String {
    /// Appends a text as one word of a shell: names of the cloud need no quotation marks, but nobody promises that.
    fileprivate mutating func append(shellWord text: String) {
        guard text.isEmpty || !text.utf8.allSatisfy(\.isPlainInShell) else {
            self += text
            return
        }
        self += "'"
        self += text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
        self += "'"
    }
}

extension UInt8 {
    /// Whether a shell takes the character for itself.
    fileprivate var isPlainInShell: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "%"),
            UInt8(ascii: "+"), UInt8(ascii: ","):
            true
        default: false
        }
    }
}
