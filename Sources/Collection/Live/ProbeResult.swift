package import Fleet
import GoogleCloud

/// Whether a source of a project can be read, and what else the answer told.
package struct ProbeResult: Hashable, Sendable {
    /// What asking came to.
    package enum Outcome: Hashable, Sendable {
        /// There was a good answer.
        case readable
        /// There was none.
        case unreadable(Obstacle)
        /// It was not asked, for a reason in words.
        case unknown(String)
    }

    /// The project.
    package let project: ProjectID
    /// The source.
    package let source: Source
    /// The zone that was asked in, of a source that is read zone by zone.
    package let zone: ZoneName?
    /// What asking came to.
    package let outcome: Outcome
    /// Where the project's first VM is; `nil` unless VMs were asked for and one was found.
    package var vmZone: ZoneName?
    /// Whether VMs were asked for, and there is none.
    package var hasNoVM = false
    /// The project's feature set; `nil` unless it was asked for and told.
    package var featureSet: Open<ProjectFeatureSettings.FeatureSet>?

    /// The projects that were found, where they were asked for.
    package var projects: Set<ProjectID> = []

    init(_ project: ProjectID, _ source: Source, in zone: ZoneName? = nil, _ outcome: Outcome) {
        self.project = project
        self.source = source
        self.zone = zone
        self.outcome = outcome
    }

    /// Why a source cannot be read; `nil` when it can, or was not asked.
    package var obstacle: Obstacle? {
        guard case .unreadable(let obstacle) = outcome else { return nil }
        return obstacle
    }
}

extension ProbeResult {
    /// What is in the way of reading a source.
    package struct Obstacle: Hashable, Sendable {
        /// How much else it is in the way of.
        package enum Reach: Hashable, Sendable {
            /// Perhaps of nothing else.
            case call
            /// Of what counts for the same quota.
            case quota
            /// Of all that the same service is asked for.
            case service
            /// Of every call.
            case everything
        }

        /// One of the words of `source_errors_total`.
        package let reason: String
        /// Who was asked and what the answer was, in one line.
        package let message: String
        /// What to do; `nil` when only time helps.
        package let remedy: String?
        /// How much else it is in the way of.
        package let reach: Reach

        init(_ failure: GoogleAPIFailure) {
            reason = failure.word
            message = failure.message
            remedy = failure.hint
            reach =
                switch failure.kind {
                case .credentials, .canceled: .everything
                case .timeout, .network, .tls, .proxy: .service
                case .quotaExceeded: .quota
                default: .call
                }
        }
    }
}
