/// The gzip format (RFC 1952) with blocks that are stored as they are.
///
/// What it makes is no smaller than what it is made of; clients need the format, not the size.
enum ComputeGzip {
    /// The longest stored block of deflate (RFC 1951, 3.2.4).
    private static let longestBlock = 65_535

    /// A gzip member.
    static func member(of bytes: [UInt8]) -> [UInt8] {
        // Deflate, no flags, no time, no extra flags, unknown operating system.
        var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        member.reserveCapacity(bytes.count + bytes.count / longestBlock * 5 + 32)
        var start = 0
        repeat {
            let end = min(start + longestBlock, bytes.count)
            let length = UInt16(end - start)
            member.append(end == bytes.count ? 1 : 0)
            append(length, to: &member)
            append(~length, to: &member)
            member += bytes[start..<end]
            start = end
        } while start < bytes.count
        append(checksum(of: bytes), to: &member)
        append(UInt32(truncatingIfNeeded: bytes.count), to: &member)
        return member
    }

    /// CRC-32 as of ISO 3309.
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 0 ? crc >> 1 : 0xEDB8_8320 ^ crc >> 1 }
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
