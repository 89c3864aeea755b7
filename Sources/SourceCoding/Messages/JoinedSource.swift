/// Several sources of bytes, joined into one.
package struct JoinedSource: SymbolSource {
  private let parts: [any SymbolSource]

  /// The offset at which each part begins, and the offset at which the last one ends.
  private let starts: [Int]

  /// The bytes of `parts`, one part after another.
  package init(_ parts: [any SymbolSource]) {
    self.parts = parts
    var starts = [0]
    for part in parts { starts.append(starts[starts.count - 1] + part.symbolCount) }
    self.starts = starts
  }

  /// The number of bytes in all parts.
  package var symbolCount: Int { starts[parts.count] }

  /// Reads the bytes from `offset` on, from one part or several.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    var index = starts.place(of: offset)
    var filled = 0
    while filled < symbols.count {
      let place = offset + filled
      let count = Swift.min(symbols.count, starts[index + 1] - offset) - filled
      var piece = symbols._mutatingExtracting(filled..<filled + count)
      try parts[index].read(at: place - starts[index], into: &piece)
      filled += count
      index += 1
    }
  }
}

extension [Int] {
  /// The place of the last number that is at most `number`, in ascending numbers of
  /// which the first is.
  func place(of number: Int) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}
