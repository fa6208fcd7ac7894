/// The value of one sample.
package struct SampleValue: Sendable {
    enum Kind {
        case integer(Int64)
        case real(Double)
        case microseconds(Int64)
    }

    let kind: Kind

    /// A whole number, such as a count.
    package static func integer(_ value: Int) -> SampleValue {
        SampleValue(kind: .integer(Int64(value)))
    }

    /// A whole number, such as a count of bytes.
    package static func integer(_ value: Int64) -> SampleValue {
        SampleValue(kind: .integer(value))
    }

    /// A number written with the fewest digits that read back as the same double.
    package static func real(_ value: Double) -> SampleValue {
        SampleValue(kind: .real(value))
    }

    /// A time in unix microseconds, negative before 1970, written as exact seconds.
    package static func timestamp(microseconds: Int64) -> SampleValue {
        SampleValue(kind: .microseconds(microseconds))
    }

    /// 1 for true and 0 for false.
    package static func flag(_ isTrue: Bool) -> SampleValue {
        SampleValue(kind: .integer(isTrue ? 1 : 0))
    }
}

extension SampleValue: ExpressibleByIntegerLiteral {
    /// Makes a literal such as `1` a whole number.
    package init(integerLiteral value: Int64) {
        self.init(kind: .integer(value))
    }
}

extension SampleValue: ExpressibleByFloatLiteral {
    /// Makes a literal such as `0.003` a real number.
    package init(floatLiteral value: Double) {
        self.init(kind: .real(value))
    }
}
