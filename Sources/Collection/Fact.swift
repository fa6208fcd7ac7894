package import Fleet

/// What a source said, with the moment for which it vouches.
package struct Fact: Sendable {
    /// What it said.
    package var resource: Resource
    /// The time that the document itself tells, such as `updateTime`; `nil` when it tells none.
    package var sourceTime: Timestamp?
    /// When it was so, as far as we know; for files, the source's time, so that a look back in time finds it.
    package var observedAt: Timestamp
    /// When it was read, or its file written: of two answers that vouch for one moment the later read counts.
    package var readAt: Timestamp
    /// The job that instance details belong to, which they do not say themselves; `nil` for everything else.
    package var patchJob: PatchJobID?

    /// Puts a resource and its times together.
    ///
    /// `readAt` is `observedAt` unless said otherwise.
    package init(
        _ resource: Resource,
        sourceTime: Timestamp?,
        observedAt: Timestamp,
        readAt: Timestamp? = nil,
        patchJob: PatchJobID? = nil
    ) {
        self.resource = resource
        self.sourceTime = sourceTime
        self.observedAt = observedAt
        self.readAt = readAt ?? observedAt
        self.patchJob = patchJob
    }
}
