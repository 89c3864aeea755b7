/// Finds where the symbols of a text end.
///
/// A text is cut from its beginning to its end, one buffer of ends at a time. Every
/// conforming type is tested by one law: the ends ascend, the last is that of the text,
/// and they do not depend on the size of the buffer.
public protocol Segmenter: Sendable {
  /// The number of symbols so far that are a byte which belongs to no scalar.
  var invalidByteCount: Int { get }

  /// Finds the ends of the next symbols of `text`, as many as `ends` has room for.
  ///
  /// - Parameters:
  ///   - text: the whole text, the same in each call.
  ///   - ends: filled from its beginning.
  /// - Returns: the number of symbols found, 0 at the end of the text.
  /// - Precondition: `text` has less than 2^32 bytes.
  mutating func findEnds(in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>) -> Int
}
