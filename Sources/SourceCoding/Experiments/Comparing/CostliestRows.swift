/// The rows in which two models differ most.
package struct CostliestRows: Sendable {
  /// A row with its cost under both models, in nats.
  package struct Row: Hashable, Sendable {
    package let place: Int
    package let id: String?
    package let answer: String
    package let lossOfFirst: Double
    package let lossOfSecond: Double
    package let divergence: Double?

    /// The additional cost in the second model.
    package var difference: Double { lossOfSecond - lossOfFirst }
  }

  /// The rows, with the greatest key first.
  package private(set) var rows: [Row] = []

  private var keys: [Double] = []

  /// The number of rows that are kept.
  private static let size = 10

  mutating func add(_ row: @autoclosure () -> Row, by key: Double) {
    guard key > 0, keys.count < Self.size || key > (keys.last ?? 0) else { return }
    // Of rows with equal keys, the earlier one comes first.
    let place = keys.firstIndex { $0 < key } ?? keys.count
    keys.insert(key, at: place)
    rows.insert(row(), at: place)
    if keys.count > Self.size {
      keys.removeLast()
      rows.removeLast()
    }
  }
}
