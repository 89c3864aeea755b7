/// Finds the places where a message changes, to the exact symbol.
///
/// The search starts with the best candidate of the message. If the evidence is against
/// it, the message wanders on the scale of its window, and only longer windows are
/// tried. If it is a change, the parts on both sides of it are searched in the same
/// way, and so on. A part is searched with the pieces that were counted before as long
/// as it has many of them; then it is read again in finer pieces. In all, a few times
/// the length of the message is read.
struct ChangeSearch {
  /// A place that was found, and what is known of it.
  struct Found {
    /// The first symbol after the place.
    let symbol: Int

    /// The candidate; `nil` if the message is too short to have any.
    let candidate: ChangeCandidate?

    /// The evidence for or against a candidate whose contrast is great enough.
    let evidence: ChangeEvidence?
  }

  /// The changes, in no particular order.
  private(set) var changes: [Found] = []

  /// The best candidate of the whole message; `nil` if all symbols are equal.
  private(set) var best: Found?

  /// The fewest symbols that a message needs to be searched.
  static let fewestSymbols = 2 * ChangeWindow.side.least * MessagePieces.leastLength

  /// A part with fewer pieces than this is cut into pieces again.
  private static let fewPieces = 128

  /// Searches a message that is not empty.
  ///
  /// - Throws: ``SourceError`` if it cannot be read.
  init(_ source: any SymbolSource, _ classes: SymbolClasses) throws(SourceError) {
    guard classes.count > 1 else { return }
    let whole = 0..<source.symbolCount
    var parts = [try MessagePieces(of: source, in: whole, classes)]
    guard source.symbolCount >= Self.fewestSymbols else {
      let symbol = try ChangePlace.symbol(
        cutting: whole, around: whole, parts[0], source, classes)
      best = Found(symbol: symbol, candidate: nil, evidence: nil)
      return
    }
    while let pieces = parts.popLast() {
      guard let (candidate, evidence) = try Self.strongest(in: pieces, source, classes) else {
        continue
      }
      let isChange = evidence.map { $0.objection == nil } ?? false
      let isFirst = pieces.range == whole && best == nil
      guard isFirst || isChange else { continue }
      let symbol = try ChangePlace.symbol(
        cutting: candidate.window, around: candidate.around, pieces, source, classes)
      let found = Found(symbol: symbol, candidate: candidate, evidence: evidence)
      if isFirst { best = found }
      guard isChange else { continue }
      changes.append(found)
      for part in [symbol..<pieces.range.upperBound, pieces.range.lowerBound..<symbol] {
        if let inside = pieces.within(part), inside.count >= Self.fewPieces {
          parts.append(inside)
        } else if part.count >= Self.fewestSymbols {
          parts.append(try MessagePieces(of: source, in: part, classes))
        }
      }
    }
  }
  /// Returns the best candidate of a part that the evidence is not against; if there is
  /// none, the best of all.
  private static func strongest(
    in pieces: MessagePieces, _ source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) -> (ChangeCandidate, ChangeEvidence?)? {
    var (best, level): ((ChangeCandidate, ChangeEvidence?)?, Int) = (nil, 0)
    while let candidate = ChangeCandidate(in: pieces, from: level) {
      guard candidate.isChange else { return best ?? (candidate, nil) }
      let evidence = try ChangeEvidence(for: candidate, in: pieces, source, classes)
      guard evidence.objection != nil else { return (candidate, evidence) }
      best = best ?? (candidate, evidence)
      level = candidate.level + 1
    }
    return best
  }
}
