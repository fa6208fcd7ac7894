extension BundledScenario {
    /// What happens in the bad night.
    static let badNightEvents = #"""
        events:
          # Agents.
          - { at: -2d, vms: [acme-prod/db-2], hang: true }
          - { at: -59d, vms: [cache-2], delay: 40m }
          # gcloud takes Y for on, the agent takes it for off.
          - { at: -15d, vms: [vault-1], metadata: { enable-osconfig: "Y" } }
          - { at: -5d, vms: [batch-1, stage-batch-1], stop: true }
          # Without the label it falls out of security-baseline, and out of the patch deployment as well.
          - { at: -5h, vms: [eu-web-2], labels: { env: ~ } }
          # Made anew under its old name; what its predecessor reported is still there.
          - { at: -20h, vms: [stage-ci-1], recreate: true }

          # What patch jobs come to. Jobs that begin after the start succeed again, but for erp-2 and eu-ad-1.
          - { at: -14d, until: 0, vms: [api-2], patch_ending: { state: failed, reason: lock_held } }
          - { at: -28d, until: 0, vms: [eu-web-1], patch_ending: { state: failed, reason: repository_unreachable } }
          - { at: -7d, until: 0, vms: [eu-db-1], patch_ending: { state: failed, reason: disk_full } }
          - { at: -21d, until: -7d, vms: [stage-eu-sap-1], patch_ending: { state: failed, reason: dependency } }
          - { at: -21d, until: -14d, vms: [cache-1], patch_ending: { state: failed, reason: script } }
          - { at: -28d, until: -21d, vms: [eu-api-1], patch_ending: { state: failed, reason: script_download } }
          - { at: -55d, until: -20d, vms: [erp-1], patch_ending: { state: failed, reason: windows_update } }
          # Windows' automatic updates are on beside Patch.
          - { at: -8d, until: 0, vms: [stage-erp-1], patch_ending: { state: failed, reason: another_installation } }
          - { at: -7d, until: 0, vms: [sap-1, stage-db-1], patch_ending: { state: timed_out } }
          - { at: -7d, until: 0, vms: [api-3, stage-api-1], patch_ending: { state: reboot_required } }
          - { at: -35d, until: -28d, vms: [cache-1], patch_ending: { state: reboot_required } }
          - { at: -60d, vms: [eu-ad-1], patch_ending: { state: reboot_required } }
          - { at: -20d, until: -19d, vms: [web-m1vd], patch_ending: { state: reboot_required } }
          # The reboot cuts the agent's last report off: failed, though the updates are in.
          - { at: -60d, vms: [erp-2], patch_ending: { state: failed, reason: reboot_race, installs: true } }

          # Jobs that somebody started by hand.
          - { at: -44d, project: acme-prod, patch: { name: kernel update, filter: { prefixes: [api-, eu-api-, eu-web-] } } }
          - { at: -43d23h45m, project: acme-prod, cancel: kernel update }
          - { at: -20d, project: acme-prod, patch: { name: one of the group, filter: { names: [web-m1vd] }, managed: true } }
          - { at: -2d, project: acme-prod, patch: { name: rehearsal of the hot fix, dry_run: true, filter: { prefixes: [api-, eu-api-, eu-web-] } } }
          # The patching of db-1 hangs, so that the job is still at work at the start, and its last zone waits.
          - { at: -50m, until: 0, vms: [db-1], patch_ending: { state: timed_out } }
          - at: -50m
            project: acme-prod
            patch:
              name: openssl hot fix
              filter: { names: [api-1, batch-1, cache-1, cache-2, db-1, eu-api-1, eu-web-2] }
              rollout: { zone_by_zone: true, budget: 100% }
          - { at: +2h10m, project: acme-prod, patch: { name: openssl hot fix, filter: { names: [api-2, cache-1, cache-2, db-1, db-2, eu-db-1, sap-1] } } }
          - { at: +5h10m, project: acme-prod, patch: { name: openssl hot fix, filter: { labels: [{ env: prod, os: linux }] } } }

          # Policies: one that cannot be repaired, two that are only looked at, one whose script breaks, two that heal.
          - { at: -3d, vms: [api-2], violate: { policy: ops-agent, fails: "Error installing apt package \"google-cloud-ops-agent\": exit status 100" } }
          - { at: -3h, vms: [eu-web-1, web-m1vd], violate: { policy: ssh-hardening } }
          - { at: -4h, vms: [eu-sap-1], violate: { policy: ssh-hardening, errs: "Error running validation script: exit status 127: sshd: command not found" } }
          - { at: -5h, vms: [web-9tqz], violate: { policy: ops-agent } }
          - { at: +25m, vms: [api-1], violate: { policy: ops-agent } }
          # A new revision that one VM never got, and one whose rollout never ends.
          - { at: -2d, project: acme-prod, rollout: { assignment: security-baseline, misses: [web-4kx2] } }
          - { at: -30h, project: acme-prod, rollout: { assignment: time-sync, stuck: true } }

          # Projects.
          - { at: -55d, project: acme-stage, pause: stage-freeze }
          - { at: -36h, project: acme-stage, feature_set: limited }

          # The API: the quota runs out for a moment, half an hour after the start.
          - { at: +30m, until: +40m, fault: { kind: rate_limited, retry_after: 7, methods: [patchJobs.list], project: acme-stage, times: 3 } }
        """#
}
