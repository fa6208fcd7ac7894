/// Writes a package set as bytes: the sorted numbers of its installed and of its available packages.
///
/// Each list is its length and then the steps from number to number, all as varints of seven bits a byte. A package
/// that is listed twice is a step of 0, so twins count twice.
enum PackageSetCodec {
    /// The bytes of a set; equal for equal sets, in whatever order they were listed.
    static func encode(installed: [Int64], available: [Int64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * (installed.count + available.count) + 8)
        for numbers in [installed, available] {
            append(UInt64(numbers.count), to: &bytes)
            var previous: Int64 = 0
            for number in numbers.sorted() {
                append(UInt64(bitPattern: number &- previous), to: &bytes)
                previous = number
            }
        }
        return bytes
    }

    /// The two lists; `nil` for bytes that ``encode(installed:available:)`` did not write.
    static func decode(_ bytes: [UInt8]) -> (installed: [Int64], available: [Int64])? {
        var position = 0
        guard
            let installed = list(in: bytes, at: &position),
            let available = list(in: bytes, at: &position),
            position == bytes.count
        else { return nil }
        return (installed, available)
    }

    /// The FNV-1a hash of the bytes in 64 bits: finds a set, but does not prove that it is the same.
    static func digest(_ bytes: [UInt8]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func list(in bytes: [UInt8], at position: inout Int) -> [Int64]? {
        // Every number takes a byte at least, so a length beyond what is left is none.
        guard let count = varint(in: bytes, at: &position), count <= UInt64(bytes.count - position) else { return nil }
        var numbers: [Int64] = []
        numbers.reserveCapacity(Int(count))
        var previous: Int64 = 0
        for _ in 0..<count {
            guard let step = varint(in: bytes, at: &position) else { return nil }
            previous = previous &+ Int64(bitPattern: step)
            numbers.append(previous)
        }
        return numbers
    }

    private static func varint(in bytes: [UInt8], at position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
