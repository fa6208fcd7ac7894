import Fleet
import Foundation

/// The kinds of documents that `resources` keeps, as its column `kind` names them.
enum ResourceKind: String, CaseIterable {
    case instance
    case computeProject = "compute_project"
    case patchJob = "patch_job"
    case patchDeployment = "patch_deployment"
    case policyAssignment = "policy_assignment"
    case policyReport = "policy_report"
    case vulnerabilityReport = "vulnerability_report"
    case featureSettings = "feature_settings"
    case subnetwork
    case router
    case zone
    case policyOrchestrator = "policy_orchestrator"
}

/// A document as the columns of `resources`, without its times.
struct StoredDocument {
    let kind: ResourceKind
    let project: String
    var location = ""
    var vm: Int64 = 0
    var id = ""
    /// The noun of Fleet as JSON with sorted keys, so that equal nouns are equal text.
    let body: String
}

extension StoredDocument {
    /// The columns of a resource; `nil` for one that has a table of its own or none.
    init?(_ resource: Resource, encoder: JSONEncoder) throws {
        switch resource {
        case .instance(let value):
            try self.init(.instance, value.project, value, encoder)
            (location, vm, id) = (value.zone.text.withoutNUL, value.id.column, value.name.text.withoutNUL)
        case .computeProject(let value):
            try self.init(.computeProject, .id(value.id), value, encoder)
        case .patchJob(let value):
            try self.init(.patchJob, value.project, value, encoder)
            id = value.id.text.withoutNUL
        case .patchDeployment(let value):
            try self.init(.patchDeployment, value.project, value, encoder)
            id = value.id.text.withoutNUL
        case .policyAssignment(let value):
            try self.init(.policyAssignment, value.project, value, encoder)
            (location, id) = (value.zone.text.withoutNUL, value.id.text.withoutNUL)
        case .policyReport(let value):
            try self.init(.policyReport, value.project, value, encoder)
            (location, vm) = (value.zone.text.withoutNUL, value.instance.column)
            id = value.assignment.text.withoutNUL
        case .vulnerabilityReport(let value):
            try self.init(.vulnerabilityReport, value.project, value, encoder)
            (location, vm) = (value.zone.text.withoutNUL, value.instance.column)
        case .featureSettings(let value):
            try self.init(.featureSettings, value.project, value, encoder)
        case .subnetwork(let value):
            try self.init(.subnetwork, value.project, value, encoder)
            (location, id) = (value.region.withoutNUL, value.name.withoutNUL)
        case .router(let value):
            try self.init(.router, value.project, value, encoder)
            (location, id) = (value.region.withoutNUL, value.name.withoutNUL)
        case .zone(let value):
            try self.init(.zone, value.project, value, encoder)
            location = value.name.text.withoutNUL
        case .policyOrchestrator(let value):
            try self.init(.policyOrchestrator, nil, value, encoder)
            (location, id) = (value.parent.withoutNUL, value.id.withoutNUL)
        case .inventory, .patchJobInstanceDetails, .guestAttributes, .logEntry, .timeSeries, .metricDescriptor:
            return nil
        }
    }

    private init(
        _ kind: ResourceKind, _ project: ProjectReference?, _ value: some Encodable, _ encoder: JSONEncoder
    ) throws {
        self.init(
            kind: kind,
            project: project?.description.withoutNUL ?? "",
            body: String(decoding: try encoder.encode(value), as: UTF8.self)
        )
    }
}

extension InstanceID {
    /// The id as a column: the `Int64` of the same bits.
    var column: Int64 { Int64(bitPattern: value) }

    /// Reads the column.
    init(column: Int64) {
        self.init(UInt64(bitPattern: column))
    }
}

// A dictionary with keys of another type is an array in JSON, in an order that changes from run to run.
extension PatchState: CodingKeyRepresentable {}
