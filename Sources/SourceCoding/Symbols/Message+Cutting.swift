internal import Kernels

extension Message {
  /// Cuts bytes into the symbols of a unit.
  ///
  /// - Throws: ``UnsupportedMessage`` if there are too many.
  /// - Complexity: O(n + K log K) for n bytes and K different symbols.
  public init(_ bytes: [UInt8], unit: SymbolUnit) throws(UnsupportedMessage) {
    guard bytes.count <= Self.greatestByteCount else { throw .tooLong(byteCount: bytes.count) }
    let (element, size) = unit.elements
    if let alphabet = Alphabet(closed: unit) {
      self.init(
        alphabet: alphabet, symbols: .narrow(ElementSpelling.elements(of: bytes, unit: unit)),
        byteCount: bytes.count)
      return
    }
    WorkProgress.begin("cutting into symbols by \(unit)", of: bytes.count, "bytes")
    var builder = SymbolsBuilder()
    switch element {
    case .bit, .nibble, .utf16:
      let invalidByteCount = builder.append(
        bytes, spelledIn: element, groupedBy: size)
      self = builder.message(unit: unit, byteCount: bytes.count, invalidByteCount: invalidByteCount)
    case .byte:
      var segmenter = BlockSegmenter(size: size)
      builder.append(bytes, cutBy: &segmenter, groupedBy: 1)
      self = builder.message(unit: unit, byteCount: bytes.count)
    case .scalar:
      var segmenter = ScalarSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      self = builder.message(
        unit: unit, byteCount: bytes.count, invalidByteCount: segmenter.invalidByteCount)
    case .character:
      var segmenter = CharacterSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      self = builder.message(
        unit: unit, byteCount: bytes.count, invalidByteCount: segmenter.invalidByteCount,
        lineEndPairCount: segmenter.lineEndPairCount)
    case .word:
      var segmenter = WordSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      self = builder.message(
        unit: unit, byteCount: bytes.count, invalidByteCount: segmenter.invalidByteCount)
    case .line:
      var segmenter = LineSegmenter()
      builder.append(bytes, cutBy: &segmenter, groupedBy: size)
      self = builder.message(unit: unit, byteCount: bytes.count)
    case .gram:
      preconditionFailure("the elements of a gram are no grams")
    }
  }
}

extension SymbolUnit {
  /// The unit of which so many are one symbol, itself no gram.
  var elements: (unit: SymbolUnit, count: Int) {
    guard case .gram(let size, let unit) = self else { return (self, 1) }
    precondition(size >= 1, "a gram has symbols")
    let (element, count) = unit.elements
    return (element, size * count)
  }
}
