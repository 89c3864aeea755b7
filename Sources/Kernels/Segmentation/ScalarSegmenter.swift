/// Cuts a text into Unicode scalars, and into bytes that belong to none.
public struct ScalarSegmenter: Segmenter {
  /// The offset of the next symbol.
  private var position = 0

  /// The number of symbols so far that are a byte which belongs to no scalar.
  public private(set) var invalidByteCount = 0

  /// A segmenter at the start of a text.
  public init() {}

  /// Finds the ends of the next scalars of `text`.
  public mutating func findEnds(
    in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>
  ) -> Int {
    var position = self.position
    var count = 0
    while count < ends.count, position < text.count {
      let length = UTF8Sequence.decode(text, at: position).length
      if length == 0 { invalidByteCount += 1 }
      position += max(1, length)
      ends[count] = UInt32(position)
      count += 1
    }
    self.position = position
    return count
  }
}
