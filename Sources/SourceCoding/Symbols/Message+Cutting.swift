extension Message {
  /// Cuts bytes into the symbols of a unit.
  ///
  /// - Throws: ``UnsupportedMessage`` if there are too many.
  /// - Complexity: O(n + K log K) for n bytes and K different symbols.
  public init(_ bytes: [UInt8], unit: SymbolUnit) throws(UnsupportedMessage) {
    guard bytes.count <= Self.greatestByteCount else { throw .tooLong(byteCount: bytes.count) }
    if let alphabet = Alphabet(closed: unit) {
      self.init(
        alphabet: alphabet, symbols: .narrow(ElementSpelling.elements(of: bytes, unit: unit)),
        byteCount: bytes.count)
      return
    }
    WorkProgress.begin("cutting into symbols by \(unit)", of: bytes.count, "bytes")
    var cutter = SymbolCutter(unit)
    cutter.append(bytes)
    self = cutter.message()
  }
}

extension SymbolUnit {
  /// The smallest unit of which this one consists, itself not a gram, and the number of
  /// its symbols in one symbol of this unit.
  var elements: (unit: SymbolUnit, count: Int) {
    guard case .gram(let size, let unit) = self else { return (self, 1) }
    precondition(size >= 1, "a gram has symbols")
    let (element, count) = unit.elements
    return (element, size * count)
  }
}
