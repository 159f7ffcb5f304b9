import CCrypto

// The border to libcrypto: bytes in, bytes out. Nothing outside this folder sees a pointer of the library.

func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(bytes, bytes.count, &digest)
    return digest
}

/// Lends `bytes` to libcrypto as a readable BIO.
func withBIO<Result>(_ bytes: [UInt8], _ body: (OpaquePointer) throws -> Result) rethrows -> Result? {
    try bytes.withUnsafeBytes { buffer in
        guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count)) else { return nil }
        defer { BIO_free(bio) }
        return try body(bio)
    }
}

/// What `body` writes into a BIO; nil if it says so by returning false.
func written(_ body: (OpaquePointer) -> Bool) -> [UInt8]? {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(bio) }
    guard body(bio) else { return nil }
    var start: UnsafeMutablePointer<CChar>?
    let count = haidang_bio_bytes(bio, &start)
    guard let start, count > 0 else { return [] }
    return UnsafeBufferPointer(start: start, count: count).map { UInt8(bitPattern: $0) }
}

/// The encoding that an i2d function makes: asked once for the length, once for the bytes.
func encoded(_ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
    let count = encode(nil)
    guard count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    bytes.withUnsafeMutableBufferPointer { buffer in
        var cursor = buffer.baseAddress
        _ = encode(&cursor)
    }
    return bytes
}
