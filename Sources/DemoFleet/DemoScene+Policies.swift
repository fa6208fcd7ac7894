import Fleet

/// Answers of `osPolicyAssignments.list` and `osPolicyAssignments.reports.list`.
extension DemoScene {
    private static let assignment = "security-baseline"
    private static let policyZones = ["europe-west4-a", "us-central1-a"]

    /// The assignments and reports of the zones of production that have policies.
    func policyDocuments(of project: DemoProject) -> [DemoDocument] {
        guard project == .production else { return [] }
        return Self.policyZones.flatMap { zone in
            let members = vms(of: project).filter { $0.zone == zone && ![.cos, .windows].contains($0.system) }
            return [
                DemoDocument(
                    "\(project.id)-\(zone)-os-policy-assignments.json",
                    ["osPolicyAssignments": [policyAssignment(in: zone)]]
                ),
                DemoDocument(
                    "\(project.id)-\(zone)-os-policy-reports.json",
                    ["osPolicyAssignmentReports": .list(members.map { report(of: $0) })]
                ),
            ]
        }
    }

    private func policyAssignment(in zone: String) -> JSONValue {
        [
            "name": .text(assignmentName(in: zone)),
            "description": "What every VM must have",
            "osPolicies": [opsAgentPolicy, sshPolicy],
            "instanceFilter": [
                "inclusionLabels": [["labels": ["env": "prod", "os": "linux"]]],
                "exclusionLabels": [["labels": ["goog-gke-node": ""]]],
            ],
            "rollout": ["disruptionBudget": ["percent": 25], "minWaitDuration": "600s"],
            "revisionId": .text(revision(in: zone)),
            "revisionCreateTime": .time(start - .seconds(6 * 86_400 + 733)),
            "etag": .text(revision(in: zone)),
            "rolloutState": "SUCCEEDED",
            "baseline": true,
            "uid": .text(chance.uuid("\(Self.assignment)/\(zone)/uid")),
        ]
    }

    private var opsAgentPolicy: JSONValue {
        let installed: JSONValue = ["desiredState": "INSTALLED", "apt": ["name": "google-cloud-ops-agent"]]
        return [
            "id": "ops-agent",
            "description": "The Ops Agent is installed",
            "mode": "ENFORCEMENT",
            "resourceGroups": [
                [
                    "inventoryFilters": [["osShortName": "debian"], ["osShortName": "ubuntu"]],
                    "resources": [["id": "package", "pkg": installed]],
                ]
            ],
            "allowNoResourceGroupMatch": true,
        ]
    }

    private var sshPolicy: JSONValue {
        let check: JSONValue = [
            "interpreter": "SHELL",
            "script": "sshd -T | grep -qx 'permitrootlogin no' && exit 100 || exit 101\n",
        ]
        return [
            "id": "ssh-hardening",
            "mode": "VALIDATION",
            "resourceGroups": [["resources": [["id": "no-root-login", "exec": ["validate": check]]]]],
        ]
    }

    private func report(of vm: DemoVM) -> JSONValue {
        // One VM has not yet had the newest revision.
        let revision = vm.name == "eu-api-1" ? chance.uuid("\(Self.assignment)/\(vm.zone)/old") : revision(in: vm.zone)
        return [
            "name": .text("\(resourceName(of: vm))/osPolicyAssignments/\(Self.assignment)/report"),
            "instance": .text(resourceName(of: vm)),
            "osPolicyAssignment": .text("\(assignmentName(in: vm.zone))@\(revision)"),
            "osPolicyCompliances": .list(compliances(of: vm)),
            "updateTime": .time(reportTime(of: vm)),
            "lastRunId": .text(chance.uuid(vm.key + "/run")),
        ]
    }

    /// Every hour; while an agent does not answer, the service goes on without it only where it knows that.
    private func reportTime(of vm: DemoVM) -> Timestamp {
        let isWithoutAgent = [.stopped, .disabled, .neverSeen].contains(vm.story)
        let latest = isWithoutAgent ? now : heartbeat(of: vm) ?? now
        return latest - .seconds((latest.microseconds - bootTime(of: vm).microseconds) / 1_000_000 % 3_600)
    }

    private func compliances(of vm: DemoVM) -> [JSONValue] {
        switch (vm.story, vm.name) {
        case (.stopped, _): return unknown("vm-not-running")
        case (.disabled, _), (.neverSeen, _): return unknown("no-agent-detected")
        case (_, "eu-web-2"): return unknown("os-policy-execution-pending")
        case (_, "api-2"):
            let problem = "Error installing apt package \"google-cloud-ops-agent\": exit status 100"
            return [
                policy("ops-agent", "NON_COMPLIANT", resource("package", "NON_COMPLIANT", problem: problem)),
                policy("ssh-hardening", "COMPLIANT", resource("no-root-login", "COMPLIANT")),
            ]
        case (_, "eu-web-1"), (_, "web-m1vd"):
            return [
                policy("ops-agent", "COMPLIANT", resource("package", "COMPLIANT")),
                policy("ssh-hardening", "NON_COMPLIANT", resource("no-root-login", "NON_COMPLIANT")),
            ]
        default:
            return [
                policy("ops-agent", "COMPLIANT", resource("package", "COMPLIANT")),
                policy("ssh-hardening", "COMPLIANT", resource("no-root-login", "COMPLIANT")),
            ]
        }
    }

    /// Policies in the state UNKNOWN, whose zero value is left out.
    private func unknown(_ reason: String) -> [JSONValue] {
        ["ops-agent", "ssh-hardening"].map { ["osPolicyId": .text($0), "complianceStateReason": .text(reason)] }
    }

    private func policy(_ id: String, _ state: String, _ resource: JSONValue) -> JSONValue {
        ["osPolicyId": .text(id), "complianceState": .text(state), "osPolicyResourceCompliances": [resource]]
    }

    private func resource(_ id: String, _ state: String, problem: String = "") -> JSONValue {
        var steps: [JSONValue] = [["type": "VALIDATION"], ["type": "DESIRED_STATE_CHECK"]]
        if !problem.isEmpty { steps.append(["type": "DESIRED_STATE_ENFORCEMENT", "errorMessage": .text(problem)]) }
        return [
            "osPolicyResourceId": .text(id),
            "configSteps": .list(steps),
            "complianceState": .text(state),
            "complianceStateReason": problem.isEmpty ? .absent : "execution-errors",
        ]
    }

    private func assignmentName(in zone: String) -> String {
        "projects/\(DemoProject.production.number)/locations/\(zone)/osPolicyAssignments/\(Self.assignment)"
    }

    private func revision(in zone: String) -> String { chance.uuid("\(Self.assignment)/\(zone)") }
}
