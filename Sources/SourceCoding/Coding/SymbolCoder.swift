/// A code for symbols of your own: any values that have an order.
///
///     let code = try SymbolCode(.huffman, for: ["yes": 5, "no": 3, "maybe": 1])
///     code.codeword(of: "yes")  // 1
///     let message = try code.encode(["yes", "no", "yes"])
///     message.bitCount  // 4
///     try code.decode(message)  // ["yes", "no", "yes"]
///
/// Symbols are numbered in ascending order, so equal weights give equal codes on every
/// machine. Any family of codes that does not need data can be used; families without
/// codewords, such as rANS, also write and read messages.
public struct SymbolCoder<Symbol: Hashable & Comparable> {
  /// The symbols in ascending order.
  public let symbols: [Symbol]

  /// The distribution that the code was designed from.
  public let distribution: Distribution

  /// The code over the symbols' numbers.
  public let design: Design

  private let code: any Coder
  private let places: [Symbol: UInt32]

  /// The code that `designer` makes for weights.
  ///
  /// - Parameters:
  ///   - designer: the family of the code.
  ///   - weights: the weight of each symbol, as a count, a probability or any positive
  ///     number; a symbol of weight zero has no codeword.
  /// - Throws: ``InvalidDistribution`` for weights that do not form a distribution, and
  ///   ``DesignError`` if the family has no code for it or writes no stream.
  public init(_ designer: CodeDesigner, for weights: [Symbol: Double]) throws {
    symbols = weights.keys.sorted()
    distribution = try Distribution(weights: symbols.map { weights[$0] ?? 0 })
    design = try designer.design(for: Proxy(known: distribution), over: nil)
    guard let code = design.code else { throw DesignError.writesNoStream(designer.name) }
    self.code = code
    places = Dictionary(
      uniqueKeysWithValues: symbols.enumerated().map { ($1, UInt32(truncatingIfNeeded: $0)) })
  }

  /// The codeword of a symbol; `nil` if the symbol is not in the alphabet or has weight
  /// zero, or if the code has no codewords.
  public func codeword(of symbol: Symbol) -> Codeword? {
    places[symbol].flatMap { design.prefixCode?.codewords[Int($0)] }
  }

  /// The symbols with their codewords, in ascending order of the symbols.
  public var codewords: [(symbol: Symbol, codeword: Codeword)] {
    symbols.compactMap { symbol in codeword(of: symbol).map { (symbol, $0) } }
  }

  /// The mean length of a symbol under the distribution that the code was designed from;
  /// `nil` if a symbol has no cost of its own.
  public var expectedRate: Information? {
    design.symbolCosts.map { costs in
      Information(bits: distribution.expectation { costs[$0] })
    }
  }

  /// Encodes a message.
  ///
  /// - Throws: ``UnknownSymbol`` for the first symbol that the code cannot write.
  public func encode(_ message: [Symbol]) throws(UnknownSymbol) -> EncodedMessage {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(message.count)
    for (offset, symbol) in message.enumerated() {
      guard let place = places[symbol], isWritable(Int(place)) else {
        throw UnknownSymbol(symbol: "\(symbol)", offset: offset)
      }
      numbers.append(place)
    }
    return try EncodedMessage(of: numbers, in: code) { "\(symbols[Int($0)])" }
  }

  private func isWritable(_ place: Int) -> Bool {
    design.symbolCosts.map { $0[place].isFinite } ?? (distribution.probability(of: place) > 0)
  }

  /// Decodes a message that ``encode(_:)`` wrote.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode such a message.
  public func decode(_ message: EncodedMessage) throws(DecodeError) -> [Symbol] {
    let numbers: [UInt32] = try message.symbols(in: code)
    for number in numbers where number >= symbols.count { throw .damaged(bitOffset: 0) }
    return numbers.map { symbols[Int($0)] }
  }
}

extension SymbolCoder: Sendable where Symbol: Sendable {}

/// A symbol that a code cannot write.
public struct UnknownSymbol: Error, Hashable, Sendable {
  /// The symbol as text.
  public let symbol: String

  /// The symbol's place in the message, counted from 0.
  public let offset: Int
}

extension UnknownSymbol: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    "the code has no codeword for '\(symbol)', the symbol at place \(offset) of the message"
  }
}
