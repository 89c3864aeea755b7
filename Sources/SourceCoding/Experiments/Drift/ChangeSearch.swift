/// The places where a message changes, to the symbol.
///
/// The best candidate of the message is found; if it is a change, the same is done with the
/// part on each side of it, and so on. A part is searched in the pieces that were counted
/// already as long as it has many of them, and is read again for finer ones after that. So
/// what is read, all told, is a few times the message.
struct ChangeSearch {
  /// The first symbol after a place, and what is known of it; `nil` for a message that is
  /// too short to know anything.
  typealias Found = (symbol: Int, candidate: ChangeCandidate?)

  /// The changes, in no order.
  private(set) var changes: [Found] = []

  /// The best candidate of the message as a whole; `nil` if all symbols are equal.
  private(set) var best: Found?

  /// The fewest symbols that a message needs to be searched.
  static let fewestSymbols = 2 * ChangeWindow.side.least * MessagePieces.leastLength

  /// Fewer pieces than this are cut anew.
  private static let fewPieces = 128

  /// Searches a message, not empty.
  ///
  /// - Throws: ``SourceError`` if it cannot be read.
  init(_ source: any SymbolSource, _ classes: SymbolClasses) throws(SourceError) {
    guard classes.count > 1 else { return }
    let whole = 0..<source.symbolCount
    var parts = [try MessagePieces(of: source, in: whole, classes)]
    guard source.symbolCount >= Self.fewestSymbols else {
      let symbol = try ChangePlace.symbol(
        cutting: whole, around: whole, parts[0], source, classes)
      best = (symbol, nil)
      return
    }
    while let pieces = parts.popLast() {
      guard let candidate = ChangeCandidate(in: pieces) else { continue }
      let isFirst = pieces.range == whole && best == nil
      guard isFirst || candidate.isChange else { continue }
      let symbol = try ChangePlace.symbol(
        cutting: candidate.window, around: candidate.around, pieces, source, classes)
      if isFirst { best = (symbol, candidate) }
      guard candidate.isChange else { continue }
      changes.append((symbol, candidate))
      for part in [symbol..<pieces.range.upperBound, pieces.range.lowerBound..<symbol] {
        if let inside = pieces.within(part), inside.count >= Self.fewPieces {
          parts.append(inside)
        } else if part.count >= Self.fewestSymbols {
          parts.append(try MessagePieces(of: source, in: part, classes))
        }
      }
    }
  }
}
