import Exposition
import Fleet

extension Open where Known: RawRepresentable<String> {
    /// The API's text as a label value; of a word that this version does not know, at most 40 characters.
    var labelValue: String { known?.rawValue ?? text.bounded(to: 40) }
}

extension String {
    /// The first so many Unicode scalars; text of guests and feeds has no limit of its own.
    func bounded(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        return String(Self.UnicodeScalarView(unicodeScalars.prefix(limit)))
    }

    /// What a guest says of itself as a label value: any text, at most 200 characters of it.
    var guestLabelValue: String { bounded(to: 200) }
}

extension SampleValue {
    /// A moment in unix seconds.
    static func time(_ moment: Timestamp) -> SampleValue {
        .timestamp(microseconds: moment.microseconds)
    }

    /// A stretch of time in exact seconds.
    static func seconds(_ duration: Duration) -> SampleValue {
        .timestamp(microseconds: duration.wholeMicroseconds)
    }
}
