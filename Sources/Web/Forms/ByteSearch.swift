import Glibc
import Hummingbird
import NIOCore

extension ByteBuffer {
    /// Where `needle` first begins, counted from the reader index, looking from `from` on.
    func firstRange(of needle: [UInt8], from: Int = 0) -> Int? {
        withUnsafeReadableBytes { bytes in
            var start = from
            // memchr finds candidates at memory speed; a loop over bytes would cost more than the disk.
            while start + needle.count <= bytes.count,
                let hit = memchr(bytes.baseAddress! + start, Int32(needle[0]), bytes.count - needle.count - start + 1)
            {
                start = bytes.baseAddress!.distance(to: UnsafeRawPointer(hit))
                if needle.withUnsafeBytes({ memcmp(bytes.baseAddress! + start, $0.baseAddress!, needle.count) }) == 0 { return start }
                start += 1
            }
            return nil
        }
    }
}

extension ByteBufferView {
    /// How many bytes at the end may be the beginning of `needle`, whose first byte appears in it only once.
    func suffixBeginning(_ needle: [UInt8]) -> Int {
        let tail = suffix(needle.count - 1)
        guard let start = tail.lastIndex(of: needle[0]), needle.starts(with: tail[start...]) else { return 0 }
        return tail.endIndex - start
    }
}
