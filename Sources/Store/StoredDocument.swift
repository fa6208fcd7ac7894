import Fleet
import Foundation

/// The kinds of documents that `resources` keeps, as its column `kind` names them.
enum ResourceKind: String, CaseIterable {
    case instance
    /// A VM whose name a younger one has taken: it does not exist, but its time was used.
    case departedInstance = "departed_instance"
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
    case billingInfo = "billing_info"
}

/// A document with its key in `resources`.
struct StoredDocument {
    /// A noun of Fleet.
    typealias Value = any Codable & Hashable & Sendable

    let kind: ResourceKind
    let project: String
    var location = ""
    var vm: Int64 = 0
    var id = ""
    let value: Value

    /// The same instance as one that is gone.
    var departed: StoredDocument {
        var copy = StoredDocument(kind: .departedInstance, project: project, value: value)
        (copy.location, copy.vm, copy.id) = (location, vm, id)
        return copy
    }
}

extension StoredDocument {
    /// The document of a resource; `nil` for one that has a table of its own or none.
    init?(_ resource: Resource) {
        switch resource {
        case .instance(let value):
            self.init(.instance, value.project, value)
            (location, vm, id) = (value.zone.text.withoutNUL, value.id.column, value.name.text.withoutNUL)
        case .computeProject(let value):
            self.init(.computeProject, .id(value.id), value)
        case .patchJob(let value):
            self.init(.patchJob, value.project, value)
            id = value.id.text.withoutNUL
        case .patchDeployment(let value):
            self.init(.patchDeployment, value.project, value)
            id = value.id.text.withoutNUL
        case .policyAssignment(let value):
            self.init(.policyAssignment, value.project, value)
            (location, id) = (value.zone.text.withoutNUL, value.id.text.withoutNUL)
        case .policyReport(let value):
            self.init(.policyReport, value.project, value)
            (location, vm) = (value.zone.text.withoutNUL, value.instance.column)
            id = value.assignment.text.withoutNUL
        case .vulnerabilityReport(let value):
            self.init(.vulnerabilityReport, value.project, value)
            (location, vm) = (value.zone.text.withoutNUL, value.instance.column)
        case .featureSettings(let value):
            self.init(.featureSettings, value.project, value)
        case .subnetwork(let value):
            self.init(.subnetwork, value.project, value)
            (location, id) = (value.region.withoutNUL, value.name.withoutNUL)
        case .router(let value):
            self.init(.router, value.project, value)
            (location, id) = (value.region.withoutNUL, value.name.withoutNUL)
        case .zone(let value):
            self.init(.zone, value.project, value)
            location = value.name.text.withoutNUL
        case .billingInfo(let value):
            self.init(.billingInfo, value.project, value)
        case .policyOrchestrator(let value):
            self.init(.policyOrchestrator, nil, value)
            (location, id) = (value.parent.withoutNUL, value.id.withoutNUL)
        case .inventory, .patchJobInstanceDetails, .guestAttributes, .logEntry, .timeSeries, .metricDescriptor:
            return nil
        }
    }

    private init(_ kind: ResourceKind, _ project: ProjectReference?, _ value: Value) {
        self.init(kind: kind, project: project?.description.withoutNUL ?? "", value: value)
    }

    /// The noun as JSON; with sorted keys, so that equal nouns are equal text.
    func body(_ encoder: JSONEncoder) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Whether another noun is the same.
    func isSame(as other: Value) -> Bool {
        func isSame<Noun: Hashable>(_ noun: Noun) -> Bool { noun == other as? Noun }
        return isSame(value)
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
