import Assessment
import Fleet
import Testing

/// Why an agent does not speak: each cause is named, with what to do.
@Suite struct SilenceTests {
    private func agent(_ change: (inout SetUpVM) -> Void) throws -> CheckOutcome {
        let outcome = try #require(SetUpVM(change).outcome(of: "agent_alive"))
        #expect(outcome.isDeclared(by: "agent_alive"))
        return outcome
    }

    @Test func `pain 16: a VM that never reports an inventory fails, with no cause made up`() throws {
        let outcome = try agent {
            $0.heartbeat = nil
            $0.instance?.creationTime = OneVM.noon - .hours(500)
        }
        #expect(outcome.verdict == .fail && outcome.reason == "no_contact_ever")
        #expect(outcome.evidence == ["no contact is known"])
        #expect(outcome.remedy == nil)
        #expect(outcome.since == OneVM.noon - .hours(500))
    }

    @Test func `silence counts from the last contact`() throws {
        let outcome = try agent { $0.heartbeat = .hours(48) }
        #expect(outcome.reason == "contact_lost")
        #expect(outcome.since == OneVM.noon - .hours(48))
        #expect(outcome.evidence == ["last contact 2026-11-21T12:00:00Z by inventory"])
    }

    @Test(arguments: [PatchState.acked, .started, .applyingPatches, .rebooting, .runningPrePatchStep])
    func `pain 2: an agent that hangs in a running job for 15 days`(state: PatchState) throws {
        let outcome = try agent {
            $0.heartbeat = .hours(361)
            $0.patches = [patchOutcome(state, age: .hours(360), job: "stuck", isOver: false)]
        }
        #expect(outcome.verdict == .fail && outcome.reason == "hung_in_job")
        #expect(
            outcome.evidence.contains {
                $0.hasPrefix("\(state.rawValue) since 2026-11-08T12:00:00Z in patch job stuck")
            }
        )
        #expect(
            outcome.remedy == "gcloud compute ssh vm-1 --zone=z-a --project=acme "
                + "'--command=sudo systemctl restart google-osconfig-agent'"
        )
        #expect(outcome.since == OneVM.noon - .hours(360))
    }

    @Test func `pain 2: an agent that spoke during a job and not since it timed out hangs`() throws {
        let outcome = try agent {
            $0.heartbeat = .hours(47)
            $0.patches = [patchOutcome(.timedOut, age: .hours(48), stateAge: .hours(46))]
        }
        #expect(outcome.reason == "hung_in_job")
    }

    @Test func `pain 2: jobs that the hanging agent never took do not hide the one in which it hangs`() throws {
        let outcome = try agent {
            $0.heartbeat = .hours(361)
            $0.patches = [
                patchOutcome(.noAgentDetected, age: .hours(24), job: "newer"),
                patchOutcome(.timedOut, age: .hours(192), job: "new"),
                patchOutcome(.applyingPatches, age: .hours(360), job: "stuck"),
            ]
        }
        #expect(outcome.reason == "hung_in_job")
        #expect(outcome.evidence.contains { $0.contains("in patch job stuck") })
    }

    @Test(arguments: [
        ("silent before the job began", PatchState.timedOut, Duration.hours(60), Duration.hours(46)),
        ("heard of after the job timed out", .timedOut, .hours(40), .hours(46)),
        ("ended well", .succeeded, .hours(47), .hours(46)),
        ("only notified, which takes no agent", .notified, .hours(47), .hours(46)),
    ])
    func `an agent does not hang in a job when it`(
        what: String,
        state: PatchState,
        heartbeat: Duration,
        stateAge: Duration
    ) throws {
        let outcome = try agent {
            $0.heartbeat = heartbeat
            $0.patches = [patchOutcome(state, age: .hours(48), isOver: state != .notified, stateAge: stateAge)]
        }
        #expect(outcome.reason == "contact_lost", "\(what)")
    }

    @Test func `an agent at work in a job for a while is busy, not hung`() throws {
        let outcome = try agent {
            $0.heartbeat = .hours(3)
            $0.patches = [patchOutcome(.applyingPatches, age: .hours(3), isOver: false)]
        }
        #expect(outcome.verdict == .pass && outcome.reason == "busy")
    }

    @Test func `an agent that metadata disables names key and level`() throws {
        let outcome = try agent {
            $0.metadata(instance: ["enable-osconfig": "no"], project: ["enable-osconfig": "TRUE"])
        }
        #expect(outcome.verdict == .fail && outcome.reason == "disabled_by_metadata")
        #expect(outcome.evidence.contains { $0.contains("instance metadata enable-osconfig=no") })
        #expect(
            outcome.remedy
                == "gcloud compute instances add-metadata vm-1 --zone=z-a --project=acme --metadata=enable-osconfig=TRUE"
        )
    }

    @Test func `pain 8: Unimplemented means that the agent talks to something else, and metadata may say to what`()
        throws
    {
        let outcome = try agent {
            $0.heartbeat = .hours(72)
            $0.metadata(
                instance: ["osconfig-endpoint": "osconfig.example.test:443"],
                project: ["enable-osconfig": "TRUE"]
            )
            $0.patches = [
                patchOutcome(.failed, age: .hours(72), text: #"code: "Unimplemented", message: "", details: []"#)
            ]
        }
        #expect(outcome.verdict == .fail)
        #expect(outcome.evidence.contains { $0.contains("osconfig-endpoint=osconfig.example.test:443") })
        #expect(outcome.evidence.contains { $0.contains("ZONE-osconfig.googleapis.com:443") })
        #expect(
            outcome.remedy
                == "gcloud compute instances remove-metadata vm-1 --zone=z-a --project=acme --keys=osconfig-endpoint"
        )
    }

    @Test func `Google's own endpoint, spelled out, is no cause`() throws {
        let outcome = try agent {
            $0.heartbeat = .hours(72)
            $0.metadata(
                instance: ["osconfig-endpoint": "{zone}-osconfig.googleapis.com:443"],
                project: ["enable-osconfig": "TRUE", "osconfig-endpoint": "elsewhere:443"]
            )
        }
        #expect(outcome.evidence == ["last contact 2026-11-20T12:00:00Z by inventory"])
    }

    @Test func `pain 4: an agent that complains of guest attributes and reports is fine, and the text has a hint`()
        throws
    {
        let vm = SetUpVM {
            $0.patches = [
                patchOutcome(
                    .failed,
                    age: .hours(5),
                    text: "postAttribute error: Guest attributes endpoint access is disabled."
                )
            ]
        }
        #expect(vm.outcome(of: "agent_alive")?.verdict == .pass)
        let diagnosis = try #require(Diagnosis.all(of: vm.fleet).first)
        #expect(diagnosis.hints.count == 1 && diagnosis.hints[0].hasPrefix("harmless"))
    }

    @Test(arguments: [
        ("denied", nil), ("api_disabled", "gcloud services enable osconfig.googleapis.com --project=acme"),
    ])
    func `a source that may not be read is named, and with it an API that is off`(failure: String, line: String?) throws
    {
        let outcome = try agent { $0.failures[.inventories] = failure }
        #expect(outcome.verdict == .unknown && outcome.reason == "inventories_denied")
        #expect(outcome.evidence.contains("reading inventories fails: \(failure)"))
        #expect(outcome.remedy == line)
    }
}
