/// The table of a static model, for a reader who does not have z's data.
///
///     order      plus 1; in γ
///     contexts   in the order of their numbers, and for each
///       size       the number of its entries, plus 1; in γ
///       entries    for each its distance from the previous one, in the list of the
///                  suffix's entries, or of all symbols for the empty context; in γ;
///                  and its share; in γ
///
/// Every symbol that followed a context also followed its suffix, so the suffix's list
/// contains all candidates. Each entry of a context that is shorter than the order
/// makes another context, so the number of contexts need not be written.
extension ContextTable {
  /// The table, encoded as bits.
  var encoded: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: order + 1)
    for context in 0..<contextCount {
      let entries = entries(of: context)
      writer.append(gamma: entries.count + 1)
      var before = -1
      for entry in entries {
        let place = place(of: symbols[entry], following: context)
        writer.append(gamma: place - before)
        writer.append(gamma: Int(shares[entry]))
        before = place
      }
    }
    return EncodedTable(writer.finish())
  }

  /// Reads the table that `encoded` describes, with an order of at most `orderLimit`.
  ///
  /// - Throws: ``DecodeError`` if `encoded` does not describe one.
  init(
    _ encoded: EncodedTable, orderLimit: Int, alphabetSize: Int
  ) throws(DecodeError) {
    guard 1...256 ~= alphabetSize else { throw .damaged(bitOffset: 0) }
    var reader = BitReader(encoded.bytes, bitCount: encoded.bitCount)
    let order = try reader.nextGamma(limit: orderLimit + 1) - 1
    self.init(order: order, alphabetSize: alphabetSize)
    var lengths: [UInt8] = [0]
    var context = 0
    while context < contextCount {
      let choices = choiceCount(following: context)
      let count = try reader.nextGamma(limit: choices + 1) - 1
      var place = -1
      guard symbols.count + count <= Self.greatestEntryCount else {
        throw .damaged(bitOffset: reader.bitOffset)
      }
      for _ in 0..<count {
        guard place + 1 < choices else { throw .damaged(bitOffset: reader.bitOffset) }
        place += try reader.nextGamma(limit: choices - 1 - place)
        let (symbol, next) = choice(place, following: context)
        symbols.append(symbol)
        shares.append(UInt32(try reader.nextGamma(limit: Self.greatestShare)))
        if lengths[context] < order {
          nexts.append(UInt32(truncatingIfNeeded: contextCount))
          suffixes.append(next)
          lengths.append(lengths[context] + 1)
        } else {
          nexts.append(next)
        }
      }
      starts.append(UInt32(truncatingIfNeeded: symbols.count))
      context += 1
    }
    try reader.finish()
  }

  /// The number of symbols that can follow `context`.
  private func choiceCount(following context: Int) -> Int {
    context == 0 ? alphabetSize : entries(of: Int(suffixes[context])).count
  }

  /// The symbol at `place` among those, and the context that it leads to from the
  /// suffix.
  private func choice(_ place: Int, following context: Int) -> (UInt8, next: UInt32) {
    guard context != 0 else { return (UInt8(truncatingIfNeeded: place), 0) }
    let entry = entries(of: Int(suffixes[context])).lowerBound + place
    return (symbols[entry], nexts[entry])
  }

  /// The place of `symbol` among those.
  private func place(of symbol: UInt8, following context: Int) -> Int {
    guard context != 0 else { return Int(symbol) }
    let suffix = Int(suffixes[context])
    return lowerBound(of: symbol, in: suffix) - entries(of: suffix).lowerBound
  }
}
