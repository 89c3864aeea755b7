/// Prediction by partial matching: the longest context that has been met before
/// says what comes next, and where it is wrong, a shorter one is asked.
///
/// Writer and reader both begin with nothing, learn from every symbol, and so have
/// the same model at each. Per context a symbol that was new to it costs an
/// *escape*, whose probability is a guess: nothing in the counts can tell how likely
/// it is that something comes that has not come. Two guesses are offered. With n
/// symbols of d kinds seen, a symbol that came c times has
///
///     C    c / (n + d)          the escape d / (n + d)
///     D    (2c − 1) / 2n        the escape d / 2n
///
/// *Surprise:* a longest context of five symbols is enough; with more, text is coded
/// worse, because long contexts are new more often and each escape must be paid.
///
/// *Bound:* none but that of the range coder for the probabilities given; *book1*
/// comes to 2.29 bits a byte by D and 2.32 by C.
///
/// Sources: Cleary and Witten, *Data compression using adaptive coding and partial
/// string matching*, 1984; Moffat, *Implementing the PPM data compression scheme*,
/// 1990 (C, update exclusion); Howard, *The design and analysis of efficient
/// lossless data compression systems*, 1993 (D).
public struct PPMCoder: Hashable, Sendable {
  /// A guess how likely a context is to meet a symbol that is new to it.
  public enum EscapeMethod: Sendable {
    /// As likely as if there had been one more symbol for each kind.
    case c
    /// As likely as if half of the first coming of each kind had been an escape.
    case d
  }

  /// The length of the longest contexts.
  public let order: Int

  /// The rule for what is new to a context.
  public let escape: EscapeMethod

  /// The number of symbols that there are, K.
  public let alphabetSize: Int

  let entryLimit: Int

  /// A coder of the symbols below `alphabetSize` in contexts of up to `order` of them.
  ///
  /// - Precondition: 0 ≤ order ≤ 16 and 1 ≤ alphabetSize ≤ 256.
  public init(order: Int, escape: EscapeMethod, alphabetSize: Int) {
    self.init(order: order, escape: escape, alphabetSize: alphabetSize, entryLimit: 1 << 22)
  }

  /// A coder with a given memory (see ``PPMMemory``).
  init(order: Int, escape: EscapeMethod, alphabetSize: Int, entryLimit: Int) {
    precondition(0...16 ~= order, "contexts of up to 16 symbols")
    precondition(1...256 ~= alphabetSize, "symbols are bytes")
    self.order = order
    self.escape = escape
    self.alphabetSize = alphabetSize
    self.entryLimit = entryLimit
  }

  /// Writes `symbols` into `buffer`, whose former content is given up.
  ///
  /// - Parameters:
  ///   - symbols: the message.
  ///   - buffer: gets the bytes, and after them scratch.
  ///   - batchSize: how many symbols a sum of information is of.
  /// - Returns: the number of bits, and what the symbols cost, batch by batch; `nil`
  ///   if one of them is not below the size of the alphabet.
  public func encode(
    _ symbols: Span<UInt8>, into buffer: inout [UInt8], batchSize: Int
  ) -> (bitCount: Int, information: [InformationSum])? {
    var coder = RangeEncoder(reusing: buffer)
    buffer = []
    var information = InformationBatches(of: batchSize)
    var model = PPMModel(of: self)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      guard symbols[index] < alphabetSize else { return nil }
      Self.encode(symbols[index], by: &model, into: &coder, costs: &information)
    }
    let bitCount: Int
    (buffer, bitCount) = coder.finish()
    return (bitCount, information.finish())
  }

  private static func encode(
    _ symbol: UInt8, by model: inout PPMModel, into coder: inout RangeEncoder,
    costs: inout InformationBatches
  ) {
    defer { costs.endSymbol() }
    model.begin()
    repeat {
      let (forecast, place) = model.forecast(of: symbol)
      guard forecast.total > 0 else { continue }
      if let place {
        coder.encode(start: place.start, size: place.size, total: forecast.total)
        costs.add(share: place.size, of: forecast.total)
        return model.learn(symbol, at: place)
      }
      coder.encode(start: forecast.known, size: forecast.escape, total: forecast.total)
      costs.add(share: forecast.escape, of: forecast.total)
    } while model.escape()
    coder.encode(start: model.strangerRank(of: symbol), size: 1, total: model.strangerCount)
    costs.add(share: 1, of: model.strangerCount)
    model.learn(symbol, at: nil)
  }

  /// Fills `symbols` with what the first `byteCount` of `bytes` say.
  ///
  /// - Returns: the number of bits that an encoder would have written for them;
  ///   `nil` if it would have written others, or more.
  public func decode(
    _ bytes: [UInt8], byteCount: Int, into symbols: inout MutableSpan<UInt8>
  ) -> Int? {
    var coder = RangeDecoder(bytes, byteCount: byteCount)
    var model = PPMModel(of: self)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      symbols[index] = Self.decode(by: &model, from: &coder)
      guard !coder.isPastEnd else { return nil }
    }
    return coder.end
  }

  private static func decode(
    by model: inout PPMModel, from coder: inout RangeDecoder
  ) -> UInt8 {
    model.begin()
    repeat {
      let forecast = model.forecast
      guard forecast.total > 0 else { continue }
      let target = coder.target(total: forecast.total)
      if target < forecast.known, let (symbol, place) = model.symbol(at: target) {
        coder.consume(start: place.start, size: place.size)
        model.learn(symbol, at: place)
        return symbol
      }
      coder.consume(start: forecast.known, size: forecast.escape)
    } while model.escape()
    let rank = coder.target(total: model.strangerCount)
    coder.consume(start: rank, size: 1)
    let symbol = model.stranger(rank: rank)
    model.learn(symbol, at: nil)
    return symbol
  }
}
