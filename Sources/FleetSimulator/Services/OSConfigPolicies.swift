/// Who installs packages on a VM: a resource of an OS policy is for one of them.
enum PolicyInstaller: String, Sendable, CaseIterable {
    case apt
    case yum
    case zypper
    case googet

    /// Short names of the systems that have it.
    var systems: [String] {
        switch self {
        case .apt: ["debian", "ubuntu"]
        case .yum: ["rhel", "centos"]
        case .zypper: ["sles"]
        case .googet: ["windows"]
        }
    }
}

extension PolicyPlan {
    /// `osPolicyResourceId` for VMs of a system; ids are unique within a policy.
    func resourceID(for system: OperatingSystem) -> String {
        let installer = PolicyInstaller.allCases.first { $0.systems.contains(system.shortName) }
        return resource.id(for: installer)
    }

    /// Whether one of its resource groups is for VMs of a system.
    func isFor(_ system: OperatingSystem) -> Bool {
        guard resource.dependsOnInstaller else { return systems.isEmpty || systems.contains(system.shortName) }
        return PolicyInstaller.allCases.contains { self.systems(of: $0).contains(system.shortName) }
    }

    /// Systems that have an installer and that the policy is for.
    fileprivate func systems(of installer: PolicyInstaller) -> [String] {
        systems.isEmpty ? installer.systems : installer.systems.filter { systems.contains($0) }
    }

    /// Whether its scripts run on Windows.
    fileprivate var isForWindows: Bool { systems == ["windows"] }
}

extension PolicyPlan.Resource {
    /// The id of the resource for an installer; files and scripts have the same for all.
    fileprivate func id(for installer: PolicyInstaller?) -> String {
        let suffix = installer.map { "-" + $0.rawValue } ?? ""
        return switch self {
        case .package: "package" + suffix
        case .noPackage: "no-package" + suffix
        case .file: "file"
        case .repository: "repository" + suffix
        case .script: "script"
        }
    }

    fileprivate var dependsOnInstaller: Bool {
        switch self {
        case .package, .noPackage, .repository: true
        case .file, .script: false
        }
    }
}

extension JSONValue {
    /// An `OSPolicy`.
    static func osPolicy(_ policy: PolicyPlan) -> JSONValue {
        [
            "id": .text(policy.id),
            "mode": OSConfigEnum.policyMode[policy.isEnforced ? "ENFORCEMENT" : "VALIDATION"],
            "resourceGroups": .nonEmpty(resourceGroups(of: policy)),
            "allowNoResourceGroupMatch": .whenTrue(policy.allowsNoMatch),
        ]
    }

    private static func resourceGroups(of policy: PolicyPlan) -> [JSONValue] {
        guard policy.resource.dependsOnInstaller else {
            return [resourceGroup(for: policy.systems, resource: resource(of: policy, for: nil))]
        }
        return PolicyInstaller.allCases.compactMap { installer in
            let systems = policy.systems(of: installer)
            guard !systems.isEmpty else { return nil }
            return resourceGroup(for: systems, resource: resource(of: policy, for: installer))
        }
    }

    private static func resourceGroup(for systems: [String], resource: JSONValue) -> JSONValue {
        [
            "inventoryFilters": .nonEmpty(systems.map { ["osShortName": .text($0)] }),
            "resources": [resource],
        ]
    }

    private static func resource(of policy: PolicyPlan, for installer: PolicyInstaller?) -> JSONValue {
        let id = JSONValue.text(policy.resource.id(for: installer))
        switch policy.resource {
        case .package(let name): return ["id": id, "pkg": package(name, "INSTALLED", by: installer)]
        case .noPackage(let name): return ["id": id, "pkg": package(name, "REMOVED", by: installer)]
        case .repository(let name): return ["id": id, "repository": repository(name, of: installer)]
        case .script(let command): return ["id": id, "exec": scripts(for: command, of: policy)]
        case .file(let path):
            let file: JSONValue = [
                "content": .text("# Written by the OS policy \(policy.id).\n"),
                "path": .text(path),
                "state": OSConfigEnum.fileState["CONTENTS_MATCH"],
                "permissions": policy.isForWindows ? .absent : "0644",
            ]
            return ["id": id, "file": file]
        }
    }

    private static func package(_ name: String, _ state: String, by installer: PolicyInstaller?) -> JSONValue {
        ["desiredState": OSConfigEnum.packageState[state], (installer ?? .apt).rawValue: ["name": .text(name)]]
    }

    private static func repository(_ name: String, of installer: PolicyInstaller?) -> JSONValue {
        let place = "https://packages.example.com"
        let key = JSONValue.text("\(place)/keys/\(name).gpg")
        switch installer {
        case .apt, nil:
            return [
                "apt": [
                    "archiveType": OSConfigEnum.archiveType["DEB"],
                    "uri": .text("\(place)/apt"),
                    "distribution": .text(name),
                    "components": ["main"],
                    "gpgKey": key,
                ]
            ]
        case .googet: return ["goo": ["name": .text(name), "url": .text("\(place)/googet/\(name)")]]
        case .yum, .zypper:
            let members: JSONValue = [
                "id": .text(name),
                "displayName": .text(name),
                "baseUrl": .text("\(place)/rpm/\(name)"),
                "gpgKeys": [key],
            ]
            return [installer == .yum ? "yum" : "zypper": members]
        }
    }

    /// An `ExecResource`: 100 is the exit code of what is as it should be, 101 that of what is not.
    private static func scripts(for command: String, of policy: PolicyPlan) -> JSONValue {
        let interpreter = OSConfigEnum.policyInterpreter[policy.isForWindows ? "POWERSHELL" : "SHELL"]
        let repair =
            policy.isForWindows
            ? "& 'C:\\ProgramData\\os-policy\\\(policy.id).ps1'\nif ($?) { exit 100 }\nexit 1\n"
            : "/usr/local/lib/os-policy/\(policy.id) > /tmp/\(policy.id).out && exit 100\nexit 1\n"
        let output = policy.isForWindows ? "C:\\Windows\\Temp\\\(policy.id).out" : "/tmp/\(policy.id).out"
        let enforce: JSONValue = [
            "script": .text(repair), "interpreter": interpreter, "outputFilePath": .text(output),
        ]
        return [
            "validate": ["script": .text(command), "interpreter": interpreter],
            "enforce": policy.isEnforced ? enforce : .absent,
        ]
    }
}
