/// Every way of dividing a few things into groups, each once.
///
/// A way is the group of each thing, numbered by first occurrence: thing 0 is in group 0, and
/// every other in one that is there or in the next. So no two say the same.
struct Divisions {
  /// The ways, in order.
  let all: [[Int]]

  /// The ways of dividing `count` things into at most `most` groups; `nil` if there may be more
  /// than `limit`.
  init?(of count: Int, into most: Int, limit: Int) {
    guard count <= 16 else { return nil }
    var bound = 1
    for _ in 1..<max(count, 1) {
      bound *= most
      guard bound <= limit else { return nil }
    }
    var ways: [[Int]] = [[]]
    for _ in 0..<count {
      ways = ways.flatMap { way in
        (0..<min(most, (way.max() ?? -1) + 2)).map { way + [$0] }
      }
    }
    all = ways
  }
}
