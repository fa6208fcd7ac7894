import Fleet

/// How reading one source of a project goes, all its zones together.
struct SourceStanding {
    let source: Source
    /// Whether the last try of every zone went well.
    private(set) var isUp = true
    /// Of the zones that were ever read well, the one for which that is the longest ago; `nil` when there is none.
    private(set) var lastSuccess: Timestamp?
    /// How long the last run took, in all zones together; `nil` for files.
    private(set) var duration: Duration?

    private init(_ source: Source) {
        self.source = source
    }

    private mutating func add(_ read: SourceRead) {
        isUp = isUp && read.failure == nil
        lastSuccess = [lastSuccess, read.lastSuccess].compactMap(\.self).min()
        duration = read.duration.map { $0 + (duration ?? .zero) } ?? duration
    }

    /// The sources that were ever tried, by name.
    static func all(in reads: [SourceRead]) -> [SourceStanding] {
        var standings: [Source: SourceStanding] = [:]
        for read in reads where read.lastSuccess != nil || read.failure != nil {
            standings[read.source, default: SourceStanding(read.source)].add(read)
        }
        return standings.values.sorted { $0.source < $1.source }
    }
}
