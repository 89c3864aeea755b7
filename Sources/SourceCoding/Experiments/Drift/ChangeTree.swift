/// The places between pieces of a message where a test of the stretches on both sides
/// shows a change.
///
/// Neighbouring pieces are joined, then the results with their neighbours, until one
/// stretch is left. Each time those two are joined that lose the fewest bits by sharing a
/// code (Ward's method along a line, or bottom-up segmentation). So every place lies once
/// between two stretches that are about to be joined, each as long as it is uniform. There
/// it is tested, and a stretch that already contains a change is tested only up to the
/// nearest change, so that short parts between long ones are found.
///
/// Sources: Ward, *Hierarchical grouping to optimize an objective function*, 1963;
/// Keogh, Chu, Hart and Pazzani, *An online algorithm for segmenting time series*, 2001.
struct ChangeTree {
  /// A place between pieces with the test of the stretches next to it.
  struct Place {
    /// The first piece after it.
    var piece: Int
    /// The strongest test so far.
    var test: ChangeTest
  }

  /// The places of all changes, in ascending order.
  private(set) var changes: [Place] = []

  /// The place with the strongest test; `nil` if no place has stretches long enough.
  private(set) var strongest: Place?

  /// A stretch of pieces.
  private struct Stretch {
    var pieces: Range<Int>
    var counts: [Double]
    /// The pieces from the first to the last change within it; `nil` if it has none.
    var inner: ClosedRange<Int>?
    /// The bits lost by joining it to the next one.
    var loss: Double
  }

  /// Finds the changes in the pieces of a message.
  init(of pieces: MessagePieces) {
    var stretches = (0..<pieces.count).map {
      Stretch(pieces: $0..<$0 + 1, counts: pieces.counts(of: $0..<$0 + 1), loss: 0)
    }
    func loss(_ index: Int) -> Double {
      SplitSaving.bits(stretches[index].counts, stretches[index + 1].counts)
    }
    for index in stretches.indices.dropLast() { stretches[index].loss = loss(index) }
    while stretches.count > 1 {
      var index = 0
      for other in 1..<stretches.count - 1 where stretches[other].loss < stretches[index].loss {
        index = other
      }
      let (left, right) = (stretches[index], stretches[index + 1])
      let piece = left.pieces.upperBound
      let nearest = (
        (left.inner?.upperBound ?? left.pieces.lowerBound)..<piece,
        piece..<(right.inner?.lowerBound ?? right.pieces.upperBound)
      )
      var inner = [left.inner, right.inner].compactMap { $0 }
      if let test = ChangeTest(nearest.0, nearest.1, in: pieces) {
        let place = Place(piece: piece, test: test)
        if strongest.map({ $0.test.strength < test.strength }) ?? true { strongest = place }
        if test.isChange {
          changes.append(place)
          inner.append(piece...piece)
        }
      }
      stretches[index].pieces = left.pieces.lowerBound..<right.pieces.upperBound
      for (symbolClass, count) in right.counts.enumerated() {
        stretches[index].counts[symbolClass] += count
      }
      let ends = (inner.map(\.lowerBound).min(), inner.map(\.upperBound).max())
      if case (let first?, let last?) = ends { stretches[index].inner = first...last }
      stretches.remove(at: index + 1)
      if index + 1 < stretches.count { stretches[index].loss = loss(index) }
      if index > 0 { stretches[index - 1].loss = loss(index - 1) }
    }
    changes.sort { $0.piece < $1.piece }
  }
}
