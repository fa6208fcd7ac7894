import StrictYAML
import Testing

@testable import ExporterConfiguration

struct ConfigurationTests {
    @Test func `a file with only a store takes every default`() throws {
        let configuration = try read("storage: { path: /x/fleet.sqlite }")
        #expect(configuration.projects == [])
        #expect(configuration.storage.path == "/x/fleet.sqlite")
        #expect(configuration.google.credentials == .applicationDefault)
        #expect(configuration.google.endpointOverrides == [:])
        #expect(configuration.google.endpoint(of: .osconfig) == "https://osconfig.googleapis.com/")
        #expect(configuration.google.endpoint(of: .compute) == "https://compute.googleapis.com/compute/v1/")
        #expect(configuration.web.listen == [.internet(host: "127.0.0.1", port: 10_045)])
        #expect(!configuration.web.enableLifecycle)
        #expect(configuration.web.configFile == nil)
        #expect(configuration.collection.enabledSources == Configuration.Collection.Source.allCases)
        #expect(configuration.collection.interval(of: .patchJobs) == .seconds(60))
        #expect(configuration.collection.interval(of: .instances) == .seconds(300))
        #expect(configuration.collection.interval(of: .inventories) == .seconds(600))
        #expect(configuration.collection.files == [])
        #expect(configuration.agent.activePolls == 3)
        #expect(configuration.agent.silentPolls == 6)
        #expect(configuration.agent.startGrace == .seconds(900))
        #expect(configuration.cost.prices == [.init(from: nil, usdPerHour: 0.003)])
        #expect(configuration.cost.freeVMs == 100)
        #expect(configuration.cost.timeZone == "America/Los_Angeles")
        #expect(configuration.cost.billingAccounts == [:])
        #expect(configuration.cost.budgetsUSD == [:])
        #expect(configuration.publication.tick == .seconds(15))
        #expect(configuration.publication.seriesBudget == 2_000_000)
        #expect(configuration.patch.jobRetention == .seconds(604_800))
        #expect(configuration.ingest.documentLimit == 67_108_864)
    }

    @Test func `a file with every key is taken as written`() throws {
        let configuration = try read(completeFile)
        #expect(configuration.projects == ["acme-prod", "acme-stage", "example.com:old-project"])
        #expect(configuration.google.credentials == .file("/etc/exporter/key.json"))
        #expect(configuration.google.authoritiesFile == "/etc/exporter/ca.pem")
        #expect(configuration.google.timeout == .seconds(30))
        #expect(configuration.google.attempts == 3)
        #expect(configuration.google.globalReads == 600 && configuration.google.zonalReads == 1_000)
        #expect(configuration.google.endpointOverrides.count == Configuration.Google.Service.allCases.count)
        #expect(configuration.google.endpoint(of: .compute) == "https://compute.internal:8443/compute/v1/")
        #expect(configuration.web.listen == [.internet(host: "::", port: 9_999)])
        #expect(configuration.web.listen.map(\.description) == ["[::]:9999"])
        #expect(configuration.web.configFile == "/etc/exporter/web-config.yml")
        #expect(configuration.collection.interval(of: .inventories) == .seconds(5_400))
        #expect(configuration.collection.interval(of: .featureSettings) == .seconds(129_600))
        #expect(configuration.collection.interval(of: .policyAssignments) == nil)
        #expect(configuration.collection.interval(of: .policyReports) == nil)
        #expect(configuration.collection.interval(of: .routers) == nil)
        #expect(configuration.collection.enabledSources.count == 11)
        #expect(configuration.collection.fullInventories == .seconds(10_800))
        #expect(configuration.discovery.parents == ["folders/123", "organizations/456"])
        #expect(configuration.discovery.include == ["acme-*"])
        #expect(configuration.discovery.exclude == ["*-sandbox"])
        #expect(configuration.collection.files == ["/etc/exporter/inbox", "/etc/exporter/outbox", "/srv/inbox"])
        #expect(configuration.checks.asksGKENodes)
        #expect(configuration.checks.pendingReboot == .seconds(3 * 86_400))
        #expect(configuration.checks.runDelay == .seconds(7_200))
        #expect(configuration.checks.patchJobVMs == 500)
        let limits = configuration.checks.vulnerabilities.mapValues { $0.components.seconds / 86_400 }
        #expect(limits == ["CRITICAL": 7, "HIGH": 14, "LOW": 365])
        #expect(configuration.waivers == "/etc/exporter/waivers.yml")
        #expect(configuration.agent.silentPolls == 8)
        #expect(configuration.cost.prices.map(\.usdPerHour) == [0.003, 0.004])
        #expect(configuration.cost.prices.map(\.from?.description) == ["2024-02-29", "2026-01-01"])
        #expect(configuration.cost.freeVMs == 0)
        #expect(configuration.cost.timeZone == "Europe/Berlin")
        #expect(configuration.cost.billingAccounts["example.com:old-project"] == "012345-6789AB-CDEF01")
        #expect(configuration.cost.budgetsUSD == ["012345-6789AB-CDEF01": 1_500, "unassigned": 99.5])
        #expect(configuration.publication.tick == .seconds(1))
        #expect(configuration.patch.jobRetention == .seconds(2_592_000))
        #expect(configuration.ingest.documentLimit == 1_048_576)
    }

