@testable import StrictYAML

/// Reads a text as a small configuration file; the lines of its errors, empty if there are none.
func errors(in text: String) -> [String] {
    errors(in: text) { root in
        _ = root.section("storage", "Where things are kept.") { storage in
            storage.required("path", .line(), placeholder: "", advice: "storage: { path: a }", "A path.")
        }
        _ = root.value("projects", .list(of: .projectID, named: "a list of project ids"), default: [], "Projects.")
        _ = root.section("web", "The server.") { web in
            web.optional("listen", .address, absent: "none", "An address.")
        }
        root.section("cost", "Money.") { cost in
            let accounts = ValueKind<[String: String]>.map(
                from: .projectID,
                to: .billingAccount,
                named: "a mapping of project ids to billing accounts"
            )
            _ = cost.value("billing_accounts", accounts, default: [:], "Who pays.")
            _ = cost.value("free_vms", .integer(in: 0...100), default: 100, "Free VMs.")
        }
        for key in ["patch", "ingest"] { root.section(key, "Nothing.") { _ in } }
    }
}

/// Reads a text key by key; the lines of its errors.
func errors(in text: String, _ body: (MappingReader) -> Void) -> [String] {
    do throws(ReadingErrors) {
        try YAMLFile(text: text, name: "config.yml", purpose: "configuration")
            .read(surroundings: Surroundings(folder: "", timeZones: [])) { root, log in
                let reader = MappingReader(root: root, log: log)
                body(reader)
                reader.finish()
            }
        return []
    } catch {
        return error.errors.map(\.description)
    }
}

extension ValueKind<String> {
    fileprivate static var address: Self {
        text("an address such as 127.0.0.1:10045", show: \.description) { text, _ in text }
    }
}
