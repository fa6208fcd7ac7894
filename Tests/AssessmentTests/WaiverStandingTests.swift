import Assessment
import Fleet
import Testing

struct WaiverStandingTests {
    private typealias This = WaivedFleet

    private static func standing(_ waiver: Waiver, knowsStage: Bool = true) -> WaiverStanding? {
        WaivedFleet(waivers: [waiver], knowsStage: knowsStage).assessment.waivers.first
    }

    @Test(
        arguments: [
            (This.waiver(zones: ["z-b"]), .active, 2), (This.waiver(checks: ["patched"]), .active, 3),
            (This.waiver(vms: ["db-1"]), .active, 1), (This.waiver(vms: ["good-1"]), .notNeeded, 0),
            (This.waiver(checks: ["alive"], zones: ["z-a"]), .notNeeded, 0),
            (This.waiver(vms: ["gone-1"]), .matchesNothing, 0), (This.waiver(zones: ["z-c"]), .matchesNothing, 0),
            (This.waiver(projects: ["acme-prd"]), .matchesNothing, 0),
            (This.waiver(projects: ["acme-stage"], labels: ["tier": "gold"]), .matchesNothing, 0),
            (This.waiver(vms: ["db-1"], in: .zero), .expired, 1),
            (This.waiver(vms: ["good-1"], in: .hours(-1)), .expired, 0),
            (This.waiver(vms: ["gone-1"], in: .hours(-1)), .expired, 0),
        ] as [(Waiver, WaiverStanding.State, Int)]
    )
    func `a waiver that waives nothing is told from one that is about nothing`(
        waiver: Waiver,
        state: WaiverStanding.State,
        findings: Int
    ) {
        #expect(Self.standing(waiver) == WaiverStanding(waiver: waiver, state: state, findings: findings))
    }

    @Test(
        arguments: [
            (This.waiver(labels: ["tier": "gold", "team": "web"]), .unknown),
            (This.waiver(projects: ["acme-stage"], vms: ["gone-1"]), .unknown),
            (This.waiver(projects: ["acme-prod"], vms: ["gone-1"]), .matchesNothing),
            (This.waiver(projects: ["acme-stage"], vms: ["web-1"]), .active),
        ] as [(Waiver, WaiverStanding.State)]
    )
    func `while instances of a project were never read nobody knows that a waiver is about none of them`(
        waiver: Waiver,
        state: WaiverStanding.State
    ) {
        #expect(Self.standing(waiver, knowsStage: false)?.state == state)
    }

    @Test func `waivers stand in the order of the file`() {
        let waivers = [
            This.waiver(3, vms: ["gone-1"]), This.waiver(1, vms: ["db-1"]), This.waiver(2, zones: ["z-a"]),
            This.waiver(9, vms: ["db-1"], in: .hours(-1)),
        ]
        let assessment = WaivedFleet(waivers: waivers).assessment
        #expect(assessment.waivers.map(\.waiver.place) == waivers.map(\.place))
        // Both are about the one failure that either of them waives; none is left to the one that has expired.
        #expect(assessment.waivers.map(\.findings) == [0, 1, 1, 0])
        #expect(assessment.idleWaivers == [waivers[0], waivers[3]])
    }

    @Test func `the assessment changes when a waiver expires that nothing needs`() {
        let waivers = [This.waiver(1, vms: ["good-1"], in: .hours(2)), This.waiver(2, vms: ["good-1"], in: .hours(-2))]
        var fleet = WaivedFleet(waivers: waivers)
        #expect(fleet.assessment.nextChange == This.now + .hours(2))
        fleet.waivers = []
        #expect(fleet.assessment.nextChange == This.now + .hours(100))
        #expect(fleet.assessment.waivers.isEmpty)
    }
}
