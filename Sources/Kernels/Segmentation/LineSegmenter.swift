/// Cuts bytes into lines, each with its line feed, if it has one.
public struct LineSegmenter: Segmenter {
  /// The offset of the next line.
  private var position = 0

  /// Always 0, as a line may contain any bytes.
  public let invalidByteCount = 0

  /// A segmenter at the start of a text.
  public init() {}

  /// Finds the ends of the next lines of `text`.
  public mutating func findEnds(
    in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>
  ) -> Int {
    var position = self.position
    var count = 0
    while count < ends.count, position < text.count {
      while position < text.count - 1, text[position] != 0x0A { position += 1 }
      position += 1
      ends[count] = UInt32(position)
      count += 1
    }
    self.position = position
    return count
  }
}
