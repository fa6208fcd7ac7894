import Fleet

/// How reading the sources of a project went, by zone, made ready to be asked for very many VMs.
struct ProjectReads: Sendable {
    private let zones: [ZoneName: ZoneReads]
    private let others: ZoneReads
    /// Sources that were ever read well, in any zone.
    private let readSomewhere: SourceSet
    /// Why each source is not read, by ``Fleet/Source/index``.
    private let failures: [String?]

    /// Takes what is known of a project's sources.
    init(_ reads: [SourceRead], at now: Timestamp) {
        var failures = [String?](repeating: nil, count: Source.allCases.count)
        var readSomewhere = SourceSet()
        for read in reads {
            failures[read.source.index] = failures[read.source.index] ?? read.failure
            if read.lastSuccess != nil { readSomewhere.insert(SourceSet(read.source)) }
        }
        self.failures = failures
        self.readSomewhere = readSomewhere
        let names = Set(reads.compactMap(\.zone))
        zones = Dictionary(uniqueKeysWithValues: names.map { ($0, ZoneReads(reads, zone: $0, at: now)) })
        others = ZoneReads(reads, zone: nil, at: now)
    }

    /// How reading went for a zone.
    func inZone(_ zone: ZoneName) -> ZoneReads { zones[zone] ?? others }

    /// Whether a source was ever read well, in any zone.
    func hasRead(_ source: Source) -> Bool { readSomewhere.contains(SourceSet(source)) }

    /// Why a source is not read: its last failure; `nil` when nothing failed, or nobody tried.
    func failure(of source: Source) -> String? { failures[source.index] }

    /// Whether the words for failures are those of before.
    func failsLike(_ earlier: ProjectReads) -> Bool { failures == earlier.failures }

    /// The sources that were read again since, where nothing else happened; `nil` where one was read for the first time,
    /// was refused or is no more.
    func sourcesReadAgain(since earlier: ProjectReads) -> SourceSet? {
        guard readSomewhere == earlier.readSomewhere, zones.count == earlier.zones.count,
            var advanced = others.sourcesReadAgain(since: earlier.others)
        else { return nil }
        for (zone, reads) in zones {
            guard let known = earlier.zones[zone], let more = reads.sourcesReadAgain(since: known) else { return nil }
            advanced.formUnion(more)
        }
        return advanced
    }
}

/// How reading the sources for the VMs of one zone went.
final class ZoneReads: Sendable {
    /// When each source was last read well, by ``Fleet/Source/index``.
    private let lastReads: [Timestamp?]
    private let refused: SourceSet
    private let listed: SourceSet
    private let now: Timestamp

    /// Takes what concerns a zone; `nil` for zones of which nothing is known by themselves.
    fileprivate init(_ reads: [SourceRead], zone: ZoneName?, at now: Timestamp) {
        var lastReads = [Timestamp?](repeating: nil, count: Source.allCases.count)
        var (refused, listed) = (SourceSet(), SourceSet())
        for read in reads where read.zone == nil || read.zone == zone {
            let place = read.source.index
            if let time = read.lastSuccess { lastReads[place] = lastReads[place].map { max($0, time) } ?? time }
            let isRefused = read.failure == "denied" || read.failure == "api_disabled"
            if isRefused { refused.insert(SourceSet(read.source)) }
            if read.lastListing != nil { listed.insert(SourceSet(read.source)) }
        }
        (self.lastReads, self.refused, self.listed, self.now) = (lastReads, refused, listed, now)
    }

    /// When a source was last read well; `nil` when it never was.
    func lastRead(_ source: Source) -> Timestamp? { lastReads[source.index] }

    /// At which moment ages are taken of what a source told: an outage of ours must not age the fleet.
    func reference(_ source: Source) -> Timestamp { lastReads[source.index].map { min(now, $0) } ?? now }

    /// Whether the last try to read a source was refused.
    func isRefused(_ source: Source) -> Bool { refused.contains(SourceSet(source)) }

    /// Whether everything of a source was ever listed, so that what is missing does not exist.
    func hasListed(_ source: Source) -> Bool { listed.contains(SourceSet(source)) }

    fileprivate func sourcesReadAgain(since earlier: ZoneReads) -> SourceSet? {
        guard refused == earlier.refused, listed == earlier.listed else { return nil }
        var advanced = SourceSet()
        for source in Source.allCases where lastReads[source.index] != earlier.lastReads[source.index] {
            guard let time = lastReads[source.index], let before = earlier.lastReads[source.index], time > before else {
                return nil
            }
            advanced.insert(SourceSet(source))
        }
        return advanced
    }
}
