/// Move to front with γ: the number of other symbols that have occurred since this one
/// did.
///
/// The code keeps a list of all symbols, writes the place of the next symbol, and moves
/// it to the front. A symbol that occurs often is near the front, and so is one that
/// occurred recently. Places are written in Elias's γ code; the front takes 1 bit.
///
/// Surprise: it counts nothing and forgets at once. If the source changes its habits,
/// it can beat every code for a fixed distribution. On plain text it loses; it is here
/// as a contrast, to show what counting is worth.
///
/// Bound: 2 H(q) + 1 bits a symbol, where q is the message's own distribution, and once
/// for each of k kinds 2 log2 K + 2 log2 e bits, as the place of a symbol is at most
/// the number of symbols since it last occurred.
///
/// A symbol takes time O(log K), or with up to 256 symbols a time proportional to its
/// place.
///
/// Source: Bentley, Sleator, Tarjan and Wei, *A locally adaptive data compression
/// scheme*, 1986; Elias, *Interval and recency rank source coding*, 1987.
struct MoveToFront: SymbolModel {
  /// The symbols of a small alphabet in the order of their last use; a plain list is faster there.
  private var few: [UInt8] = []

  /// The symbols of a large alphabet in the same order.
  private var many = RecencyList(alphabetSize: 0)
  private let alphabetSize: Int

  /// All symbols in ascending order.
  init(alphabetSize: Int) {
    self.alphabetSize = alphabetSize
    if alphabetSize <= 256 {
      few = (0..<alphabetSize).map { UInt8($0) }
    } else {
      many = RecencyList(alphabetSize: alphabetSize)
    }
  }

  /// Writes the place of `symbol`, and moves it to the front.
  mutating func append(_ symbol: Int, to writer: inout BitWriter) -> Int {
    let place: Int
    if alphabetSize <= 256 {
      place = few.firstIndex(of: UInt8(symbol)) ?? 0
      moveToFrontOfFew(from: place)
    } else {
      place = many.place(of: symbol)
      if place > 0 { many.moveToFront(symbol) }
    }
    writer.append(gamma: place + 1)
    return EliasGamma().length(of: UInt64(place))
  }

  /// Reads a place and moves the symbol that is there to the front.
  mutating func next(from reader: inout BitReader) throws(DecodeError) -> Int {
    let place = try reader.nextGamma(limit: alphabetSize) - 1
    if alphabetSize <= 256 {
      moveToFrontOfFew(from: place)
      return Int(few[0])
    }
    let symbol = many.symbol(at: place)
    if place > 0 { many.moveToFront(symbol) }
    return symbol
  }

  private mutating func moveToFrontOfFew(from place: Int) {
    var span = few.mutableSpan
    let symbol = span[place]
    for index in (0..<place).reversed() { span[index + 1] = span[index] }
    span[0] = symbol
  }
}

extension MoveToFront {
  static let family = CodeFamily.learning(
    "move-to-front",
    summary: "the number of other symbols since the last of this kind, in γ; no z, no table"
  ) { size, _ in ModelCoder<MoveToFront>(alphabetSize: size) }
}
