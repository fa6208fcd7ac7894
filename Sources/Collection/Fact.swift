package import Fleet

/// What a source said, with the moment for which it vouches.
package struct Fact: Sendable {
    /// What it said.
    package var resource: Resource
    /// The time that the document itself tells, such as `updateTime`; `nil` when it tells none.
    package var sourceTime: Timestamp?
    /// When it was so, as far as we know; for files, the source's time, so that a look back in time finds it.
    package var observedAt: Timestamp
    /// The job that instance details belong to, which they do not say themselves; `nil` for everything else.
    package var patchJob: PatchJobID?

    /// Puts a resource and its times together.
    package init(_ resource: Resource, sourceTime: Timestamp?, observedAt: Timestamp, patchJob: PatchJobID? = nil) {
        self.resource = resource
        self.sourceTime = sourceTime
        self.observedAt = observedAt
        self.patchJob = patchJob
    }
}
