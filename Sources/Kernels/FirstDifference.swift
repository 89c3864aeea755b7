/// The first index at which `a` and `b` differ; nil if they are equal.
///
/// If one is a prefix of the other, it is the length of the shorter.
///
/// Sixty-four bytes are compared at a time without a branch, which the compiler turns
/// into vector instructions. This is as fast as `memcmp`, which does not report the
/// place.
public func firstDifference(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int? {
  let count = min(a.count, b.count)
  var start = 0
  // Safe because words are read at offsets up to 56 after `start`, and `start` is
  // at least 64 below both counts.
  unsafe a.withUnsafeBytes { a in
    unsafe b.withUnsafeBytes { b in
      while count - start >= 64 {
        var difference: UInt64 = 0
        for offset in stride(from: start, to: start + 64, by: 8) {
          let left = unsafe a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          let right = unsafe b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          difference |= left ^ right
        }
        if difference != 0 { break }
        start += 64
      }
    }
  }
  for index in start..<count where a[index] != b[index] { return index }
  return a.count == b.count ? nil : count
}
