/// An enum of OS Config's protocol: its words in the order of their numbers.
struct OSConfigEnum: Sendable {
    private let words: [String]

    /// Takes the words from number 0 on, with spaces between them.
    private init(_ words: String) { self.words = words.split(separator: " ").map { String($0) } }

    /// A word with its number.
    subscript(word: String) -> JSONValue { .word(word, words.firstIndex(of: word) ?? 0) }

    /// `Instance.PatchState`.
    static let patchState = OSConfigEnum(
        """
        PATCH_STATE_UNSPECIFIED PENDING INACTIVE NOTIFIED STARTED DOWNLOADING_PATCHES APPLYING_PATCHES REBOOTING \
        SUCCEEDED SUCCEEDED_REBOOT_REQUIRED FAILED ACKED TIMED_OUT RUNNING_PRE_PATCH_STEP RUNNING_POST_PATCH_STEP \
        NO_AGENT_DETECTED
        """
    )
    /// `PatchJob.State`.
    static let patchJobState = OSConfigEnum(
        "STATE_UNSPECIFIED STARTED INSTANCE_LOOKUP PATCHING SUCCEEDED COMPLETED_WITH_ERRORS CANCELED TIMED_OUT"
    )
    /// `PatchConfig.RebootConfig`.
    static let rebootConfig = OSConfigEnum("REBOOT_CONFIG_UNSPECIFIED DEFAULT ALWAYS NEVER")
    /// `AptSettings.Type`.
    static let aptType = OSConfigEnum("TYPE_UNSPECIFIED DIST UPGRADE")
    /// `WindowsUpdateSettings.Classification`.
    static let classification = OSConfigEnum(
        "CLASSIFICATION_UNSPECIFIED CRITICAL SECURITY DEFINITION DRIVER FEATURE_PACK SERVICE_PACK TOOL UPDATE_ROLLUP UPDATE"
    )
    /// `ExecStepConfig.Interpreter`, of patch jobs.
    static let stepInterpreter = OSConfigEnum("INTERPRETER_UNSPECIFIED SHELL POWERSHELL")
    /// `PatchRollout.Mode`.
    static let patchRolloutMode = OSConfigEnum("MODE_UNSPECIFIED ZONE_BY_ZONE CONCURRENT_ZONES")
    /// `PatchDeployment.State`.
    static let deploymentState = OSConfigEnum("STATE_UNSPECIFIED ACTIVE PAUSED")
    /// `RecurringSchedule.Frequency`.
    static let frequency = OSConfigEnum("FREQUENCY_UNSPECIFIED WEEKLY MONTHLY DAILY")
    /// `google.type.DayOfWeek`.
    static let dayOfWeek = OSConfigEnum(
        "DAY_OF_WEEK_UNSPECIFIED MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY"
    )
    /// `ProjectFeatureSettings.PatchAndConfigFeatureSet`.
    static let featureSet = OSConfigEnum("PATCH_AND_CONFIG_FEATURE_SET_UNSPECIFIED OSCONFIG_B OSCONFIG_C")
    /// `OSPolicyAssignment.RolloutState`.
    static let rolloutState = OSConfigEnum("ROLLOUT_STATE_UNSPECIFIED IN_PROGRESS CANCELLING CANCELLED SUCCEEDED")
    /// `OSPolicyAssignmentOperationMetadata.APIMethod`.
    static let operationMethod = OSConfigEnum("API_METHOD_UNSPECIFIED CREATE UPDATE DELETE")
    /// `OSPolicy.Mode`.
    static let policyMode = OSConfigEnum("MODE_UNSPECIFIED VALIDATION ENFORCEMENT")
    /// `PackageResource.DesiredState`.
    static let packageState = OSConfigEnum("DESIRED_STATE_UNSPECIFIED INSTALLED REMOVED")
    /// `FileResource.DesiredState`.
    static let fileState = OSConfigEnum("DESIRED_STATE_UNSPECIFIED PRESENT ABSENT CONTENTS_MATCH")
    /// `AptRepository.ArchiveType`.
    static let archiveType = OSConfigEnum("ARCHIVE_TYPE_UNSPECIFIED DEB DEB_SRC")
    /// `ExecResource.Exec.Interpreter`, of OS policies.
    static let policyInterpreter = OSConfigEnum("INTERPRETER_UNSPECIFIED NONE SHELL POWERSHELL")
    /// `OSPolicyCompliance.ComplianceState`, of policies and of resources.
    static let complianceState = OSConfigEnum("UNKNOWN COMPLIANT NON_COMPLIANT")
    /// `OSPolicyResourceConfigStep.Type`.
    static let configStep = OSConfigEnum(
        """
        TYPE_UNSPECIFIED VALIDATION DESIRED_STATE_CHECK DESIRED_STATE_ENFORCEMENT \
        DESIRED_STATE_CHECK_POST_ENFORCEMENT
        """
    )
    /// `PolicyOrchestrator.IterationState.State`, of v2.
    static let iterationState = OSConfigEnum("STATE_UNSPECIFIED PROCESSING COMPLETED FAILED CANCELLED UNKNOWN")
}
