import Assessment
import Fleet
import Foundation
import Reports
import Testing

/// What `doctor` prints about VMs: for people and for programs.
@Suite struct DiagnosisReportTests {
    private static let noon = Timestamp(seconds: 1_795_435_200)

    /// A VM that is fine by `checks`, and one with everything that hostile text can do.
    private static func fleet(names: [String]) -> FleetSnapshot {
        var project = ProjectFleet(id: "acme")
        project.vms = names.enumerated().map { index, name in
            VM(project: "acme", zone: "z-a", name: InstanceName(name), id: InstanceID(UInt64(index + 1)))
        }
        var read = SourceRead(source: .inventories)
        read.lastSuccess = noon
        project.reads = [read]
        return FleetSnapshot(at: noon, projects: [project])
    }

    private static func check(_ id: String, _ answer: CheckAnswer) -> Check {
        Check(id: id, title: "t", severity: .high, why: "w", remedy: "the check's remedy") { _ in answer }
    }

    private func diagnoses(
        _ answers: [(id: String, answer: CheckAnswer)],
        names: [String] = ["vm-1"],
        waivers: [Waiver] = []
    ) -> [Diagnosis] {
        let fleet = Self.fleet(names: names)
        var settings = AssessmentSettings()
        settings.waivers = waivers
        let assessment = Assessment(of: fleet, settings: settings, checks: answers.map { Self.check($0.id, $0.answer) })
        var diagnoses: [Diagnosis] = []
        Diagnosis.each(of: fleet, assessment) { diagnoses.append($0) }
        return diagnoses
    }

    @Test func `each question stands on a line, and below it why and what to do`() throws {
        let diagnosis = try #require(
            diagnoses([
                ("api_reach", .pass("cloud_nat")),
                ("service_account", .fail("no_service_account", evidence: ["there is none"], remedy: "gcloud x")),
                ("feature_set", .unknown("feature_settings_not_read")),
                ("service_account_scopes", .notApplicable("no_service_account")),
                ("repository_reach", .fail("no_way_out", evidence: [])),
            ]).first
        )
        var text = DiagnosisText()
        #expect(
            text.lines(for: diagnosis) == [
                "", "acme / z-a / vm-1",
                "  yes      Is the OS Config API on? (answers)",
                "  unknown  Does the project have the feature set that it uses? (feature settings not read)",
                "  no       Does the VM have a service account? (no service account)",
                "           there is none",
                "           do: gcloud x",
                "  -        Do the scopes of its service account suffice? (no service account)",
                "  yes      Does it reach Google's APIs? (cloud nat)",
                "  no       Does it reach package repositories? (no way out)",
                "           do: the check's remedy",
            ]
        )
        #expect(text.lastLine == "1 VM, and with 1 something is wrong or not known")
    }

    @Test func `the last line counts`() {
        var text = DiagnosisText()
        #expect(text.lastLine == "no VM is known: read the sources first, with collect, serve or ingest")
        for diagnosis in diagnoses([("api_reach", .pass("cloud_nat"))], names: ["a", "b"]) {
            _ = text.lines(for: diagnosis)
        }
        #expect(text.lastLine == "2 VMs, and nothing is in the way of VM Manager")
    }

    @Test func `text of the cloud cannot pose as lines`() throws {
        let diagnosis = try #require(
            diagnoses(
                [("service_account", .fail("x", evidence: ["a\n  yes      all is well\u{2028}b\rc"]))],
                names: ["vm\n  yes"]
            ).first
        )
        var text = DiagnosisText()
        let lines = text.lines(for: diagnosis)
        #expect(lines[1] == "acme / z-a / vm   yes")
        #expect(lines.contains("           a   yes      all is well b c"))
        #expect(lines.allSatisfy { !$0.contains(where: \.isNewline) })
    }

    @Test func `what someone answers for says who, and is fine`() throws {
        let waiver = Waiver(
            place: "waivers.yml:3",
            reason: "replaced soon",
            owner: "ops@acme.example",
            expiry: Self.noon + .seconds(86_400)
        )
        let diagnosis = try #require(
            diagnoses([("service_account", .fail("no_service_account", evidence: ["none"]))], waivers: [waiver]).first
        )
        var text = DiagnosisText()
        let lines = text.lines(for: diagnosis)
        #expect(lines.contains("  waived   Does the VM have a service account? (no service account)"))
        #expect(lines.contains("           waived by ops@acme.example until 2026-11-24 12:00:00Z: replaced soon"))
        #expect(diagnosis.isFine)
        let document = try json([diagnosis])
        #expect(document.contains(#""expiry":"2026-11-24T12:00:00Z""#) && document.contains(#""is_fine":true"#))
    }

    @Test func `programs get ids as text, outcomes as words, and names that are no VM's`() throws {
        let document = try json(
            diagnoses([("service_account", .fail("no_service_account", evidence: ["a \"b\""], remedy: "gcloud x"))]),
            missing: ["vm-9"]
        )
        #expect(
            document == """
                {"at":"2026-11-23T12:00:00Z","is_fine":false,"missing":["vm-9"],"vms":[{"answers":[\
                {"evidence":[],"outcome":"pass","question":"api","reason":"answers","text":"Is the OS Config API on?"},\
                {"check":"service_account","evidence":["a \\"b\\""],"outcome":"fail","question":"service_account",\
                "reason":"no_service_account","remedy":"gcloud x","text":"Does the VM have a service account?"}],\
                "hints":[],"id":"1","is_fine":false,"name":"vm-1","project":"acme","zone":"z-a"}]}
                """
        )
    }

    private func json(_ diagnoses: [Diagnosis], missing: [String] = []) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = DiagnosisDocument(diagnoses, missing: missing, at: Self.noon)
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }
}
