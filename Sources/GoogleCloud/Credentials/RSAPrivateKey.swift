import CLibcrypto

/// An RSA key that signs with SHA-256, as RS256 wants it (RFC 7518, section 3.3).
struct RSAPrivateKey: Hashable, Sendable {
    /// What is wrong with a key, in words that hold nothing of it.
    enum Problem: String, Error {
        case notPEM = "is not an unencrypted private key in PEM"
        case notRSA = "is not an RSA key of 2048 bits or more"
        case failed = "cannot sign"
    }

    // Read anew for each signature, one an hour: so nothing has to own memory of libcrypto.
    private let pem: Secret

    /// Checks that the text is a key that can sign.
    init(pem: Secret) throws(Problem) {
        self.pem = pem
        try unsafe withKey { key throws(Problem) in
            guard unsafe EVP_PKEY_is_a(key, "RSA") == 1, unsafe EVP_PKEY_get_bits(key) >= 2_048 else {
                throw .notRSA
            }
        }
    }

    /// The signature of a message.
    func signature(of message: [UInt8]) throws(Problem) -> [UInt8] {
        try unsafe withKey { key throws(Problem) in
            guard let context = unsafe EVP_MD_CTX_new() else { throw .failed }
            defer { unsafe EVP_MD_CTX_free(context) }
            var count = Int(unsafe EVP_PKEY_get_size(key))
            guard unsafe EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1, count > 0 else {
                throw .failed
            }
            var signature = [UInt8](repeating: 0, count: count)
            guard unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else {
                throw .failed
            }
            return Array(signature.prefix(count))
        }
    }

    private func withKey<Value>(_ body: (OpaquePointer) throws(Problem) -> Value) throws(Problem) -> Value {
        // The queue of errors is the thread's, and libcurl reads it too.
        defer { ERR_clear_error() }
        let bytes = Array(pem.revealed.utf8)
        guard let count = Int32(exactly: bytes.count), let memory = unsafe BIO_new(BIO_s_mem()) else { throw .failed }
        defer { unsafe BIO_free(memory) }
        guard unsafe BIO_write(memory, bytes, count) == count else { throw .notPEM }
        // Without a callback, libcrypto would ask for the password of an encrypted key on the terminal.
        let key = unsafe PEM_read_bio_PrivateKey(memory, nil, { _, _, _, _ in -1 }, nil)
        guard let key = unsafe key else { throw .notPEM }
        defer { unsafe EVP_PKEY_free(key) }
        return try unsafe body(key)
    }
}
