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
        // The parser reads the padding, so it must not be memory that was never written.
        let padding = unsafe UnsafeMutableRawBufferPointer(rebasing: storage[count..<count + csimdjson_padding()])
        unsafe padding.initializeMemory(as: UInt8.self, repeating: 0)
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

    private static func allocated(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + csimdjson_padding(), alignment: 64)
    }
}
