import SourceCoding

/// The rows of a file that do not sum to one.
struct WrongSums {
  private var places: [Int] = []
  private var count = 0
  private var greatest = 0.0
  private var tolerance = 0.0
  private var isAboveOne = false

  /// The greatest distance of a sum from one that rounding can explain; beyond it, the
  /// columns are not what they seem.
  private static let greatestRounding = 0.02

  mutating func add(_ row: NumberRow, sum: Double, tolerance: Double) {
    if places.count < 5 { places.append(row.place) }
    count += 1
    greatest = max(greatest, abs(sum - 1))
    isAboveOne = isAboveOne || row.values.contains { $0 > 1 }
    self.tolerance = tolerance
  }

  /// The failure that names these rows.
  ///
  /// - Parameters:
  ///   - path: the name of the file.
  ///   - placeName: the noun for a place in it.
  ///   - hasColumns: whether it has columns to choose from.
  /// - Returns: the failure; `nil` if there are no such rows.
  func failure(_ path: String, _ placeName: String, hasColumns: Bool) -> Failure? {
    guard count > 0 else { return nil }
    let names = places.map { "\($0)" }.joined(separator: ", ")
    let rows =
      count == 1
      ? "\(placeName) \(names) does" : "\(placeName)s \(names)\(count > 5 ? " …" : "") do"
    let normalize = "use --normalize to divide rows by their sums"
    let logits = "use --logits if they are logarithms"
    let remedy =
      if greatest <= Self.greatestRounding {
        normalize
      } else if hasColumns {
        "choose the columns of probabilities with --columns" + (isAboveOne ? ", or \(logits)" : "")
      } else {
        isAboveOne ? "\(logits), or --normalize if they are weights" : normalize
      }
    return .job(
      "\(path): \(rows) not sum to 1\(count > 1 ? " (\(count.grouped) in all)" : ""), by up to "
        + "\(greatest.inDigits); the tolerance is \(tolerance.inDigits)", remedy: remedy)
  }
}
