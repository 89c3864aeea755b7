internal import Kernels

/// Cuts several texts into the symbols of an open unit, over one alphabet.
///
/// No symbol spans two texts, and the last gram of each text may be shorter.
struct SymbolCutter {
  private let unit: SymbolUnit
  private var builder = SymbolsBuilder()
  private var byteCount = 0
  private var invalidByteCount = 0
  private var lineEndPairCount = 0

  init(_ unit: SymbolUnit) { self.unit = unit }

  /// The number of symbols in all texts.
  var symbolCount: Int { builder.symbolCount }

  /// Cuts a text.
  mutating func append(_ bytes: [UInt8]) {
    let (element, size) = unit.elements
    byteCount += bytes.count
    switch element {
    case .bit, .nibble, .utf16:
      invalidByteCount += builder.append(bytes, spelledIn: element, groupedBy: size)
    case .byte:
      var segmenter = BlockSegmenter(size: size)
      builder.append(bytes, cutBy: &segmenter, groupedBy: 1)
    case .scalar:
      var segmenter = ScalarSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      invalidByteCount += segmenter.invalidByteCount
    case .character:
      var segmenter = CharacterSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      invalidByteCount += segmenter.invalidByteCount
      lineEndPairCount += segmenter.lineEndPairCount
    case .word:
      var segmenter = WordSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      invalidByteCount += segmenter.invalidByteCount
    case .line:
      var segmenter = LineSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
    case .gram:
      preconditionFailure("the elements of a gram are no grams")
    }
  }

  /// Whether a text is exactly one symbol of a unit whose symbols are pieces of text.
  static func isOneSymbol(_ bytes: [UInt8], of unit: SymbolUnit) -> Bool {
    let (element, size) = unit.elements
    return switch element {
    case .byte: 1...size ~= bytes.count
    case .scalar: isWhole(bytes, upTo: size, cutBy: ScalarSegmenter())
    case .character: isWhole(bytes, upTo: size, cutBy: CharacterSegmenter())
    case .word: isWhole(bytes, upTo: size, cutBy: WordSegmenter())
    case .line: isWhole(bytes, upTo: size, cutBy: LineSegmenter())
    case .bit, .nibble, .utf16, .gram: preconditionFailure("\(element)s are no pieces of text")
    }
  }

  /// Whether a text ends with one of its first `size` pieces.
  private static func isWhole(
    _ bytes: [UInt8], upTo size: Int, cutBy segmenter: some Segmenter
  ) -> Bool {
    var segmenter = segmenter
    var ends = [UInt32](repeating: 0, count: min(size, max(1, bytes.count)))
    var span = ends.mutableSpan
    let found = segmenter.findEnds(in: bytes.span, into: &span)
    return found > 0 && Int(span[found - 1]) == bytes.count
  }

  /// The message of the symbols of all texts.
  consuming func message() -> Message {
    builder.message(
      unit: unit, byteCount: byteCount, invalidByteCount: invalidByteCount,
      lineEndPairCount: lineEndPairCount)
  }
}
