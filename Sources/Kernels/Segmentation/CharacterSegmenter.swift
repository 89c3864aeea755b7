/// Cuts a text into what readers see as letters: its extended grapheme clusters.
///
/// They are those of Swift's `Character`, which finds them wherever scalars could join.
/// Two ASCII characters never join, except CR LF, so nothing needs to be searched
/// between such. A *stretch* is a piece of text that is examined in full: it begins at
/// the start of a cluster, and ends between two ASCII characters, at a byte that is not
/// valid UTF-8, or at a size at which it is cut. In the last case its last cluster is
/// not used, because it may continue; and if there is no other, the stretch is doubled.
/// The work is therefore linear, even for a gigabyte of combining marks.
///
/// A byte that belongs to no scalar is a symbol of its own, and joins nothing.
///
/// Source: Unicode Standard Annex 29, *Unicode Text Segmentation*.
public struct CharacterSegmenter: Segmenter {
  /// The offset of the next symbol.
  private var position = 0

  /// The number of symbols so far that are a byte which belongs to no scalar.
  public private(set) var invalidByteCount = 0

  /// The number of pairs CR LF so far, which are one character each.
  public private(set) var lineEndPairCount = 0

  /// The number of bytes at which a stretch is cut.
  private let stretchSize: Int

  private static let cr: UInt8 = 0x0D
  private static let lf: UInt8 = 0x0A

  /// A segmenter at the start of a text.
  ///
  /// - Parameter stretchSize: the number of bytes at which a stretch is cut; the result
  ///   does not depend on it.
  /// - Precondition: It is at least 1.
  public init(stretchSize: Int = 512) {
    precondition(stretchSize >= 1, "a stretch has bytes")
    self.stretchSize = stretchSize
  }

  /// Finds the ends of the next characters of `text`.
  public mutating func findEnds(
    in text: Span<UInt8>, into ends: inout MutableSpan<UInt32>
  ) -> Int {
    var position = self.position
    var count = 0
    while count < ends.count, position < text.count {
      let first = text[position]
      // After the last byte, any ASCII character other than LF will do.
      let second = position + 1 < text.count ? text[position + 1] : 0
      if first | second < 0x80 {
        let isPair = first == Self.cr && second == Self.lf
        lineEndPairCount += isPair ? 1 : 0
        position += isPair ? 2 : 1
        ends[count] = UInt32(position)
        count += 1
      } else {
        self.position = position
        count = findEndsInStretch(of: text, into: &ends, from: count)
        position = self.position
      }
    }
    self.position = position
    return count
  }

  /// Finds the ends in the stretch at the position, and moves the position to its end.
  ///
  /// - Returns: the new number of ends.
  private mutating func findEndsInStretch(
    of text: Span<UInt8>, into ends: inout MutableSpan<UInt32>, from firstIndex: Int
  ) -> Int {
    var count = firstIndex
    var size = stretchSize
    while count == firstIndex {
      let stretch = Self.stretch(of: text, from: position, size: size)
      guard !stretch.range.isEmpty,
        let characters = try? UTF8Span(validating: text.extracting(stretch.range))
      else {
        position += 1
        invalidByteCount += 1
        ends[count] = UInt32(position)
        return count + 1
      }
      var iterator = characters.makeCharacterIterator()
      while count < ends.count, iterator.skipForward() == 1 {
        let end = stretch.range.lowerBound + iterator.currentCodeUnitOffset
        guard end < stretch.range.upperBound || !stretch.isCut else { break }
        if end - position == 2, text[position] == Self.cr { lineEndPairCount += 1 }
        position = end
        ends[count] = UInt32(end)
        count += 1
      }
      size *= 2
    }
    return count
  }

  /// The stretch from `start` on, which is empty if the bytes are not valid UTF-8; and
  /// whether it was cut at the given size.
  private static func stretch(
    of text: Span<UInt8>, from start: Int, size: Int
  ) -> (range: Range<Int>, isCut: Bool) {
    var end = start
    while end < text.count {
      let length = UTF8Sequence.decode(text, at: end).length
      guard length > 0 else { break }
      if length == 1, end > start, text[end - 1] < 0x80,
        text[end - 1] != cr || text[end] != lf
      {
        break
      }
      end += length
      if end - start >= size { return (start..<end, end < text.count) }
    }
    return (start..<end, false)
  }
}
