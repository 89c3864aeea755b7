/// Which things were joined to groups, and how far apart the two halves of each group are.
///
/// Things stand in an order in which every group is a range. The height of a join is the mean
/// distance between the members of its two halves; it is at least the heights within them.
package struct Dendrogram: Hashable, Sendable {
  /// Two groups that became one.
  package struct Join: Hashable, Sendable {
    /// The places of all members in the order.
    package let places: Range<Int>

    /// The first place of the second group.
    package let middle: Int

    /// The mean distance between members of both groups.
    package let height: Double
  }

  /// The things in their order, by the numbers that they had.
  package let order: [Int]

  /// The joins, one fewer than things, each after those within its groups.
  package let joins: [Join]
}
