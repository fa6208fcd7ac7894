extension SoftwareState {
    /// `osInfo` in the API's order, without the agent's version and the host name, which come last.
    var information: [JSONValue.Member] {
        [
            .init("longName", .text(system.longName)),
            .init("shortName", .text(system.shortName)),
            .init("version", .text(system.version)),
            .init("architecture", "x86_64"),
            .init("kernelVersion", .nonEmpty(kernelText(system.kernelVersion))),
            .init("kernelRelease", .nonEmpty(kernelText(system.kernelRelease))),
        ]
    }

    /// The version of the agent, which is that of its package without the epoch; empty when there is no such package.
    var agentVersion: String {
        guard let line = catalog?.agent, let package = line.packages.first else { return "" }
        let version = line.release(installedGeneration(of: line.releases), of: package).version
        guard let colon = version.firstIndex(of: ":") else { return version }
        return String(version[version.index(after: colon)...])
    }

    /// Whether a newer agent is offered.
    var hasAgentUpdate: Bool {
        guard system.offersUpdates, let line = catalog?.agent?.releases else { return false }
        return offeredGeneration(of: line) > installedGeneration(of: line)
    }

    private func kernelText(_ template: VersionTemplate) -> String {
        guard let line = catalog?.kernel else { return "" }
        return template.text(installedGeneration(of: line), of: line)
    }
}
