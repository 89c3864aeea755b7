/// Prediction by partial matching: the longest context that has occurred predicts the
/// next symbol, and if it fails, a shorter one is used.
///
/// Writer and reader both start without knowledge and learn from every symbol, and so
/// have the same model at each. In each context that does not know the symbol, the
/// symbol costs an *escape*, whose probability is a guess: the counts cannot tell how
/// probable a symbol is that has not occurred. Two guesses are offered. After n symbols
/// of d kinds, a symbol that occurred c times has
///
///     C    c / (n + d)          the escape d / (n + d)
///     D    (2c − 1) / 2n        the escape d / 2n
///
/// *Surprise:* longest contexts of five symbols are enough; with longer ones, text
/// takes more bits, because long contexts are new more often and each escape must be
/// paid for.
///
/// *Bound:* only that of the range coder for the probabilities given; *book1* takes
/// 2.29 bits a byte with D and 2.32 with C.
///
/// Sources: Cleary and Witten, *Data compression using adaptive coding and partial
/// string matching*, 1984; Moffat, *Implementing the PPM data compression scheme*, 1990
/// (C, update exclusion); Howard, *The design and analysis of efficient lossless data
/// compression systems*, 1993 (D).
public struct PPMCoder: Hashable, Sendable {
  /// The rule that guesses how probable it is that a context meets a new symbol.
  public enum EscapeMethod: Sendable {
    /// As probable as if one more symbol had occurred for each kind.
    case c
    /// As probable as if half of the first occurrence of each kind had been an escape.
    case d
  }

  /// The length of the longest contexts.
  public let order: Int

  /// The rule for symbols that are new to a context.
  public let escape: EscapeMethod

  /// The number K of symbols in the alphabet.
  public let alphabetSize: Int

  let entryLimit: Int

  /// A coder of the symbols below `alphabetSize` with contexts of up to `order`
  /// symbols.
  ///
  /// - Precondition: 0 ≤ order ≤ 16 and 1 ≤ alphabetSize ≤ 256.
  public init(order: Int, escape: EscapeMethod, alphabetSize: Int) {
    self.init(order: order, escape: escape, alphabetSize: alphabetSize, entryLimit: 1 << 22)
  }

  /// A coder with limited memory (see ``PPMMemory``).
  init(order: Int, escape: EscapeMethod, alphabetSize: Int, entryLimit: Int) {
    precondition(0...16 ~= order, "contexts of up to 16 symbols")
    precondition(1...256 ~= alphabetSize, "symbols are bytes")
    self.order = order
    self.escape = escape
    self.alphabetSize = alphabetSize
    self.entryLimit = entryLimit
  }

  /// Writes `symbols` into `buffer`, replacing its content.
  ///
  /// - Parameters:
  ///   - symbols: the message.
  ///   - buffer: receives the bytes, followed by unused space.
  ///   - batchSize: the number of symbols in each sum of information.
  /// - Returns: the number of bits, and the cost of the symbols, batch by batch; `nil`
  ///   if a symbol is not below the size of the alphabet.
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

  /// Reads the first `byteCount` of `bytes` and fills `symbols` with their symbols.
  ///
  /// - Returns: the number of bits that an encoder would have written for them; `nil`
  ///   if it would have written different bits, or more.
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
