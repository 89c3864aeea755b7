extension MessageList {
  /// Calls `body` with each message in order, its number counted from 0.
  ///
  /// Short messages are read many at a time; a longer one is in memory while it is looked at.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  func read(_ body: (Int, Span<UInt8>) -> Void) throws(SourceError) {
    var buffer: [UInt8] = []
    var first = 0
    while first < count {
      let start = range(of: first).lowerBound
      var last = first
      while last + 1 < count, ends[last + 1] - start <= 1 << 17 { last += 1 }
      let size = ends[last] - start
      if buffer.count < size { buffer = [UInt8](repeating: 0, count: size) }
      var all = buffer.mutableSpan
      var part = all._mutatingExtracting(0..<size)
      try content.read(at: start, into: &part)
      for index in first...last {
        let range = range(of: index)
        body(index, part.span.extracting(range.lowerBound - start..<range.upperBound - start))
      }
      first = last + 1
    }
  }
}
