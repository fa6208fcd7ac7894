import StrictYAML

extension Configuration {
    /// When an agent counts as late or silent.
    package struct Agent: Sendable, Equatable {
        /// An agent is active until its last contact is older than so many of its poll intervals; 3 by default.
        package let activePolls: Int
        /// An agent is silent once its last contact is older than so many of its poll intervals; 6 by default.
        ///
        /// Always above `activePolls`.
        package let silentPolls: Int
        /// How long after its start a VM may stay without contact; 15 minutes by default.
        package let startGrace: Duration

        init(reading section: MappingReader) {
            activePolls = section.value(
                "active_polls",
                .integer(in: 1...10_000),
                default: 3,
                "An agent is active until its last contact is older than so many of its poll intervals."
            )
            silentPolls = section.value(
                "silent_polls",
                .integer(in: 1...10_000),
                default: 6,
                "An agent is silent once its last contact is older than so many of its poll intervals. "
                    + "Must be above `active_polls`."
            )
            startGrace = section.value(
                "start_grace",
                .duration(),
                default: .seconds(900),
                "How long after its start a VM may stay without contact."
            )
            if silentPolls <= activePolls {
                section.refuse("silent_polls", "\(silentPolls) must be above active_polls, which is \(activePolls)")
            }
        }
    }
}
