import Assessment
import Exposition
import Fleet

/// The family about which VMs will be patched again.
enum CoverageMetrics {
    static let countByCoverage: FleetFamily = .perProject(
        name: "vmmanager_patch_coverage_vms",
        help: "VMs by whether an active patch deployment that will run again matches them.",
        labels: ["covered"]
    ) { project, sink in
        guard project.knows(.instances), project.facts.hasRead(.patchDeployments) else { return }
        let covered = project.counts.covered
        sink.sample(labels: [project.id, "false"], .integer(project.counts.all - covered))
        sink.sample(labels: [project.id, "true"], .integer(covered))
    }
}
