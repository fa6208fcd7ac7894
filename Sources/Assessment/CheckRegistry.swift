/// All checks, in the order of their ids; adding one is adding its file and its name here.
package enum CheckRegistry {
    /// The checks.
    package static let all: [Check] = [
        .agentAlive, .agentCurrent, .apiReach, .featureSet, .metadataSwitch, .osSupported, .patchCoverage,
        .patchOutcome,
        .patchRecent, .patchSchedule, .pendingReboot, .policyAssigned, .policyCompliance, .policyRepair,
        .policyRevision, .policyRollout, .repositoryReach, .serviceAccount, .serviceAccountScopes, .updatesPending,
        .vulnerabilities, .windowsUpdates,
    ]
}
