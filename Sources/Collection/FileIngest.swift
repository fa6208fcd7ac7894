package import Fleet

/// Takes facts from files: one transaction per file, recognised by content.
package struct FileIngest {
    /// What a run may be told.
    package struct Options: Sendable {
        /// The job that instance details belong to; `nil` to take the only one in sight.
        package var patchJob: PatchJobID?
        /// Which number is which project.
        package var projectIDs: [ProjectNumber: ProjectID] = [:]
        /// When the files were written; `nil` to ask the file system.
        package var observedAt: Timestamp?
        /// The largest document that is read, in bytes.
        package var documentLimit = 64 << 20
        /// The time now, for pipes, which have none.
        package var now: Timestamp

        /// The options that hold unless told otherwise.
        package init(now: Timestamp) {
            self.now = now
        }
    }

    private let store: any FactStore
    private let options: Options
    /// The patch jobs seen in this run, which instance details may belong to.
    private var jobsInSight: Set<PatchJobID> = []

    /// Prepares a run.
    package init(into store: any FactStore, options: Options) {
        self.store = store
        self.options = options
    }

    /// Takes all files; broken ones are reported and leave nothing behind.
    ///
    /// Throws ``FactStoreError`` when the store fails, which ends the run; what was committed stays.
    /// `progress` is told how many bytes of a file were read so far, about once per mebibyte.
    package mutating func run(
        _ files: [InputFile],
        report: (InputFile, FileOutcome) -> Void = { _, _ in },
        progress: (InputFile, Int) -> Void = { _, _ in }
    ) throws -> IngestReport {
        var result = IngestReport()
        if !options.projectIDs.isEmpty {
            try store.write { writer in
                for (number, id) in options.projectIDs { try writer.link(number, to: id) }
            }
        }
        var waiting: [InputFile] = []
        for file in files {
            let outcome = try take(file, into: &result, mayWait: !file.isStandardInput, progress: progress)
            if case .broken(.patchJobUnknown) = outcome, !file.isStandardInput {
                waiting.append(file)
                continue
            }
            report(file, outcome)
            result.files.append((file, outcome))
        }
        // Instance details come last, when every job of the run is in sight.
        for file in waiting {
            let outcome = try take(file, into: &result, mayWait: false, progress: progress)
            report(file, outcome)
            result.files.append((file, outcome))
        }
        return result
    }

    private mutating func take(
        _ file: InputFile,
        into result: inout IngestReport,
        mayWait: Bool,
        progress: (InputFile, Int) -> Void
    ) throws -> FileOutcome {
        do {
            var transaction = try FileTransaction(file, options: options, jobsInSight: jobsInSight, mayWait: mayWait)
            let outcome = try store.write { writer in
                try transaction.run(writer) { progress(file, $0) }
            }
            jobsInSight.formUnion(transaction.jobs)
            result.unreachable += transaction.unreachable.map { "\(file.path): \($0)" }
            result.newestFileTime = [result.newestFileTime, transaction.fileTime].compactMap(\.self).max()
            return outcome
        } catch let problem as IngestProblem {
            if case .nothingForUs(let reason) = problem, !file.isNamed { return .skipped(reason) }
            return .broken(problem)
        }
    }
}
