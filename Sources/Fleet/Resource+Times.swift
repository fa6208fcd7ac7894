extension Resource {
    /// The newest moment that the document itself vouches for; `nil` for a kind that tells none, such as instance details.
    package var sourceTime: Timestamp? {
        switch self {
        case .inventory(let value): value.updateTime
        case .vulnerabilityReport(let value): value.updateTime
        case .policyAssignment(let value): value.revisionCreateTime
        case .policyReport(let value): value.updateTime
        case .patchJob(let value): value.updateTime ?? value.createTime
        case .patchDeployment(let value): value.newestTime
        case .instance(let value):
            Timestamp.newest(value.creationTime, value.lastStartTime, value.lastStopTime, value.lastSuspendedTime)
        case .patchJobInstanceDetails, .featureSettings, .policyOrchestrator, .computeProject, .subnetwork, .router,
            .zone, .billingInfo, .guestAttributes, .logEntry, .timeSeries, .metricDescriptor:
            nil
        }
    }
}

extension PatchDeployment {
    /// When it was last changed or last ran; the schedule's own run counts too.
    fileprivate var newestTime: Timestamp? {
        guard case .recurring(let schedule) = schedule else { return Timestamp.newest(updateTime, lastExecuteTime) }
        return Timestamp.newest(updateTime, lastExecuteTime, schedule.lastExecuteTime)
    }
}

extension Timestamp {
    /// The latest of those that are there.
    fileprivate static func newest(_ moments: Timestamp?...) -> Timestamp? {
        moments.compactMap(\.self).max()
    }
}
