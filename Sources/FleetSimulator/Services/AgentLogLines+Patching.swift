import Fleet

// Patch jobs.
extension AgentLogLines {
    /// The lines of a VM's part in a patch job.
    mutating func patchLines(of part: PatchPart) -> [AgentLogLine] {
        let steps = fleet.steps[part.steps]
        guard let begin = steps.first(where: { $0.state.isWorking })?.at else { return [] }
        let machine = fleet.machines[part.machine]
        let run = fleet.runs[part.run]
        var labels = labels(of: machine, at: begin)
        labels["patch_job"] = "projects/\(fleet.projects[run.project].number)/patchJobs/\(run.id)"
        var story = PatchStory(
            run: run,
            part: part,
            system: machine.system,
            reason: part.endTime.map { fleet.at($0).failureReason(of: part) } ?? "",
            updates: updates(of: machine, at: begin),
            writer: AgentLogWriter(at: begin, labels: labels)
        )
        for step in steps { story.tell(step) }
        let reboots = steps.filter { $0.state == .rebooting }.map(\.at)
        return story.writer.lines
            + reboots.flatMap { stopLines(of: machine, at: $0 + .seconds(1)) + startLines(of: machine, at: $0) }
    }

    /// What waited on a VM at a moment: `name arch version` of each package.
    private mutating func updates(of machine: Machine, at moment: Timestamp) -> [String] {
        guard let software = fleet.at(moment).software(of: machine) else { return [] }
        if let known = updates[software] { return known }
        let names = software.items(createTime: moment).availablePackages
        updates[software] = names
        return names
    }
}

extension JSONValue {
    /// The packages in the items of an inventory that could be installed, as the agent lists them.
    fileprivate var availablePackages: [String] {
        guard case .object(let items) = self else { return [] }
        return items.compactMap { item in
            guard case .object(let packages) = item.value["availablePackage"], let package = packages.first?.value
            else {
                return nil
            }
            let words = ["packageName", "architecture", "version"].compactMap { key -> String? in
                guard case .text(let word) = package[key] else { return nil }
                return word
            }
            if !words.isEmpty { return words.joined(separator: " ") }
            guard case .text(let title) = package["title"] ?? package["patchName"] else { return nil }
            return title
        }
    }
}
