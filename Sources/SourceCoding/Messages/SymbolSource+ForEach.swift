extension SymbolSource {
  /// Calls `body` with each symbol in `range`, in order.
  func forEachSymbol(in range: Range<Int>, _ body: (UInt32) -> Void) throws(SourceError) {
    var buffer = [UInt32](repeating: 0, count: min(range.count, 1 << 17))
    var start = range.lowerBound
    while start < range.upperBound {
      buffer.removeLast(max(0, buffer.count - (range.upperBound - start)))
      var symbols = buffer.mutableSpan
      try read(at: start, into: &symbols)
      for index in symbols.indices { body(symbols[index]) }
      start += symbols.count
      WorkProgress.add(symbols.count)
    }
  }
}
