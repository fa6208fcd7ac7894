import Assessment
import Fleet
import Testing

/// Questions of set-up, answered per VM from the checks.
@Suite struct DiagnosisTests {
    private func diagnosis(_ change: (inout SetUpVM) -> Void = { _ in }) throws -> Diagnosis {
        try #require(Diagnosis.all(of: SetUpVM(change).fleet).first)
    }

    private func answer(_ question: SetUpQuestion, _ diagnosis: Diagnosis) throws -> Diagnosis.Answer {
        try #require(diagnosis.answers.first { $0.question == question })
    }

    /// Those whose check belongs to the set-up itself.
    private static let questions: [SetUpQuestion] = [
        .api, .featureSet, .metadata, .features, .serviceAccount, .scopes, .egress, .repositories, .agentSeen,
    ]

    @Test func `a VM that is set up well has a yes to every question, in the order in which to look`() throws {
        let diagnosis = try diagnosis()
        #expect(Array(diagnosis.answers.map(\.question).prefix(9)) == Self.questions)
        for question in Self.questions {
            let answer = try answer(question, diagnosis)
            #expect(answer.outcome.verdict == .pass && answer.remedy == nil, "\(question)")
        }
        #expect(
            try answer(.agentSeen, diagnosis).outcome.evidence == ["last contact 2026-11-23T12:00:00Z by inventory"]
        )
    }

    @Test func `a question is left out when its check is not asked`() throws {
        let fleet = SetUpVM().fleet
        let assessment = Assessment(
            of: fleet,
            settings: AssessmentSettings(),
            checks: CheckRegistry.all.filter { $0.id == "api_reach" }
        )
        var questions: [SetUpQuestion] = []
        Diagnosis.each(of: fleet, assessment) { questions += $0.answers.map(\.question) }
        #expect(questions == [.api, .egress])
    }

    @Test func `every question's check exists under that id, but for those of other parts`() {
        let known = Set(CheckRegistry.all.map(\.id))
        for question in Self.questions {
            if let check = question.check { #expect(known.contains(check)) }
        }
    }

    @Test func `features that are off are a question of their own`() throws {
        let off = try diagnosis {
            $0.metadata(project: ["enable-osconfig": "TRUE", "osconfig-disabled-features": "tasks"])
        }
        #expect(try answer(.metadata, off).outcome.verdict == .pass)
        #expect(try answer(.features, off).outcome.reason == "feature_off")
        #expect(
            try answer(.features, off).remedy
                == "gcloud compute project-info remove-metadata --keys=osconfig-disabled-features --project=acme"
        )
        let disabled = try diagnosis { $0.metadata(project: [:]) }
        #expect(try answer(.metadata, disabled).outcome.reason == "not_enabled")
        #expect(try answer(.features, disabled).outcome.verdict == .notApplicable)
        let spelled = try diagnosis { $0.metadata(project: ["enable-osconfig": "T"]) }
        #expect(try answer(.metadata, spelled).outcome.reason == "read_differently")
        #expect(try answer(.features, spelled).outcome.verdict == .pass)
    }

    @Test(
        arguments: [
            (["inventories": "api_disabled"], Verdict.fail, "api_disabled"), ([:], .pass, "answers"),
            (["instances": "api_disabled"], .pass, "answers"),
        ] as [([String: String], Verdict, String)]
    )
    func `the API is off when a source of its own says so`(
        failures: [String: String],
        verdict: Verdict,
        reason: String
    ) throws {
        let diagnosis = try diagnosis { vm in
            for (source, failure) in failures { vm.failures[Source(rawValue: source) ?? .zones] = failure }
        }
        let outcome = try answer(.api, diagnosis).outcome
        #expect(outcome.verdict == verdict && outcome.reason == reason)
    }

    @Test func `nobody knows about an API that nobody asked`() throws {
        let diagnosis = try diagnosis { $0.unread = Set(Source.allCases).subtracting([.instances, .projectMetadata]) }
        #expect(try answer(.api, diagnosis).outcome.verdict == .unknown)
        #expect(!diagnosis.isFine)
    }

    @Test func `a failure without a line of its own comes with the check's remedy`() throws {
        let diagnosis = try diagnosis { $0.heartbeat = .hours(48) }
        let answer = try answer(.agentSeen, diagnosis)
        #expect(answer.outcome.verdict == .fail && answer.outcome.remedy == nil)
        #expect(answer.remedy?.contains("systemctl status google-osconfig-agent") ?? false)
        #expect(!diagnosis.isFine)
    }

    @Test func `pain 20: many VMs at once, chosen by name or numeric id`() {
        var project = ProjectFleet(id: "acme")
        project.vms = (1...5).map {
            VM(project: "acme", zone: "z-a", name: InstanceName("vm-\($0)"), id: InstanceID(UInt64($0)))
        }
        let fleet = FleetSnapshot(at: OneVM.noon, projects: [project])
        #expect(Diagnosis.all(of: fleet).count == 5)
        #expect(
            Diagnosis.all(of: fleet, names: ["vm-2", "4", "vm-9"]).map(\.name.text) == ["vm-2", "vm-4"]
        )
    }
}
