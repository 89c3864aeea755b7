/// Cuts bytes into blocks of one size; the last may be shorter.
public struct BlockSegmenter: Segmenter {
  /// Where the next block begins.
  private var position = 0

  private let size: Int

  /// 0, for a block may hold any bytes.
  public let invalidByteCount = 0

  /// A segmenter at the beginning of a text that cuts off `size` bytes at a time.
  ///
  /// - Precondition: `size` is at least 1.
  public init(size: Int) {
    precondition(size >= 1, "a block has bytes")
    self.size = size
  }

  /// Finds where the next blocks of `text` end.
  public mutating func findEnds(
    in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>
  ) -> Int {
    var count = 0
    while count < ends.count, position < text.count {
      position += min(size, text.count - position)
      ends[count] = UInt32(position)
      count += 1
    }
    return count
  }
}
