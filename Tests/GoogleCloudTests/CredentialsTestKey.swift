import CLibcrypto

/// An RSA key that was made for this run of the tests, and is nobody's.
@safe struct CredentialsTestKey: Sendable {
    /// The one key of this run, since making one takes time.
    static let shared = CredentialsTestKey(bits: 2_048)

    /// The private key in PEM.
    let privatePEM: String
    /// The public key in PEM.
    let publicPEM: String

    /// Makes a key.
    init(bits: Int32) {
        let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nil)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        unsafe EVP_PKEY_keygen_init(context)
        unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits)
        unsafe EVP_PKEY_keygen(context, &key)
        defer { unsafe EVP_PKEY_free(key) }
        privatePEM = unsafe Self.text { unsafe PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
        publicPEM = unsafe Self.text { unsafe PEM_write_bio_PUBKEY($0, key) }
    }

    /// The private key, encrypted with a password.
    static func encrypted(_ pem: String) -> String {
        let memory = unsafe BIO_new_mem_buf(pem, Int32(pem.utf8.count))
        defer { unsafe BIO_free(memory) }
        let key = unsafe PEM_read_bio_PrivateKey(memory, nil, nil, nil)
        defer { unsafe EVP_PKEY_free(key) }
        var password = Array("password".utf8)
        return unsafe text {
            unsafe PEM_write_bio_PrivateKey($0, key, EVP_aes_256_cbc(), &password, Int32(password.count), nil, nil)
        }
    }

    /// A key on an elliptic curve, which RS256 cannot use.
    static func ellipticPEM() -> String {
        let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        unsafe EVP_PKEY_keygen_init(context)
        unsafe EVP_PKEY_keygen(context, &key)
        defer { unsafe EVP_PKEY_free(key) }
        return unsafe text { unsafe PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    }

    /// Whether a signature is the private key's, by RS256.
    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        let memory = unsafe BIO_new_mem_buf(publicPEM, Int32(publicPEM.utf8.count))
        defer { unsafe BIO_free(memory) }
        let key = unsafe PEM_read_bio_PUBKEY(memory, nil, nil, nil)
        defer { unsafe EVP_PKEY_free(key) }
        let context = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(context) }
        return unsafe EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    private static func text(_ write: (OpaquePointer?) -> Int32) -> String {
        let memory = unsafe BIO_new(BIO_s_mem())
        defer { unsafe BIO_free(memory) }
        guard unsafe write(memory) == 1 else { return "" }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = unsafe BIO_read(memory, &bytes, Int32(bytes.count))
        return String(decoding: bytes.prefix(Int(Swift.max(count, 0))), as: UTF8.self)
    }
}
