/// Cuts bytes into blocks of equal size; the last may be shorter.
public struct BlockSegmenter: Segmenter {
  /// The offset of the next block.
  private var position = 0

  private let size: Int

  /// Always 0, as a block may contain any bytes.
  public let invalidByteCount = 0

  /// A segmenter at the start of a text that cuts blocks of `size` bytes.
  ///
  /// - Precondition: `size` is at least 1.
  public init(size: Int) {
    precondition(size >= 1, "a block has bytes")
    self.size = size
  }

  /// Finds the ends of the next blocks of `text`.
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
