import StrictYAML
import Testing

@testable import FleetSimulator

struct ScenarioReaderTests {
    @Test func `a scenario with little in it has the defaults`() throws {
        let text = "{ name: s, projects: [{ id: acme-prod, zones: [us-central1-a], vms: [{ name: a, os: cos }] }] }"
        var project = ProjectPlan(id: "acme-prod", zones: ["us-central1-a"])
        project.groups = [VMGroupPlan(name: "a", systems: [.init(.cos, 1)], role: "server")]
        #expect(try ScenarioReader.read(text: text, file: "s.yaml") == Scenario(name: "s", projects: [project]))
    }

    @Test func `every key of a project is taken as written`() throws {
        let text = """
            name: s
            history: 2w
            weather: { patch_failure: 1%, patch_timeout: 0.5%, reboot_required: 2%, violation: 100% }
            projects:
              - id: acme-prod
                number: "123456789012"
                feature_set: none
                billing_account: 0A0A0A-0B0B0B-0C0C0C
                metadata: { enable-osconfig: "TRUE", startup-script: "#!/bin/sh\\ntrue\\n" }
                zones: [us-central1-a, europe-west4-a]
                network:
                  private_google_access: false
                  nat: false
                  without_private_google_access: [us-central1]
                  without_nat: [us-east1, europe-west12]
                  host_project: acme-network
                service_agent: false
                orchestrators: [everywhere]
                vms:
                  - name: node-{x}
                    count: 40
                    os: { debian-12: 60, rhel-9: 40 }
                    role: web
                    zones: [us-central1-b]
                    labels: { env: prod, goog-gke-node: "" }
                    metadata: { osconfig-poll-interval: "60" }
                    managed_by: web
                    external_address: true
                    service_account: false
                    scopes: [logging.write, devstorage.read_only]
                    agent: false
                    created: [-90d, +1w]
                    lifetime: 3d
                    stopped_hours: 20-6
            """
        let scenario = try ScenarioReader.read(text: text, file: "s.yaml")
        #expect(scenario.history == .seconds(14 * 86_400))
        #expect(scenario.weather.patchTimeout == 0.005)
        #expect(scenario.weather.violation == 1)
        let project = scenario.projects[0]
        #expect(project.number == "123456789012")
        #expect(project.featureSet == nil)
        #expect(project.metadata["startup-script"] == "#!/bin/sh\ntrue\n")
        #expect(project.network.hostProject == "acme-network")
        #expect(project.network.withoutPrivateGoogleAccess == ["us-central1"])
        #expect(project.network.withoutNAT == ["us-east1", "europe-west12"])
        #expect(!project.network.nat && !project.network.privateGoogleAccess && !project.hasServiceAgent)
        #expect(project.orchestrators == ["everywhere"])
        var group = VMGroupPlan(name: "node-{x}", systems: [.init(.debian12, 60), .init(.rhel9, 40)], role: "web")
        group.count = 40
        group.zones = ["us-central1-b"]
        group.labels = ["env": "prod", "goog-gke-node": ""]
        group.metadata = ["osconfig-poll-interval": "60"]
        group.managedBy = "web"
        (group.hasExternalAddress, group.hasServiceAccount, group.hasAgent) = (true, false, false)
        group.scopes = ["logging.write", "devstorage.read_only"]
        group.created = .seconds(-90 * 86_400) ... .seconds(7 * 86_400)
        group.lifetime = .seconds(3 * 86_400)
        group.stoppedHours = .init(from: 20, to: 6)
        #expect(project.groups == [group])
    }

    @Test(arguments: [
        ("{ once: -51d }", SchedulePlan(.once(.seconds(-51 * 86_400)))),
        ("{ daily: true, at: \"23:59\" }", SchedulePlan(.daily, minuteOfDay: 1_439)),
        (
            "{ weekly: SUNDAY, at: 02:00, time_zone: UTC }",
            SchedulePlan(.weekly(day: 7), minuteOfDay: 120, timeZone: "UTC")
        ),
        ("{ monthly: 15 }", SchedulePlan(.monthly(day: 15))), ("{ monthly: -1 }", SchedulePlan(.monthly(day: -1))),
        (
            "{ monthly: { ordinal: 2, day: TUESDAY, offset: 3 } }",
            SchedulePlan(.monthlyWeekday(ordinal: 2, day: 2, offset: 3))
        ),
        ("{ monthly: { ordinal: -1, day: FRIDAY } }", SchedulePlan(.monthlyWeekday(ordinal: -1, day: 5, offset: 0))),
    ])
    func `a schedule has one of four frequencies`(text: String, schedule: SchedulePlan) throws {
        let scenario = try ScenarioReader.read(
            text: """
                name: s
                projects:
                  - id: acme-prod
                    zones: [us-central1-a]
                    deployments:
                      - id: d
                        filter: { labels: [{ os: linux }], zones: [us-central1-a], names: [a], prefixes: [b-] }
                        schedule: \(text)
                        duration: none
                        rollout: { zone_by_zone: false, budget: 5% }
                        reboot: never
                        pre_step: true
                        post_step: true
                        managed: true
                        created: -1d
                """,
            file: "s.yaml"
        )
        let deployment = scenario.projects[0].deployments[0]
        #expect(deployment.schedule == schedule)
        #expect(deployment.created == .seconds(-86_400))
        #expect(deployment.filter.labels == [["os": "linux"]])
        #expect(deployment.filter.prefixes == ["b-"])
        var job = PatchJobPlan()
        (job.duration, job.isZoneByZone, job.budgetPercent, job.reboot) = (nil, false, 5, .never)
        (job.hasPreStep, job.hasPostStep, job.allowsManaged) = (true, true, true)
        #expect(deployment.job == job)
    }

    @Test func `an assignment has policies with one resource each`() throws {
        let scenario = try ScenarioReader.read(
            text: """
                name: s
                projects:
                  - id: acme-prod
                    zones: [us-central1-a]
                    assignments:
                      - id: a
                        zones: [us-central1-b]
                        includes: [{ env: prod }]
                        excludes: [{ env: test }, { env: stage }]
                        os: [debian]
                        created: -1d
                        wait: 5m
                        budget: 10%
                        policies:
                          - { id: a, mode: enforcement, package: x, os: [debian, ubuntu], others_comply: false }
                          - { id: b, mode: validation, no_package: x }
                          - { id: c, mode: validation, file: /etc/motd }
                          - { id: d, mode: validation, repository: "https://packages.example/" }
                          - { id: e, mode: validation, script: "exit 100" }
                """,
            file: "s.yaml"
        )
        let assignment = scenario.projects[0].assignments[0]
        #expect(assignment.zones == ["us-central1-b"])
        #expect(assignment.excludes == [["env": "test"], ["env": "stage"]])
        #expect(assignment.systems == ["debian"])
        #expect(assignment.wait == .seconds(300))
        #expect(assignment.budgetPercent == 10)
        #expect(assignment.policies.map(\.isEnforced) == [true, false, false, false, false])
        #expect(assignment.policies[0].systems == ["debian", "ubuntu"])
        #expect(!assignment.policies[0].allowsNoMatch)
        let resources: [PolicyPlan.Resource] = [
            .package("x"), .noPackage("x"), .file("/etc/motd"), .repository("https://packages.example/"),
            .script("exit 100"),
        ]
        #expect(assignment.policies.map(\.resource) == resources)
    }
}
