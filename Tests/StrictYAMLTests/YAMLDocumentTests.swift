import Testing

@testable import StrictYAML

struct YAMLDocumentTests {
    @Test(arguments: [
        (
            "storage: { path: a",
            "config.yml:2: not valid YAML: did not find expected ',' or '}' while parsing a flow mapping "
                + "that begins on line 1"
        ),
        (
            "storage:\n\tpath: a",
            "config.yml:2: not valid YAML: found character that cannot start any token while scanning for the next token"
        ),
        ("a: b: c", "config.yml:1: not valid YAML: mapping values are not allowed in this context"),
        ("a: *nobody", "config.yml:1: not valid YAML: found undefined alias"),
        ("a: 'x", "config.yml:1: not valid YAML: found unexpected end of stream while scanning a quoted scalar"),
        (
            "a: \"\\ud800\"",
            "config.yml:1: not valid YAML: found invalid Unicode character escape code while parsing a quoted scalar"
        ),
        ("a: 1\nb: \u{1}", "config.yml:2: not valid YAML: control characters are not allowed"),
        (
            "storage: { path: a }\n---\nstorage: { path: b }",
            "config.yml:2: a second YAML document begins here; keep one"
        ),
    ])
    func `a text that is not one YAML document is one error`(text: String, error: String) {
        #expect(errors(in: text) == [error])
    }

    @Test(
        arguments: [
            ("&a web: {}", nil, "a key must be plain text, without anchor, alias or tag"),
            ("? [web]\n: {}", nil, "a key must be plain text, without anchor, alias or tag"),
            ("!mine web: {}", nil, "a key must be plain text, without anchor, alias or tag"),
            ("web: &a {}", "web", "anchors and aliases (&name, *name) are not supported; write the value out"),
            (
                "web: { listen: &a ':80' }", "web.listen",
                "anchors and aliases (&name, *name) are not supported; write the value out"
            ),
            ("web: !mine {}", "web", "YAML tags (!name) are not supported; remove it"),
            ("web: { listen: !!str 80 }", "web.listen", "expected an address such as 127.0.0.1:10045, found a number"),
            ("projects: !!set [acme-prod]", "projects", "YAML tags (!name) are not supported; remove it"),
            ("cost: { free_vms: !!int '5' }", "cost.free_vms", "YAML tags (!name) are not supported; remove it"),
            ("<<: { web: {} }", nil, "merge keys are not supported; write the keys out"),
        ] as [(String, String?, String)]
    )
    func `YAML beyond plain trees is refused`(fragment: String, key: String?, problem: String) {
        let place = key.map { "config.yml:2: \($0): " } ?? "config.yml:2: "
        #expect(errors(in: "storage: { path: a }\n\(fragment)") == [place + problem])
    }

    @Test func `an aliased value is reported once, where its anchor stands`() {
        let text = "storage: { path: a }\nweb: &w {}\npatch: *w\ningest: *w"
        #expect(
            errors(in: text) == [
                "config.yml:2: web: anchors and aliases (&name, *name) are not supported; write the value out"
            ]
        )
    }

    @Test func `aliases cannot blow up, neither in values nor in keys`() {
        let levels = (1...30).map { "? [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n: &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
        let found = errors(in: "a0: &a0 x\n" + levels.joined(separator: "\n"))
        #expect(found == ["config.yml:8: too many aliases (*name); write the values out"])
        #expect(errors(in: "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\nstorage: { path: p }").count == 5)
    }

    @Test func `a repeated key is reported at every place after the first`() {
        let text = """
            storage: { path: a, "path": b, 'path': c }
            web:
              listen: ":80"
            "web": {}
            ? web
            : {}
            cost: { billing_accounts: { acme-prod: 012345-6789AB-CDEF01, acme-prod: 012345-6789AB-CDEF02 } }
            """
        #expect(
            errors(in: text) == [
                "config.yml:1: storage.path: the key is already on line 1",
                "config.yml:1: storage.path: the key is already on line 1",
                "config.yml:4: web: the key is already on line 2",
                "config.yml:5: web: the key is already on line 2",
                "config.yml:7: cost.billing_accounts.acme-prod: the key is already on line 7",
            ]
        )
    }

    @Test(arguments: ["\r\n", "\r", "\n", "\u{2028}"])
    func `repeated keys are found with every line break`(lineBreak: String) {
        let text = ["# ü", "storage: { path: a }", "web: {}", "web: {}"].joined(separator: lineBreak)
        #expect(errors(in: text) == ["config.yml:4: web: the key is already on line 3"])
    }

    @Test(arguments: [
        "web: {}\nweb: {} # \u{F8FF}", "\"\\x77eb\": {}\nweb: {}\nweb: {}", "? [a]\n: 1\n? [a]\n: 2",
        "!t web: 1\n!t web: 2",
    ])
    func `a repeated key that cannot be renamed is the only error`(text: String) {
        let found = errors(in: text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("config.yml:1: ") == true)
        #expect(found.first?.hasSuffix("the key is repeated") == true)
    }

    @Test func `many repeated keys are bounded`() {
        let text = String(repeating: "web: {}\n", count: 100_000)
        #expect(errors(in: text).count == 1)
    }

    @Test(arguments: [
        (String(repeating: "[", count: 100_000), "config.yml:1: not valid YAML: "),
        ("a: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200), "config.yml:1: a["),
    ])
    func `deep nesting is refused`(text: String, start: String) {
        #expect(errors(in: text).contains { $0.hasPrefix(start) })
    }

    @Test func `a file of more than 1 MiB is refused`() {
        let text = String(repeating: "#\n", count: 600_000)
        #expect(errors(in: text) == ["config.yml: larger than 1 MiB; this is hardly a configuration file"])
    }

    @Test func `bytes must be UTF-8`() throws {
        let bytes = Array("storage: { path: a }\n# ".utf8) + [0xFF] + Array("\n".utf8)
        let error = try #require(throws: ReadingErrors.self) {
            try YAMLFile(bytes: bytes, name: "config.yml", purpose: "configuration")
        }
        #expect(error.description == "config.yml:2: not UTF-8; save the file as UTF-8")
    }
}
