import CZlib

/// The zlib stream in `deflated`, inflated; at most as many bytes as the budget still allows, which it pays.
func inflated(_ deflated: ArraySlice<UInt8>, budget: PDFBudget) throws(PDFFault) -> [UInt8] {
    var stream = z_stream()
    guard haidang_inflate_init(&stream) == Z_OK else { throw .tooComplex }
    defer { inflateEnd(&stream) }
    var input = Array(deflated)
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let affordable = budget.inflatable
    let status = input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(clamping: source.count)
        var status = Z_OK
        while status == Z_OK, output.count <= affordable {
            let count = chunk.withUnsafeMutableBufferPointer { target in
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                status = inflate(&stream, Z_NO_FLUSH)
                return target.count - Int(stream.avail_out)
            }
            output += chunk[..<count]
        }
        return status
    }
    try budget.inflate(output.count)
    guard status == Z_STREAM_END else { throw .malformed("deflated data") }
    return output
}

/// Undoes a PNG predictor (ISO 32000-1, 7.4.4.4) of one byte per pixel, which is what cross-reference and object streams use.
func unpredicted(_ data: [UInt8], columns: Int) throws(PDFFault) -> [UInt8] {
    guard columns > 0, columns <= data.count, data.count % (columns + 1) == 0 else { throw .malformed("predictor") }
    var result: [UInt8] = []
    result.reserveCapacity(data.count)
    var above = [UInt8](repeating: 0, count: columns)
    for row in stride(from: 0, to: data.count, by: columns + 1) {
        var left: UInt8 = 0
        var corner: UInt8 = 0
        for i in 0..<columns {
            let up = above[i]
            let guess: UInt8 =
                switch data[row] {
                case 0: 0
                case 1: left
                case 2: up
                case 3: UInt8((Int(left) + Int(up)) / 2)
                case 4: paeth(left, up, corner)
                default: throw .malformed("predictor")
                }
            left = data[row + 1 + i] &+ guess
            corner = up
            above[i] = left
        }
        result += above
    }
    return result
}

private func paeth(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(up) - Int(corner)
    let (toLeft, toUp, toCorner) = (abs(estimate - Int(left)), abs(estimate - Int(up)), abs(estimate - Int(corner)))
    if toLeft <= toUp && toLeft <= toCorner { return left }
    return toUp <= toCorner ? up : corner
}
