package import Exposition

/// A metric family about a fleet.
package typealias FleetFamily = MetricFamily<MetricsInput>

/// A metric family about one VM.
package typealias VMFamily = MetricFamily<JudgedVM>

extension MetricFamily<JudgedVM> {
    /// Declares a family with samples about each VM; `project`, `zone` and `vm` come before its own labels.
    static func perVM(
        name: String,
        help: String,
        type: MetricType = .gauge,
        labels: [String] = [],
        hasVaryingLabels: Bool = false,
        rank: FamilyRank = .detail,
        emit: @escaping Emission
    ) -> Self {
        MetricFamily(
            name: name,
            help: help,
            type: type,
            labels: ["project", "zone", "vm"] + labels,
            hasVaryingLabels: hasVaryingLabels,
            rank: rank,
            emit: emit
        )
    }
}

extension MetricFamily<MetricsInput> {
    /// Declares a family with samples about each project; `project` comes before its own labels.
    static func perProject(
        name: String,
        help: String,
        type: MetricType = .gauge,
        labels: [String] = [],
        emit: @escaping @Sendable (_ project: JudgedProject, _ sink: inout SampleSink) -> Void
    ) -> Self {
        MetricFamily(name: name, help: help, type: type, labels: ["project"] + labels) { input, sink in
            for project in input.projects { emit(project, &sink) }
        }
    }

    /// Declares a family with samples about each project and whatever projects are found in; `project` comes before its
    /// own labels.
    static func perReader(
        name: String,
        help: String,
        labels: [String] = [],
        emit: @escaping @Sendable (_ reader: Reader, _ sink: inout SampleSink) -> Void
    ) -> Self {
        MetricFamily(name: name, help: help, labels: ["project"] + labels) { input, sink in
            for reader in input.readers { emit(reader, &sink) }
        }
    }
}
