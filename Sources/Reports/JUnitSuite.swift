import Fleet

/// One test suite of a JUnit file: a check, or the sources.
struct JUnitSuite {
    /// The check's id, or `sources`.
    let name: String
    /// Name and value of each property.
    var properties: [(name: String, value: String)]
    /// What readers show as output.
    let output: String
    /// Its cases.
    var cases: [JUnitCase] = []

    /// How many XML objects it takes without its cases.
    var objectCount: Int { 20 + 3 * properties.count }

    /// How many bytes it takes at most without its cases.
    var byteCount: Int {
        properties.reduce(600 + XMLText.escapedCount(output)) {
            $0 + XMLText.escapedCount($1.name) + XMLText.escapedCount($1.value) + 40
        }
    }

    /// Writes it in the order that the Ant schema demands; `id` counts from 0 in a file.
    func write(id: Int, at moment: Timestamp, to file: inout MarkupWriter) {
        let counts = cases.reduce(into: (failures: 0, errors: 0, skipped: 0)) { counts, item in
            switch item.outcome {
            case .passed: break
            case .failed: counts.failures += 1
            case .errored: counts.errors += 1
            case .skipped: counts.skipped += 1
            }
        }
        file.line()
        file.element(
            "testsuite",
            [
                "name": name, "package": "vmmanager", "id": String(id), "hostname": "localhost",
                "timestamp": String(moment.rfc3339.prefix(19)), "time": "0.000", "tests": String(cases.count),
                "failures": String(counts.failures), "errors": String(counts.errors), "skipped": String(counts.skipped),
            ]
        ) { file in
            file.line()
            file.element("properties") { file in
                for property in properties {
                    file.line()
                    file.voidElement("property", ["name": property.name, "value": property.value])
                }
            }
            let before = file.replacedCount
            for item in cases { item.write(to: &file) }
            let replaced = file.replacedCount - before
            file.line()
            file.element("system-out", output)
            file.line()
            file.element(
                "system-err",
                replaced == 0 ? "" : "\(Figures.count(replaced, "control character")) became \u{FFFD}."
            )
            file.line()
        }
    }
}
