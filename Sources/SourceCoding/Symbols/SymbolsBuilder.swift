internal import Kernels

/// Builds a message from the symbols of a text, a few thousand symbols at a time.
///
/// Symbols are first numbered in the order in which they occur, and renumbered in the
/// order of their spellings at the end. As long as there are at most 256 different
/// symbols, each is stored as a byte.
struct SymbolsBuilder {
  private var table = SpellingTable()
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []

  /// The number of symbols handled at a time; they stay in the cache.
  private static let capacity = 1 << 13

  /// The greatest number of different symbols that are stored as bytes.
  private static let mostNarrow = 256

  /// Appends the symbols that `segmenter` cuts `text` into, joining `size` of them into
  /// one.
  mutating func append(
    _ text: [UInt8], cutBy segmenter: inout some Segmenter, groupedBy size: Int
  ) {
    // Short messages have few symbols, and there may be many such messages.
    var ends = [UInt32](repeating: 0, count: min(Self.capacity, max(1, text.count)))
    var start = 0
    var ungrouped = 0
    while true {
      var found = 0
      var end = start
      do {
        var span = ends.mutableSpan
        found = segmenter.findEnds(in: text.span, into: &span)
        if found == 0 { break }
        end = Int(span[found - 1])
        if size > 1 {
          var kept = 0
          for index in 0..<found {
            ungrouped += 1
            guard ungrouped == size || Int(span[index]) == text.count else { continue }
            span[kept] = span[index]
            kept += 1
            ungrouped = 0
          }
          found = kept
          if found == 0 { continue }
          end = Int(span[found - 1])
        }
      }
      number(text.span, from: start, &ends, count: found)
      WorkProgress.add(end - start)
      start = end
    }
  }

  /// Appends the elements of `bytes`, joining `size` of them into one symbol.
  ///
  /// - Returns: the number of elements that are single bytes because they are not valid
  ///   UTF-8.
  mutating func append(
    _ bytes: [UInt8], spelledIn unit: SymbolUnit, groupedBy size: Int
  ) -> Int {
    guard let width = ElementSpelling.width(of: unit) else { return 0 }
    let (symbolSize, pieceSize) = (size * width, Self.capacity / 8)
    var ends = [UInt32](repeating: 0, count: min(Self.capacity, 8 * max(1, bytes.count)))
    var text: [UInt8] = []
    var invalidByteCount = 0
    var offset = 0
    while offset < bytes.count {
      let start = offset
      defer { WorkProgress.add(offset - start) }
      offset = ElementSpelling.append(
        bytes.span, offset..<min(offset + pieceSize, bytes.count), unit: unit, to: &text,
        &invalidByteCount)
      // Only whole symbols are numbered, and at the end also the remainder.
      let isLast = offset == bytes.count
      let count = (text.count + (isLast ? symbolSize - 1 : 0)) / symbolSize
      for index in 0..<count { ends[index] = UInt32(min((index + 1) * symbolSize, text.count)) }
      number(text.span, from: 0, &ends, count: count)
      text.removeFirst(min(count * symbolSize, text.count))
    }
    return invalidByteCount
  }

  /// The number of symbols that were appended.
  var symbolCount: Int { table.count <= Self.mostNarrow ? narrow.count : wide.count }

  /// The message of everything that was appended, with symbols in the order of their
  /// spellings.
  consuming func message(
    unit: SymbolUnit, byteCount: Int, invalidByteCount: Int = 0, lineEndPairCount: Int = 0
  ) -> Message {
    let (text, starts, places) = table.sorted()
    let alphabet = Alphabet(unit: unit, text: text, starts: starts)
    let symbols: Message.Symbols
    if table.count <= Self.mostNarrow {
      let places = places.map { UInt8($0) }
      for index in narrow.indices { narrow[index] = places[Int(narrow[index])] }
      symbols = .narrow(narrow)
    } else {
      for index in wide.indices { wide[index] = places[Int(wide[index])] }
      symbols = .wide(wide)
    }
    return Message(
      alphabet: alphabet, symbols: symbols, byteCount: byteCount,
      invalidByteCount: invalidByteCount, lineEndPairCount: lineEndPairCount)
  }

  /// Appends the symbols whose end offsets are the first `count` of `ends`.
  private mutating func number(
    _ text: Span<UInt8>, from start: Int, _ ends: inout [UInt32], count: Int
  ) {
    let wasNarrow = table.count <= Self.mostNarrow
    var span = ends.mutableSpan
    table.number(text, from: start, ends: &span, count: count)
    if table.count <= Self.mostNarrow {
      narrow.append(addingCapacity: count) { narrow in
        for index in 0..<count { narrow.append(UInt8(truncatingIfNeeded: span[index])) }
      }
    } else {
      if wasNarrow {
        wide = narrow.map { UInt32($0) }
        narrow = []
      }
      wide.append(addingCapacity: count) { wide in
        for index in 0..<count { wide.append(span[index]) }
      }
    }
  }
}
