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

  /// The message of the symbols of all texts.
  consuming func message() -> Message {
    builder.message(
      unit: unit, byteCount: byteCount, invalidByteCount: invalidByteCount,
      lineEndPairCount: lineEndPairCount)
  }
}
