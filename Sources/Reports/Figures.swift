import Cost
import Fleet

/// Numbers and times as a report shows them, without a locale.
enum Figures {
    /// What stands where nothing is known.
    static let unknown = "–"

    /// A count with a comma between thousands.
    static func count(_ number: Int) -> String {
        (number < 0 ? "-" : "") + DecimalText.grouped(UInt64(number.magnitude))
    }

    /// A count with its noun, such as `1 VM` or `1,204 VMs`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Parts with a dot between them, without those that are zero.
    static func parts(_ parts: [(count: Int, word: String)]) -> String {
        parts.filter { $0.count > 0 }.map { "\(count($0.count)) \($0.word)" }.joined(separator: " · ")
    }

    /// An amount such as `$1,339.20`.
    static func dollars(_ amount: Double?) -> String {
        amount.map { DecimalText.dollars($0) } ?? unknown
    }

    /// Whole hours.
    static func hours(_ time: Duration?) -> String {
        time.map { count(Int(($0.inSeconds / 3_600).rounded())) } ?? unknown
    }

    /// How long ago something was, in its largest unit, such as `3 h`.
    static func age(_ time: Duration) -> String {
        let seconds = max(0, time.components.seconds)
        return switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(count(Int(seconds / 86_400))) d"
        }
    }

    /// How long something lasts that was perhaps not seen to begin, such as `at least 3 h`.
    static func age(_ time: ViolationTime) -> String {
        (time.isAtLeast ? "at least " : "") + age(time.duration)
    }

    /// The same for a column of figures, such as `≥ 3 h`.
    static func figure(_ time: ViolationTime?) -> String {
        guard let time else { return unknown }
        return (time.isAtLeast ? "≥ " : "") + age(time.duration)
    }

    /// A word of a closed list, such as `contact_lost`, for people.
    static func words(_ word: String) -> String {
        String(word.lowercased().map { $0 == "_" ? " " : $0 })
    }
}

extension Timestamp {
    /// RFC 3339 with a space and whole seconds, which is easier to read.
    var readable: String {
        let text = rfc3339
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))Z"
    }
}
