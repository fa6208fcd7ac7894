extension BundledScenario {
    /// A fleet with which everything is wrong that the exporter knows.
    static let badNight = BundledScenario(
        name: "bad-night",
        text: badNightProjects + "\n" + badNightEvents
    )

    private static let badNightProjects = #"""
        # The night before a bad morning: 39 VMs in two projects, and one of each failure that the exporter knows.
        # What is so for good stands with the VMs; what happened at some time stands below events.
        name: bad-night
        summary: 39 VMs in two projects with one of each failure that the exporter knows.
        history: 60d

        projects:
          - id: acme-prod
            number: "123456789012"
            billing_account: 0A0A0A-0B0B0B-0C0C0C
            metadata: { enable-osconfig: "TRUE", enable-guest-attributes: "TRUE", enable-oslogin: "TRUE" }
            zones: [us-central1-a, us-central1-b, europe-west4-a]
            network:
              private_google_access: true
              nat: true
              # Regions kept for a disaster: nothing leads out of the first, and only to Google out of the second.
              without_private_google_access: [us-east1]
              without_nat: [us-east1, us-west1]
            orchestrators: [baseline-everywhere]
            vms:
              # A managed instance group: deployments leave its members out.
              - { name: web-4kx2, os: debian-12, role: web, zones: [us-central1-a], managed_by: web, labels: { env: prod, app: web, os: linux } }
              - { name: web-9tqz, os: debian-12, role: web, zones: [us-central1-a], managed_by: web, labels: { env: prod, app: web, os: linux } }
              - { name: web-m1vd, os: debian-12, role: web, zones: [us-central1-a], managed_by: web, labels: { env: prod, app: web, os: linux } }
              # Nodes of a GKE cluster, which GKE patches by itself.
              - { name: gke-prod-default-pool-7f3c1a20-x2kd, os: cos, role: gke, zones: [us-central1-a], managed_by: gke-prod-default-pool-7f3c1a20-grp, labels: { env: prod, app: gke, os: linux, goog-gke-node: "" } }
              - { name: gke-prod-default-pool-7f3c1a20-9bqd, os: cos, role: gke, zones: [us-central1-b], managed_by: gke-prod-default-pool-7f3c1a20-grp, labels: { env: prod, app: gke, os: linux, goog-gke-node: "" } }
              - { name: "api-{n}", count: 2, os: ubuntu-24.04, role: api, zones: [us-central1-a], labels: { env: prod, app: api, os: linux } }
              - { name: api-3, os: ubuntu-24.04, role: api, zones: [us-central1-b], labels: { env: prod, app: api, os: linux } }
              - { name: db-1, os: rhel-9, role: db, zones: [us-central1-a], labels: { env: prod, app: db, os: linux } }
              - { name: db-2, os: rhel-9, role: db, zones: [us-central1-b], labels: { env: prod, app: db, os: linux } }
              - { name: erp-1, os: windows-2022, role: erp, zones: [us-central1-a], labels: { env: prod, app: erp, os: windows } }
              - { name: erp-2, os: windows-2022, role: erp, zones: [us-central1-b], labels: { env: prod, app: erp, os: windows } }
              - { name: batch-1, os: debian-12, role: batch, zones: [us-central1-a], labels: { env: prod, app: batch, os: linux } }
              - { name: "cache-{n}", count: 2, os: debian-12, role: cache, zones: [us-central1-b], labels: { env: prod, app: cache, os: linux } }
              # What its account may do does not include logging, so that the agent's log stays on the VM.
              - { name: sap-1, os: sles-15, role: sap, zones: [us-central1-b], scopes: [devstorage.read_only, monitoring.write], labels: { env: prod, app: sap, os: linux } }
              - { name: eu-ad-1, os: windows-2022, role: ad, zones: [europe-west4-a], labels: { env: prod, app: ad, os: windows } }
              - { name: eu-api-1, os: ubuntu-24.04, role: api, zones: [europe-west4-a], labels: { env: prod, app: api, os: linux } }
              - { name: eu-db-1, os: rhel-9, role: db, zones: [europe-west4-a], labels: { env: prod, app: db, os: linux } }
              - { name: eu-sap-1, os: sles-15, role: sap, zones: [europe-west4-a], labels: { env: prod, app: sap, os: linux } }
              - { name: "eu-web-{n}", count: 2, os: debian-12, role: web, zones: [europe-west4-a], labels: { env: prod, app: web, os: linux } }
              # The agent runs and cannot speak, since it has no token to show.
              - { name: scanner-1, os: ubuntu-24.04, role: scanner, zones: [europe-west4-a], service_account: false, labels: { env: prod, app: scanner, os: linux } }
              - { name: vault-1, os: debian-12, role: vault, zones: [europe-west4-a], labels: { env: prod, app: vault, os: linux } }
              # Past its end of life, and fully patched for ever.
              - { name: legacy-1, os: centos-7, role: legacy, zones: [us-central1-a], labels: { env: prod, app: legacy, os: linux } }
              # The first is never heard; the second is told to patch, and does not reach its packages.
              - { name: dr-1, os: debian-12, role: web, zones: [us-east1-b], labels: { env: prod, app: web, os: linux } }
              - { name: dr-2, os: debian-12, role: web, zones: [us-west1-a], labels: { env: prod, app: web, os: linux } }
            deployments:
              - id: weekly-linux
                filter: { labels: [{ env: prod, os: linux }] }
                schedule: { weekly: SUNDAY, at: "02:00", time_zone: Etc/UTC }
                duration: 2h
                rollout: { zone_by_zone: true, budget: 75% }
              # The Friday after Patch Tuesday, at midnight.
              - id: monthly-windows
                filter: { labels: [{ os: windows }] }
                schedule: { monthly: { ordinal: 2, day: TUESDAY, offset: 3 } }
                duration: 4h
              # Ran once, and stays in the list.
              - id: glibc-once
                filter: { prefixes: [api-, eu-api-, eu-web-] }
                schedule: { once: -51d }
                created: -52d
            assignments:
              - id: security-baseline
                zones: [europe-west4-a, us-central1-a]
                includes: [{ env: prod, os: linux }]
                excludes: [{ goog-gke-node: "" }]
                wait: 10m
                budget: 25%
                policies:
                  - { id: ops-agent, mode: enforcement, package: google-cloud-ops-agent, os: [debian, ubuntu] }
                  - id: ssh-hardening
                    mode: validation
                    script: |
                      sshd -T | grep -qx 'permitrootlogin no' && exit 100 || exit 101
              - id: time-sync
                zones: [us-central1-b]
                includes: [{ env: prod, os: linux }]
                excludes: [{ goog-gke-node: "" }]
                policies:
                  - { id: chrony, mode: enforcement, package: chrony }

          - id: acme-stage
            number: "210987654321"
            billing_account: 0D0D0D-0E0E0E-0F0F0F
            metadata: { enable-osconfig: "true", enable-guest-attributes: "TRUE", enable-oslogin: "TRUE" }
            zones: [us-central1-a, europe-west4-a]
            vms:
              - { name: stage-api-1, os: ubuntu-24.04, role: api, zones: [us-central1-a], labels: { env: stage, app: api, os: linux } }
              - { name: stage-batch-1, os: debian-12, role: batch, zones: [us-central1-a], labels: { env: stage, app: batch, os: linux } }
              # Only its inventory is switched off, so that nobody can tell whether its agent lives.
              - { name: stage-batch-2, os: debian-12, role: batch, zones: [us-central1-a], metadata: { osconfig-disabled-features: osinventory }, labels: { env: stage, app: batch, os: linux } }
              - { name: stage-ci-1, os: ubuntu-24.04, role: ci, zones: [us-central1-a], labels: { env: stage, app: ci, os: linux } }
              - { name: stage-db-1, os: rhel-9, role: db, zones: [us-central1-a], labels: { env: stage, app: db, os: linux } }
              - { name: stage-erp-1, os: windows-2022, role: erp, zones: [us-central1-a], labels: { env: stage, app: erp, os: windows } }
              - { name: "stage-web-{n}", count: 2, os: debian-12, role: web, zones: [us-central1-a], labels: { env: stage, app: web, os: linux } }
              - { name: stage-eu-edge-1, os: cos, role: edge, zones: [europe-west4-a], labels: { env: stage, app: edge, os: linux } }
              - { name: stage-eu-sap-1, os: sles-15, role: sap, zones: [europe-west4-a], labels: { env: stage, app: sap, os: linux } }
              # Reports once an hour, and is not late for that.
              - { name: stage-eu-web-1, os: debian-12, role: web, zones: [europe-west4-a], metadata: { osconfig-poll-interval: "60" }, labels: { env: stage, app: web, os: linux } }
              # Made two minutes before the start: its first report is still to come.
              - { name: stage-load-1, os: ubuntu-24.04, role: load, zones: [europe-west4-a], created: -2m10s, labels: { env: stage, app: load, os: linux } }
            deployments:
              - id: stage-weekly
                schedule: { weekly: SATURDAY, at: "22:00" }
              - id: stage-freeze
                filter: { labels: [{ env: stage }] }
                schedule: { weekly: WEDNESDAY, at: "01:00" }
        """#
}
