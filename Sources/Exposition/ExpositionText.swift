/// The bytes of an exposition while it is being written.
struct ExpositionText: Sendable {
    private(set) var bytes: [UInt8]

    var count: Int { bytes.count }

    init(expectedBytes: Int = 0) {
        bytes = []
        bytes.reserveCapacity(expectedBytes)
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func append(_ other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    mutating func append(_ string: String) {
        bytes.append(contentsOf: string.utf8)
    }

    /// A copy that takes no more memory than it needs.
    var exactBytes: [UInt8] { Array(bytes[...]) }

    mutating func truncate(to count: Int) {
        bytes.removeLast(bytes.count - count)
    }

    /// Turns the bytes from a position on around; digits are written last one first.
    mutating func reverse(from start: Int) {
        var low = start
        var high = bytes.count - 1
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
