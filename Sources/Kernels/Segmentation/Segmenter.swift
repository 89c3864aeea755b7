/// Who says where the symbols of a text end.
///
/// A text is cut from its beginning to its end, a buffer of ends at a time. The law
/// that each conforming type is tested by: the ends ascend, the last is that of the
/// text, and they do not depend on how many fit the buffer.
public protocol Segmenter: Sendable {
  /// The number of symbols so far that are a byte which belongs to no scalar.
  var invalidByteCount: Int { get }

  /// Finds where the next symbols of `text` end, as many as `ends` has room for.
  ///
  /// - Parameters:
  ///   - text: the whole text, the same in each call.
  ///   - ends: filled from its beginning.
  /// - Returns: the number of symbols found, 0 at the end of the text.
  /// - Precondition: `text` has less than 2^32 bytes.
  mutating func findEnds(in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>) -> Int
}
