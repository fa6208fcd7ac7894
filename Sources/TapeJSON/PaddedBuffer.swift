import CSimdjson

/// A growable byte buffer that always has the parser's padding behind its capacity.
@safe struct PaddedBuffer: ~Copyable, @unchecked Sendable {
    private static let smallestCapacity = 4096

    private var storage: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    /// The bytes that fit without growing; the padding comes on top.
    private var capacity: Int { unsafe storage.count - csimdjson_padding() }

    init() {
        unsafe storage = PaddedBuffer.allocated(PaddedBuffer.smallestCapacity)
    }

    deinit {
        unsafe storage.deallocate()
    }

    /// The filled bytes, with readable padding behind them; valid until the buffer is next changed.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: storage[..<count]) }

    mutating func append(_ span: Span<UInt8>) {
        reserve(count + span.count)
        unsafe span.withUnsafeBytes { bytes in
            unsafe UnsafeMutableRawBufferPointer(rebasing: storage[count...]).copyMemory(from: bytes)
        }
        count += span.count
    }

    mutating func removeFirst(_ removed: Int) {
        guard removed > 0 else { return }
        count -= removed
        unsafe storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[removed..<removed + count]))
    }

    mutating func removeAll() {
        count = 0
    }

    private mutating func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        let grown = unsafe PaddedBuffer.allocated(Swift.max(needed, capacity * 2))
        unsafe grown.copyMemory(from: bytes)
        unsafe storage.deallocate()
        unsafe storage = grown
    }

    /// Zeroed, so that the padding never holds what was never written.
    private static func allocated(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
        let count = capacity + csimdjson_padding()
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
        unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
        return unsafe storage
    }
}
