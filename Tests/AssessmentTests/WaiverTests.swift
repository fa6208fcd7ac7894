import Fleet
import Testing

@testable import Assessment

struct WaiverTests {
    private typealias This = WaivedFleet

    @Test(
        arguments: [
            (This.waiver(checks: ["patched"]), ["acme-prod/db-1", "acme-prod/web-1", "acme-stage/web-1"]),
            (This.waiver(checks: ["alive"], labels: ["tier": "lab"]), []),
            (This.waiver(projects: ["acme-stage"]), ["acme-stage/web-1"]),
            (This.waiver(projects: ["acme-test"]), []),
            (This.waiver(zones: ["z-a"]), ["acme-prod/db-1"]),
            (This.waiver(vms: ["web-1"]), ["acme-prod/web-1", "acme-stage/web-1"]),
            (This.waiver(projects: ["acme-prod"], vms: ["web-1", "db-1"]), ["acme-prod/db-1", "acme-prod/web-1"]),
            (This.waiver(zones: ["z-a"], vms: ["web-1"]), []),
            (This.waiver(labels: ["tier": "lab"]), ["acme-prod/web-1", "acme-stage/web-1"]),
            (This.waiver(labels: ["tier": "lab", "team": "web"]), ["acme-prod/web-1"]),
            (This.waiver(labels: ["tier": ""]), []),
            (This.waiver(checks: ["patched", "alive"], vms: ["db-1"], labels: ["team": "data"]), ["acme-prod/db-1"]),
        ] as [(Waiver, [String])]
    )
    func `a waiver is about what is in all of its scopes`(waiver: Waiver, expected: [String]) {
        let all = ["acme-prod/db-1", "acme-prod/web-1", "acme-stage/web-1"]
        #expect(
            WaivedFleet(waivers: [waiver]).answers
                == all.map { "\($0) \(expected.contains($0) ? "waived" : "fail")" }
        )
    }

    @Test func `a waived failure keeps all that is known of it, and who answers for it`() {
        let waiver = This.waiver(vms: ["db-1"])
        let outcome = WaivedFleet(waivers: [waiver]).first
        #expect(outcome.verdict == .waived)
        #expect(outcome.reason == "old")
        #expect(outcome.evidence == ["seen"])
        #expect(outcome.remedy == "gcloud patch db-1")
        #expect(outcome.since == This.now - .hours(5))
        #expect(outcome.waiver == waiver)
    }

    @Test(arguments: [(.hours(1) - .tick, .waived), (.hours(1), .fail), (.hours(2), .fail)] as [(Duration, Verdict)])
    func `a waiver counts until its expiry`(later: Duration, verdict: Verdict) {
        var fleet = WaivedFleet(waivers: [This.waiver(vms: ["db-1"])])
        fleet.now = This.now + later
        #expect(fleet.first.verdict == verdict)
    }

    @Test func `a failure whose waiver has expired says so before all else`() {
        let outcome = WaivedFleet(waivers: [This.waiver(12, vms: ["db-1"], in: .hours(-1))]).first
        #expect(
            outcome.evidence == [
                "the waiver of ops@acme.example expired 2026-11-23T11:00:00Z (waivers.yml:12): replaced soon", "seen",
            ]
        )
        #expect(outcome.remedy == "gcloud patch db-1")
        #expect(outcome.since == This.now - .hours(5))
        #expect(outcome.waiver == nil)
    }

    @Test func `a new waiver stands in for an expired one`() {
        let old = This.waiver(1, vms: ["db-1"], in: .hours(-1))
        let new = This.waiver(2, projects: ["acme-prod"])
        for waivers in [[old, new], [new, old]] {
            #expect(WaivedFleet(waivers: waivers).first.waiver == new)
        }
    }

    @Test func `of several waivers that count one that names the VM comes first, then the first in the file`() {
        let general = This.waiver(1, zones: ["z-a"])
        let named = [This.waiver(2, vms: ["db-1"]), This.waiver(3, vms: ["db-1"])]
        #expect(WaivedFleet(waivers: [general] + named).first.waiver == named[0])
        let other = This.waiver(4, checks: ["patched"])
        #expect(WaivedFleet(waivers: [general, other]).first.waiver == general)
        #expect(WaivedFleet(waivers: [other, general]).first.waiver == other)
    }

    @Test func `the verdict changes when the waiver expires, or earlier if the check says so`() {
        let scope: Set<InstanceName> = ["db-1"]
        func change(_ waiver: Waiver) -> Timestamp? {
            WaivedFleet(waivers: [waiver]).assessment.projects[0].vms[0].nextChange
        }
        #expect(change(This.waiver(vms: scope)) == This.now + .hours(1))
        #expect(change(This.waiver(vms: scope, in: .hours(200))) == This.now + .hours(100))
        #expect(change(This.waiver(vms: scope, in: .hours(-1))) == This.now + .hours(100))
    }

    @Test func `a waiver expires although no fact changes`() {
        var fleet = WaivedFleet(waivers: [This.waiver(zones: ["z-a"])])
        let earlier = fleet.assessment
        #expect(earlier.nextChange == This.now + .hours(1))
        fleet.now = This.now + .hours(1)
        let later = Assessment(of: fleet.snapshot, since: earlier)
        #expect(later.projects[0].vms[0].outcomes[1].verdict == .fail)
        #expect(later.waivers.map(\.state) == [.expired])
    }

    @Test func `only failures are waived`() {
        var fleet = WaivedFleet(waivers: [This.waiver(projects: ["acme-prod", "acme-stage"])])
        fleet.checks = [
            WaivedFleet.alive,
            Check(id: "patched", title: "T", severity: .low, why: "W", remedy: "R") {
                $0.vm.zone == "z-a" ? .unknown("dark") : .notApplicable("none")
            },
        ]
        #expect(fleet.answers.allSatisfy { $0.hasSuffix("unknown") || $0.hasSuffix("not_applicable") })
        #expect(fleet.assessment.waivers.map(\.state) == [.notNeeded])
    }

    @Test func `a VM of which no labels were read has none of a waiver's`() {
        var fleet = WaivedFleet(waivers: [This.waiver(labels: ["tier": "lab"])])
        fleet.knowsStage = false
        #expect(fleet.answers == ["acme-prod/db-1 fail", "acme-prod/web-1 waived", "acme-stage/web-1 fail"])
    }
}
