/// The messages in data, joined without their separators.
///
/// They are read from the data when they are needed. Only the beginning and the end of
/// each message are held in memory.
struct SeparatedSource: SymbolSource {
  private let data: any SymbolSource

  /// The offset in the data at which each message begins.
  private let starts: [Int]

  /// The offset in the joined messages at which each begins.
  private let places: [Int]

  let symbolCount: Int

  /// The messages that begin in `data` at `starts` and end in the joined messages at
  /// `ends`.
  init(_ data: any SymbolSource, starts: [Int], ends: [Int]) {
    self.data = data
    self.starts = starts
    symbolCount = ends.last ?? 0
    places = [0] + ends.dropLast()
  }

  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    guard symbols.count > 0 else { return }
    // Of several messages that begin at the same offset, only the last is not empty.
    var index = places.place(of: offset)
    var place = offset
    let end = offset + symbols.count
    var buffer: [UInt8] = []
    while place < end {
      // One part of the data at a time, with room for separators.
      let start = starts[index] + place - places[index]
      let wanted = end - place + (end - place) / 16 + 64
      let byteCount = min(data.symbolCount - start, min(wanted, 1 << 17))
      if buffer.count != byteCount { buffer = [UInt8](repeating: 0, count: byteCount) }
      var span = buffer.mutableSpan
      try data.read(at: start, into: &span)
      while place < end {
        let from = starts[index] + place - places[index] - start
        guard from < byteCount else { break }
        let messageEnd = index + 1 < places.count ? places[index + 1] : symbolCount
        let count = min(min(messageEnd, end) - place, byteCount - from)
        for step in 0..<count { symbols[place - offset + step] = span[from + step] }
        place += count
        if place == messageEnd, index + 1 < places.count { index += 1 }
      }
    }
  }
}
