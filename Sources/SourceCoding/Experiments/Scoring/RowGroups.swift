/// Groups of rows that a figure is known without, for its interval: each of some documents, or of
/// every 32nd row where documents are not known and rows are independent.
///
/// A jackknife over all rows would keep what each of them adds; over groups it keeps what each group adds.
struct RowGroups: Sendable {
  /// The number of groups.
  let count: Int

  private var rowCount = 0

  init(count: Int = 32) {
    self.count = count
  }

  /// The group of the next row.
  ///
  /// - Parameter document: the number of its document; negative where none is known.
  /// - Returns: a number from 0 to ``count`` − 1.
  mutating func next(document: Int) -> Int {
    defer { rowCount += 1 }
    return (document >= 0 ? document : rowCount) % count
  }

  /// The interval of a figure.
  ///
  /// - Parameters:
  ///   - value: the figure of all rows.
  ///   - biases: how many biases are added to half the width.
  ///   - hasRows: whether a group has rows.
  ///   - without: the figure of the rows of all other groups.
  /// - Returns: `nil` for fewer than two groups, and where a figure is not finite.
  func interval(
    around value: Double, adding biases: Double = 0, hasRows: (Int) -> Bool,
    without: (Int) -> Double
  ) -> GroupInterval? {
    let parts = (0..<count).filter(hasRows).map(without)
    guard parts.count > 1, value.isFinite, parts.allSatisfy(\.isFinite) else { return nil }
    return GroupInterval(value: value, leavingOut: parts, kind: .groups, adding: biases)
  }
}
