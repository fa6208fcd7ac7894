package import Fleet

/// How often what is read.
package struct CollectionRhythm: Hashable, Sendable {
    /// From one reading of a source to the next; a source without an interval is off.
    package var intervals: [Source: Duration]
    /// After how long packages are read anew although no patch job ended.
    package var fullInventories: Duration

    /// How long after a patch job every agent has reported what it installed: a poll interval of 10 minutes, and some.
    static let settling = Duration.seconds(15 * 60)

    /// Takes both.
    package init(intervals: [Source: Duration], fullInventories: Duration = .seconds(6 * 3_600)) {
        self.intervals = intervals
        self.fullInventories = fullInventories
    }
}
