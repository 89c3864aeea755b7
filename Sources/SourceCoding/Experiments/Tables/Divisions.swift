/// All ways to divide a few things into groups, each way once.
///
/// A way gives the group of each thing, and groups are numbered by first occurrence:
/// thing 0 is in group 0, and every other thing is in an existing group or in the next
/// new one. So no two ways describe the same division.
struct Divisions {
  /// The ways, in lexicographic order.
  let all: [[Int]]

  /// Lists the ways to divide `count` things into at most `most` groups; `nil` if there
  /// may be more than `limit` ways.
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
