/// Allots shares to the symbols to which they are worth most.
///
/// A symbol of weight w with n shares would gain w · ln((n + 1) / n) by one more, and
/// lose w · ln(n / (n − 1)) by one less. One heap holds the gains with the greatest on
/// top, the other holds the losses with the least on top.
struct ShareAllotment {
  /// The shares of the symbols, in symbol order.
  private(set) var shares: [UInt32]

  private let weights: [Double]
  private let shareCount: Int
  private var given: Int
  private var gains: Heap<Offer>
  private var losses: Heap<Offer>

  /// The gain or loss of a symbol; it holds as long as the number of its shares does
  /// not change.
  private struct Offer {
    let worth: Double
    let symbol: Int
    let share: UInt32
  }

  /// Shares that are proportional to the weights, rounded down but at least 1 for a
  /// positive weight.
  init(weights: [Double], total: Double, shareCount: Int) {
    self.weights = weights
    self.shareCount = shareCount
    let fair = Double(shareCount)
    shares = weights.map { weight in
      // No symbol deserves more than all shares; rounding might say so.
      weight > 0 ? UInt32(max(1, min(fair, (weight / total * fair).rounded(.down)))) : 0
    }
    given = shares.reduce(0) { $0 + Int($1) }
    gains = Heap { $0.worth != $1.worth ? $0.worth > $1.worth : $0.symbol < $1.symbol }
    losses = Heap { $0.worth != $1.worth ? $0.worth < $1.worth : $0.symbol > $1.symbol }
    for symbol in shares.indices { offer(symbol) }
  }

  /// Gives and takes shares until all are given and none would be worth more elsewhere.
  ///
  /// This ends, because each exchange increases the total worth of the shares, so no
  /// allotment occurs twice.
  mutating func balance() {
    while true {
      let gain = Self.current(in: &gains, shares)
      let loss = Self.current(in: &losses, shares)
      if given < shareCount, let gain {
        move(gain, by: 1)
      } else if given > shareCount, let loss {
        move(loss, by: -1)
      } else if let gain, let loss, gain.worth > loss.worth {
        move(gain, by: 1)
        move(loss, by: -1)
      } else {
        return
      }
    }
  }

  /// The best offer that still holds.
  private static func current(in heap: inout Heap<Offer>, _ shares: [UInt32]) -> Offer? {
    while let offer = heap.first {
      if shares[offer.symbol] == offer.share { return offer }
      heap.removeFirst()
    }
    return nil
  }

  private mutating func move(_ offer: Offer, by change: Int) {
    given += change
    shares[offer.symbol] = UInt32(Int(shares[offer.symbol]) + change)
    self.offer(offer.symbol)
  }

  private mutating func offer(_ symbol: Int) {
    let share = shares[symbol]
    guard share > 0 else { return }
    let (weight, n) = (weights[symbol], Double(share))
    gains.insert(
      Offer(
        worth: weight * PortableLogarithm.logOfStep(above: n), symbol: symbol, share: share))
    guard share > 1 else { return }
    losses.insert(
      Offer(
        worth: weight * PortableLogarithm.logOfStep(above: n - 1), symbol: symbol, share: share))
  }
}
