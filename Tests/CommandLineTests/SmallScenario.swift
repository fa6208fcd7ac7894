/// A scenario with a little of everything, in projects that are alike.
struct SmallScenario {
    /// How many projects there are; at least two, since one alone has no number in its name.
    var projects = 2

    /// The scenario, as it stands in a file.
    var text: String {
        """
        name: small
        history: 10d
        projects:
          - id: small-fleet
            copies: \(projects)
            zones: [us-central1-a, europe-west4-a]
            metadata: { enable-osconfig: "TRUE" }
            vms:
              - { name: "web-{n}", count: 2, os: debian-12, zones: [us-central1-a], labels: { os: linux } }
              - { name: erp-1, os: windows-2022, zones: [us-central1-a] }
              - { name: "eu-web-{n}", count: 2, os: debian-12, zones: [europe-west4-a], labels: { os: linux } }
            deployments:
              - { id: once, schedule: { once: -3d }, created: -4d }
              - { id: weekly, schedule: { weekly: SUNDAY }, created: -1h, filter: { labels: [{ os: linux }] } }
            assignments:
              - id: baseline
                includes: [{ os: linux }]
                policies: [{ id: ops-agent, mode: enforcement, package: google-cloud-ops-agent }]
        """
    }

    /// The name of a project, from one.
    func project(_ number: Int) -> String {
        let digits = String(number)
        return "small-fleet-" + String(repeating: "0", count: String(projects).count - digits.count) + digits
    }
}
