import Fleet

/// What a VM wrote to its serial ports since it was started.
struct ComputeSerialPort: Sendable {
    /// `projects/{project}/zones/{zone}/instances/{instance}`.
    let path: String
    let isRunning: Bool
    /// What stands on the first port; the others are silent.
    let lines: [String]

    /// The answer to a call, which names a port and the byte to begin at; a negative one counts from the end.
    func answer(to call: APICall) throws(APIError) -> JSONValue {
        let port = try call.integer("port") ?? 1
        guard (1...4).contains(port) else {
            throw .computeInvalid("port", String(port), "Must be between 1 and 4, inclusive.")
        }
        guard isRunning else { throw .invalidArgument("The resource '\(path)' is not ready") }
        let contents = port == 1 ? Array(lines.joined(separator: "\r\n").utf8) : []
        let asked = try call.integer("start") ?? 0
        let start = asked < 0 ? max(0, contents.count + asked) : min(asked, contents.count)
        return [
            "kind": "compute#serialPortOutput",
            "contents": .text(String(decoding: contents[start...], as: UTF8.self)),
            "start": .text(String(start)),
            "next": .text(String(contents.count)),
            "selfLink": .text("\(ComputeView.root)\(path)/serialPort"),
        ]
    }

    /// What a VM writes while it boots, and what its agent says then.
    static func lines(
        of machine: Machine,
        boot: Timestamp,
        kernel: String,
        agentVersion: String,
        agent: AgentMoment
    ) -> [String] {
        let isWindows = machine.system == .windows2022
        var lines = ["UEFI: Attempting to start image.", "Description: \(machine.system.rawValue)"]
        if isWindows {
            lines.append("Computer is booting, SAC started and initialized.")
        } else {
            lines += [
                "[    0.000000] Linux version \(kernel)",
                "[    2.814213] systemd[1]: Detected virtualization google.",
                "[    6.102944] systemd[1]: Set hostname to <\(machine.name)>.",
            ]
        }
        if agent.trouble != .notInstalled {
            lines += agentLines(boot: boot, agentVersion: agentVersion, agent: agent).map { line in
                // Windows writes to the port itself; elsewhere the system's log is shown there.
                isWindows ? line.text : "\(syslog(line.moment)) \(machine.name) OSConfigAgent[612]: \(line.text)"
            }
        }
        return lines + [""]
    }

    private static func agentLines(
        boot: Timestamp,
        agentVersion: String,
        agent: AgentMoment
    ) -> [(moment: Timestamp, text: String)] {
        let started = boot + .milliseconds(21_480)
        var words = [(started, "Info: OSConfig Agent (version \(agentVersion)) started.")]
        if agent.trouble == .noServiceAccount {
            words.append((started + .milliseconds(312), "Warning: No service account set for instance."))
        }
        return words.map { moment, text in (moment, "\(moment.agentText) OSConfigAgent \(text)") }
    }

    /// A moment as syslog writes it, such as `Apr  5 08:20:03`.
    private static func syslog(_ moment: Timestamp) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = CivilDate(daysSinceEpoch: moment.day)
        let day = date.day < 10 ? " \(date.day)" : "\(date.day)"
        return "\(months[date.month - 1]) \(day) \(moment.rfc3339.dropFirst(11).prefix(8))"
    }
}

extension ComputeSerialPort {
    /// The ports of a VM at the moment of a view.
    init(of machine: Machine, in view: ComputeView) {
        let moment = view.moment
        let power = moment.power(of: machine)
        let software = AgentRhythm(fleet: moment.fleet, machine: machine).software(at: power.lastStart)
        let kernel = ItemCache.shared.information(of: software).first { $0.key == "kernelRelease" }?.value
        path = view.path("/zones/\(machine.zone)/instances/\(machine.name)")
        isRunning = power.isRunning
        lines = Self.lines(
            of: machine,
            boot: power.lastStart,
            kernel: kernel.flatMap { if case .text(let release) = $0 { release } else { nil } } ?? "",
            agentVersion: ItemCache.shared.agentVersion(of: software),
            agent: moment.agent(of: machine)
        )
    }
}
