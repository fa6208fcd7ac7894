import Exposition

/// A thing with lines in two families; the second says nothing of it when it has no note.
struct MadeUpThing: Equatable {
    var key: UInt64
    var value: Int
    var note: String?

    /// A thing without a note has nothing to say.
    var subject: LineSubject { LineSubject(key: key, isQuiet: note == nil) }

    static let families = [
        MetricFamily<MadeUpThing>(name: "thing_value", help: "A value.", labels: ["key"], rank: .essential) {
            $1.sample(labels: ["\($0.key)"], .integer($0.value))
        },
        MetricFamily<MadeUpThing>(name: "thing_note", help: "A note.", labels: ["key", "note"], rank: .alarm) {
            thing,
            sink in
            guard let note = thing.note else { return }
            sink.sample(labels: ["\(thing.key)", note], 1)
        },
        MetricFamily<MadeUpThing>(name: "thing_detail", help: "Details.", labels: ["key", "part"]) { thing, sink in
            for part in 0..<3 { sink.sample(labels: ["\(thing.key)", "\(part)"], .integer(thing.value + part)) }
        },
    ]
    static let sums = [
        MetricFamily<[MadeUpThing]>(name: "things", help: "How many.") { $1.sample(.integer($0.count)) },
        MetricFamily<[MadeUpThing]>(name: "never", help: "Never there.") { _, _ in },
    ]
    static let counts = [MetricFamily<Int>(name: "series", help: "Series.") { $1.sample(.integer($0)) }]
}

/// Repeatable chance.
struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
