import StrictYAML

@testable import ExporterConfiguration

/// The configuration files of these tests lie in /etc/exporter, on a machine that knows three time zones.
let surroundings = Surroundings(
    folder: "/etc/exporter",
    timeZones: ["America/Los_Angeles", "Europe/Berlin", "UTC"]
)

func read(_ text: String) throws(ReadingErrors) -> Configuration {
    try ConfigurationReader.read(text: text, file: "config.yml", surroundings: surroundings)
}

/// The lines of the errors; empty if there are none.
func errors(in text: String) -> [String] {
    do throws(ReadingErrors) {
        _ = try read(text)
        return []
    } catch {
        return error.errors.map(\.description)
    }
}

/// Reads a fragment below a valid store on line 1, so that it starts on line 2.
func faults(_ fragment: String) -> [String] {
    errors(in: "storage: { path: a }\n\(fragment)")
}

/// The design's file with every key given.
let completeFile = """
    projects: [acme-prod, acme-stage, "example.com:old-project"]
    waivers: waivers.yml
    discovery: { parents: [folders/123, organizations/456], include: ["acme-*"], exclude: ["*-sandbox"] }
    storage: { path: /var/lib/vmmanager-exporter/fleet.sqlite }
    google:
      credentials: { file: key.json }
      ca_file: ca.pem
      timeout: 30s
      attempts: 3
      quotas: { global_reads: 600, zonal_reads: 1000 }
      endpoints:
        osconfig: http://127.0.0.1:8080/
        compute: https://compute.internal:8443/compute/v1/
        serviceusage: https://serviceusage.p.googleapis.com/
        cloudresourcemanager: https://[::1]/
        oauth2: https://[::1]:8443/
        sts: https://sts/
        iamcredentials: https://iamcredentials.googleapis.com/
        logging: https://logging.googleapis.com/
        cloudbilling: https://cloudbilling.googleapis.com/
        monitoring: https://monitoring.googleapis.com/
    web: { listen: "[::]:9999", config_file: web-config.yml, enable_lifecycle: true }
    collection:
      intervals:
        instances: 2m
        project_metadata: 90s
        inventories: 1h30m
        patch_jobs: 30s
        patch_deployments: 1d
        policy_assignments: 0
        policy_reports: "0"
        vulnerability_reports: 2h
        feature_settings: 1d12h
        subnetworks: 7d
        routers: 0s
        billing_info: 1m30s
        zones: 12h
        project_list: 30m
      full_inventories: 3h
      files: [inbox, ./outbox, /srv/inbox]
    agent: { active_polls: 4, silent_polls: 8, start_grace: 30m }
    checks:
      gke_nodes: true
      pending_reboot: 3d
      without_patching: 35d
      run_delay: 2h
      patch_job_vms: 500
      violation: 90m
      rollout: 12h
      agent_age: 180d
      vulnerabilities: { critical: 7d, high: 14d, medium: 0, low: 365d }
    cost:
      price_per_hour_usd:
        - { from: 2024-02-29, usd: 0.003 }
        - { from: 2026-01-01, usd: 4e-3 }
      free_vms: 0
      time_zone: Europe/Berlin
      billing_accounts:
        acme-prod: 0X0X0X-0X0X0X-0X0X0X
        example.com:old-project: 012345-6789AB-CDEF01
      budgets_usd: { 012345-6789AB-CDEF01: 1500, unassigned: 99.5 }
    publication:
      tick: 1s
      series_budget: 1
      detail: sparse
      families: { allow: [vmmanager_vm_*, "*_vms"], deny: [vmmanager_vm_packages] }
      vm_labels: [env, cost-center, "team-*"]
    patch: { job_retention: 30d }
    ingest: { document_limit_mib: 1 }
    """
