extension BundledScenario {
    /// A fleet for tests of load.
    static let hundredThousand = BundledScenario(
        name: "hundred-thousand",
        text: #"""
            # 100,000 VMs for tests of load: 20 projects of 5,000 VMs in six zones of three regions.
            name: hundred-thousand
            summary: 100,000 VMs in 20 projects.
            # One weekly job lies within; more history takes more memory.
            history: 8d
            weather: { patch_failure: 1%, patch_timeout: 0.5%, reboot_required: 2%, violation: 1% }

            projects:
              # Of 20 copies each gets a number: acme-fleet-01 to acme-fleet-20.
              - id: acme-fleet
                copies: 20
                billing_account: 0A0A0A-0B0B0B-0C0C0C
                metadata: { enable-osconfig: "TRUE" }
                zones: [us-central1-a, us-central1-b, europe-west4-a, europe-west4-b, asia-northeast1-a, asia-northeast1-b]
                vms:
                  # Shares may have any sum.
                  - { name: "app-{n}", count: 3000, os: { debian-12: 50, ubuntu-24.04: 30, ubuntu-22.04: 20 }, role: api, labels: { env: prod, tier: app } }
                  - { name: "web-{n}", count: 1000, os: debian-12, role: web, labels: { env: prod, tier: web }, managed_by: web }
                  - { name: "db-{n}", count: 700, os: { rhel-9: 70, sles-15: 30 }, role: db, labels: { env: prod, tier: db } }
                  - { name: "win-{n}", count: 250, os: windows-2022, role: erp, labels: { env: prod, tier: office } }
                  - { name: "old-{n}", count: 50, os: centos-7, role: batch, labels: { env: prod, tier: batch } }
                deployments:
                  - id: weekly
                    schedule: { weekly: SUNDAY, at: "02:00" }
                    duration: 4h
                    managed: true
                    rollout: { zone_by_zone: false, budget: 50% }
                assignments:
                  - id: baseline
                    policies:
                      - { id: ops-agent, mode: enforcement, package: google-cloud-ops-agent, os: [debian, ubuntu, rhel] }
            """#
    )
}