    @Test(arguments: [
        "storage: { path: a }\n---\n".replacing("---\n", with: "...\n"),
        "---\nstorage: { path: a }",
        "\u{FEFF}storage: { path: a }",
        "%YAML 1.1\n---\nstorage:\r\n  path: a\r\n",
        "# a comment with *stars* and &ands\nstorage: { path: a } # *x",
        #"{"storage": {"path": "a"}, "projects": []}"#,
        "storage: { path: 'a' }\nweb:\n  # listen: nothing\ncost: ~",
    ])
    func `YAML may be written in its many ways`(text: String) throws {
        #expect(try read(text).storage.path == "/etc/exporter/a")
    }

    @Test(arguments: [
        ("127.0.0.1:10045", "127.0.0.1", 10_045), (":80", "", 80), ("localhost:0", "localhost", 0),
        ("[::1]:65535", "::1", 65_535), ("my-host_1.example:1", "my-host_1.example", 1),
    ])
    func `an address to listen on is a host and a port`(text: String, host: String, port: Int) throws {
        let listen = try read("{ storage: { path: a }, web: { listen: '\(text)' } }").web.listen
        #expect(listen == [.internet(host: host, port: port)])
        #expect(listen.map(\.description) == [text])
    }

    @Test func `there may be several addresses, and socket files`() throws {
        let web = "{ listen: [':80', 'unix:/run/exporter.sock'], enable_lifecycle: true }"
        let configuration = try read("{ storage: { path: a }, web: \(web) }")
        #expect(configuration.web.listen == [.internet(host: "", port: 80), .unixSocket(path: "/run/exporter.sock")])
        #expect(configuration.web.enableLifecycle)
    }

    @Test(arguments: [
        ("adc", Configuration.Google.Credentials.applicationDefault), ("none", .anonymous),
        ("{ file: /k }", .file("/k")),
    ])
    func `credentials have three forms`(text: String, expected: Configuration.Google.Credentials) throws {
        let configuration = try read("{ storage: { path: a }, google: { credentials: \(text) } }")
        #expect(configuration.google.credentials == expected)
    }

    @Test func `a program with a store and no file has the defaults`() throws {
        let configuration = Configuration.defaults(storagePath: "fleet.sqlite")
        #expect(configuration.storage.path == "fleet.sqlite")
        let file = try ConfigurationReader.read(
            text: "storage: { path: fleet.sqlite }",
            file: "config.yml",
            surroundings: Surroundings(folder: "", timeZones: [])
        )
        #expect(configuration == file)
    }

    @Test(arguments: [
        ("{ storage: { path: /s } }", "0 projects, 13 sources on, store /s"),
        (
            "{ projects: [acme-prod], storage: { path: s }, collection: { intervals: { routers: 0 } } }",
            "1 project, 12 sources on, store /etc/exporter/s"
        ),
    ])
    func `the summary counts projects and sources`(text: String, summary: String) throws {
        #expect(try read(text).summary == summary)
    }

    @Test func `the description lists every key with its value in force`() throws {
        let lines = try read(completeFile).description.split(separator: "\n").map(String.init)
        #expect(lines.first == "projects: [acme-prod, acme-stage, example.com:old-project]")
        #expect(lines.contains("google.credentials: { file: /etc/exporter/key.json }"))
        #expect(lines.contains("google.endpoints.osconfig: http://127.0.0.1:8080/"))
        #expect(lines.contains("collection.intervals.inventories: 1h30m"))
        #expect(lines.contains("collection.intervals.routers: 0"))
        #expect(
            lines.contains("cost.price_per_hour_usd: [{from: 2024-02-29, usd: 0.003}, {from: 2026-01-01, usd: 0.004}]")
        )
        #expect(lines.contains("cost.budgets_usd: {012345-6789AB-CDEF01: 1500, unassigned: 99.5}"))
        #expect(lines.last == "ingest.document_limit_mib: 1")
    }

    @Test func `settings tell defaults from what the file says`() throws {
        let settings = try read("{ storage: { path: a }, publication: { tick: 15s } }").settings
        let given = settings.filter { !$0.isDefault }.map(\.key)
        #expect(given == ["storage.path", "publication.tick"])
        #expect(Set(settings.map(\.key)).count == settings.count)
    }

    @Test func `effective settings can be written back as a file`() throws {
        let configuration = try read(completeFile)
        let again = try read(yaml(from: configuration.settings))
        #expect(again == configuration)
    }

    /// Nests `a.b: value` lines; the keys of maps hold no dots here because maps are values.
    private func yaml(from settings: [Configuration.Setting]) -> String {
        var text = ""
        var open: [Substring] = []
        for setting in settings {
            let parts = setting.key.split(separator: ".")
            let sections = Array(parts.dropLast())
            let shared = zip(open, sections).prefix { $0 == $1 }.count
            for depth in shared..<sections.count {
                text += String(repeating: "  ", count: depth) + "\(sections[depth]):\n"
            }
            open = sections
            let isAddress = setting.value.hasPrefix("[:")
            let value = isAddress ? "'\(setting.value)'" : setting.value
            text += String(repeating: "  ", count: sections.count) + "\(parts[parts.count - 1]): \(value)\n"
        }
        return text
    }
}
