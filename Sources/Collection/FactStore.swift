package import Fleet

/// Keeps the current facts and the history of what changed; one of the two seams that are protocols.
///
/// Safe for concurrent use: one writer at a time, any number of readers.
package protocol FactStore: Sendable {
    /// Runs `body` in one transaction: all that it writes is kept, or, when it throws, nothing is.
    func write<Result>(_ body: (any FactWriter) throws -> Result) throws -> Result

    /// Everything that was known at `moment`, with the history that reaches past `historySince`.
    ///
    /// Facts that were observed after `moment` are left out. A project that is known by number only gets the number as
    /// its id, and a VM without a name its numeric id.
    func snapshot(at moment: Timestamp, historySince: Timestamp) throws -> FleetSnapshot

    /// A number that changes whenever any process changes the store's content.
    func changeCounter() throws -> Int64
}

/// Writes facts inside one transaction of a ``FactStore``.
package protocol FactWriter {
    /// Takes a fact: an older one than is known changes only the history, an unchanged one writes nothing.
    func put(_ fact: Fact) throws

    /// Remembers that two names mean one project.
    func link(_ number: ProjectNumber, to id: ProjectID) throws

    /// Remembers how reading a source went; an older success than is known changes nothing.
    func record(_ read: SourceRead, of project: ProjectReference) throws

    /// Lets go of what a whole listing of a source no longer had; VMs depart, and their history says when.
    func retire(_ source: Source, of project: ProjectReference, zone: ZoneName?, notReadSince start: Timestamp) throws

    /// Remembers that all instance details of a job that is over were read, so that it need not be asked again.
    func markComplete(_ job: PatchJobID) throws

    /// Whether it is known how a VM stands in a job.
    func hasOutcome(of vm: InstanceID, in job: PatchJobID) throws -> Bool

    /// Whether all instance details of a job were read after it was over.
    func isComplete(_ job: PatchJobID) throws -> Bool

    /// Adds to the history; what it already says writes nothing.
    func add(_ sighting: Sighting) throws

    /// A patch job, as it is known by now; `nil` when it is not.
    func patchJob(_ id: PatchJobID) throws -> PatchJob?

    /// The jobs that are known for a project under either of its names, newest first.
    func patchJobs(of project: ProjectReference) throws -> [PatchJobID]
}
