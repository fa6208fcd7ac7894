/// What patch jobs and patch deployments have in common.
extension JSONValue {
    /// A `PatchConfig`; settings of systems that were chosen without any detail are empty objects.
    static func patchConfig(_ plan: PatchJobPlan) -> JSONValue {
        [
            "rebootConfig": OSConfigEnum.rebootConfig[plan.reboot.rawValue.uppercased()],
            "apt": ["type": OSConfigEnum.aptType["DIST"]],
            "yum": ["security": true],
            "goo": [:],
            "zypper": [:],
            "windowsUpdate": [
                "classifications": [OSConfigEnum.classification["CRITICAL"], OSConfigEnum.classification["SECURITY"]]
            ],
            "preStep": plan.hasPreStep ? patchStep("pre") : .absent,
            "postStep": plan.hasPostStep ? patchStep("post") : .absent,
            "migInstancesAllowed": .whenTrue(plan.allowsManaged),
        ]
    }

    private static func patchStep(_ name: String) -> JSONValue {
        [
            "linuxExecStepConfig": [
                "localPath": .text("/usr/local/lib/patching/\(name).sh"),
                "interpreter": OSConfigEnum.stepInterpreter["SHELL"],
            ],
            "windowsExecStepConfig": [
                "gcsObject": [
                    "bucket": "patching-scripts", "object": .text("\(name).ps1"),
                    "generationNumber": "1735689600000001",
                ],
                "interpreter": OSConfigEnum.stepInterpreter["POWERSHELL"],
            ],
        ]
    }

    /// A `PatchInstanceFilter`; `instances` are the plan's names with their zones.
    static func patchInstanceFilter(_ filter: FilterPlan, instances: [String]) -> JSONValue {
        [
            "all": .whenTrue(filter == FilterPlan()),
            "groupLabels": .labelSets(filter.labels),
            "zones": .strings(filter.zones),
            "instances": .strings(instances),
            "instanceNamePrefixes": .strings(filter.prefixes),
        ]
    }

    /// A `PatchRollout`.
    static func patchRollout(_ plan: PatchJobPlan) -> JSONValue {
        [
            "mode": OSConfigEnum.patchRolloutMode[plan.isZoneByZone ? "ZONE_BY_ZONE" : "CONCURRENT_ZONES"],
            "disruptionBudget": ["percent": .integer(plan.budgetPercent)],
        ]
    }
}
