extension BundledScenario {
    /// A fleet that outgrows the free pool.
    static let growth = BundledScenario(
        name: "growth",
        text: #"""
            # A fleet that grows from 60 VMs three weeks before the start to over 160 three weeks after it, and so passes
            # the 100 VMs that are free of charge. Watch the forecast, and what stopping VMs at night saves.
            name: growth
            summary: A fleet grows from 60 to over 160 VMs and passes the free pool.
            history: 5w
            weather: { patch_failure: 1%, reboot_required: 2%, violation: 1% }

            projects:
              - id: acme-shop
                number: "314159265358"
                billing_account: 0A0A0A-0B0B0B-0C0C0C
                metadata: { enable-osconfig: "TRUE" }
                zones: [us-central1-a, us-central1-b, us-central1-c]
                vms:
                  # What was there before; it stays as it is.
                  - { name: "core-{n}", count: 32, os: debian-12, role: api, labels: { env: prod } }
                  # Stopped from 20:00 to 06:00 UTC: a stopped VM costs no agent time.
                  - { name: "office-{n}", count: 20, os: ubuntu-22.04, role: office, labels: { env: office }, stopped_hours: "20-6" }
                  # The growth: made evenly over six weeks, half of them before the start.
                  - { name: "shop-{n}", count: 110, os: { debian-12: 70, ubuntu-24.04: 30 }, role: web, labels: { env: prod }, created: [-21d, +21d] }
                  # An instance group whose members live for three days; new ones get new names and numeric ids.
                  - { name: "burst-{x}", count: 8, os: debian-12, role: web, labels: { env: prod }, managed_by: burst, created: [-30d, -27d], lifetime: 3d }
                deployments:
                  - id: weekly
                    schedule: { weekly: SUNDAY, at: "03:00" }
                    duration: 3h
                assignments:
                  - id: baseline
                    policies:
                      - { id: ops-agent, mode: enforcement, package: google-cloud-ops-agent }
            """#
    )
}
