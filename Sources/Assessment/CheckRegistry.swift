/// All checks, in the order of their ids; adding one is adding its file and its name here.
package enum CheckRegistry {
    /// The checks.
    package static let all: [Check] = [.agentAlive, .patchOutcome, .pendingReboot, .policyCompliance, .updatesPending]
}
