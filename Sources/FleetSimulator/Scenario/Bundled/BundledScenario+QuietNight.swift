extension BundledScenario {
    /// A small fleet with which nothing is wrong.
    static let quietNight = BundledScenario(
        name: "quiet-night",
        text: #"""
            # A fleet with which nothing is wrong: 24 VMs in two projects. Every agent reports, every patch job succeeds,
            # every policy complies. Begin with this one when you write your own, and add what you want to see.
            name: quiet-night
            summary: 24 VMs in two projects, and nothing is wrong.
            history: 3w

            projects:
              - id: acme-prod
                number: "123456789012"
                billing_account: 0A0A0A-0B0B0B-0C0C0C
                # Values of metadata are texts: without quotation marks TRUE would be a truth value.
                metadata: { enable-osconfig: "TRUE", enable-guest-attributes: "TRUE" }
                zones: [us-central1-a, us-central1-b, europe-west4-a]
                vms:
                  # {n} is the number of the VM: api-1 to api-6, spread over the zones.
                  - { name: "api-{n}", count: 6, os: ubuntu-24.04, role: api, labels: { env: prod, os: linux } }
                  - { name: "web-{n}", count: 6, os: debian-12, role: web, labels: { env: prod, os: linux } }
                  - { name: "db-{n}", count: 2, os: rhel-9, role: db, labels: { env: prod, os: linux } }
                  - { name: sap-1, os: sles-15, role: sap, labels: { env: prod, os: linux } }
                  - { name: erp-1, os: windows-2022, role: erp, labels: { env: prod, os: windows } }
                deployments:
                  # Every night, so that no update waits for long.
                  - id: nightly
                    schedule: { daily: true, at: "01:30" }
                    duration: 2h
                    rollout: { zone_by_zone: false, budget: 50% }
                assignments:
                  - id: security-baseline
                    policies:
                      - { id: ops-agent, mode: enforcement, package: google-cloud-ops-agent, os: [debian, ubuntu] }
                      - { id: no-telnet, mode: validation, no_package: telnet, os: [debian, ubuntu] }

              - id: acme-stage
                number: "210987654321"
                billing_account: 0A0A0A-0B0B0B-0C0C0C
                metadata: { enable-osconfig: "TRUE", enable-guest-attributes: "TRUE" }
                zones: [us-central1-a, us-central1-b]
                vms:
                  - { name: "stage-api-{n}", count: 4, os: ubuntu-24.04, role: api, labels: { env: stage, os: linux } }
                  - { name: "stage-web-{n}", count: 4, os: debian-12, role: web, labels: { env: stage, os: linux } }
                deployments:
                  - id: stage-nightly
                    schedule: { daily: true, at: "00:30" }
                    duration: 2h
                    rollout: { zone_by_zone: false, budget: 50% }
                assignments:
                  - id: stage-baseline
                    policies:
                      - { id: ops-agent, mode: enforcement, package: google-cloud-ops-agent }
            """#
    )
}
