import Assessment

/// One test case of a JUnit file.
struct JUnitCase {
    /// How a case ended.
    enum Outcome {
        case passed
        case failed(type: String, message: String, details: String)
        case errored(type: String, message: String, details: String)
        case skipped(message: String)
    }

    /// The group, which GitLab shows as the suite.
    var group: String
    /// The name; with the group unique in all files of a report, since GitLab drops doubles.
    var name: String
    /// How it ended.
    let outcome: Outcome

    /// How many XML objects it takes: elements, attributes and texts, as GitLab's limit counts them.
    var objectCount: Int {
        switch outcome {
        case .passed: 4
        case .failed, .errored: 8
        case .skipped: 6
        }
    }

    /// How many bytes it takes at most.
    var byteCount: Int {
        let names = XMLText.escapedCount(group) + XMLText.escapedCount(name)
        switch outcome {
        case .passed: return names + 80
        case .failed(let type, let message, let details), .errored(let type, let message, let details):
            return names + XMLText.escapedCount(type) + 2 * XMLText.escapedCount(message)
                + XMLText.escapedCount(details) + 140
        case .skipped(let message): return names + XMLText.escapedCount(message) + 110
        }
    }

    func write(to file: inout MarkupWriter) {
        file.line()
        file.element("testcase", ["name": name, "classname": group, "time": "0.000"]) { file in
            switch outcome {
            case .passed: break
            case .failed(let type, let message, let details):
                file.element("failure", ["type": type, "message": message], message + details)
            case .errored(let type, let message, let details):
                file.element("error", ["type": type, "message": message], message + details)
            case .skipped(let message):
                file.element("skipped", ["message": message]) { _ in }
            }
        }
    }
}
