/// Finds the places where a message changes, to the exact symbol.
///
/// `ChangeTree` finds places between pieces. Places that the final stretches next to
/// them do not bear out are dropped, the others are moved to where the two sides are
/// shortest to describe, and `ChangeKinds` tells changes from switching. The message is
/// read once, and the pieces at each place a second time.
struct ChangeSearch {
  /// A place that was found, and what is known of it.
  struct Found {
    /// The first symbol after the place.
    let symbol: Int

    /// The test of the stretches next to it; `nil` if they are too short.
    let test: ChangeTest?

    /// The reason why it is no change although the stretches differ.
    let objection: Experiment.Change.Objection?

    /// Whether it is a change.
    var isChange: Bool { test?.isChange ?? false && objection == nil }
  }

  /// The changes in ascending order; if there is none, the best candidate alone, and
  /// nothing if all symbols are equal.
  let places: [Found]

  /// Searches a message that is not empty.
  ///
  /// - Throws: ``SourceError`` if it cannot be read.
  init(_ source: any SymbolSource, _ classes: SymbolClasses) throws(SourceError) {
    guard classes.count > 1 else {
      places = []
      return
    }
    let pieces = try MessagePieces(of: source, classes)
    let tree = ChangeTree(of: pieces)
    let changes = Self.settled(tree.changes, in: pieces)
    let kinds = ChangeKinds(between: changes.map(\.piece), in: pieces)
    var found: [Found] = []
    for (index, place) in changes.enumerated() {
      let first = index > 0 ? changes[index - 1].piece : 0
      let end = index + 1 < changes.count ? changes[index + 1].piece : pieces.count
      let near = max(first, place.piece - 1)..<min(end, place.piece + 1)
      found.append(
        Found(
          symbol: try ChangePlace.symbol(
            cutting: first..<end, within: near, pieces, source, classes),
          test: place.test, objection: kinds.objections[index]))
    }
    let reported = found.filter(\.isChange)
    guard reported.isEmpty else {
      places = reported
      return
    }
    if let best = found.max(by: { $0.test?.strength ?? 0 < $1.test?.strength ?? 0 }) {
      places = [best]
      return
    }
    let whole = 0..<pieces.count
    let best = tree.strongest?.piece ?? ChangePlace.piece(cutting: whole, in: pieces)
    let near =
      source.symbolCount < 2 * ChangeTest.leastLength
      ? whole : max(0, best - 1)..<min(pieces.count, best + 1)
    places = [
      Found(
        symbol: try ChangePlace.symbol(cutting: whole, within: near, pieces, source, classes),
        test: tree.strongest?.test, objection: nil)
    ]
  }

  /// Returns the places that the stretches next to them bear out, each moved to the best
  /// one nearby.
  private static func settled(
    _ places: [ChangeTree.Place], in pieces: MessagePieces
  ) -> [ChangeTree.Place] {
    var places = places
    func ends(_ index: Int) -> (first: Int, last: Int) {
      (
        index > 0 ? places[index - 1].piece : 0,
        index + 1 < places.count ? places[index + 1].piece : pieces.count
      )
    }
    func test(_ index: Int, at piece: Int) -> ChangeTest? {
      let (first, last) = ends(index)
      return ChangeTest(first..<piece, piece..<last, in: pieces)
    }
    func drop() {
      var strengths = places.indices.map { test($0, at: places[$0].piece)?.strength ?? 0 }
      while let weakest = strengths.indices.min(by: { strengths[$0] < strengths[$1] }),
        test(weakest, at: places[weakest].piece)?.isSame ?? true
      {
        places.remove(at: weakest)
        strengths.remove(at: weakest)
        for index in [weakest - 1, weakest] where places.indices.contains(index) {
          strengths[index] = test(index, at: places[index].piece)?.strength ?? 0
        }
      }
    }
    for _ in 0..<2 {
      drop()
      for index in places.indices {
        let (first, last) = ends(index)
        let reach = max(16, Int((4096 / pieces.length(of: 0..<1)).rounded(.up)))
        let old = places[index].piece
        let near = max(first, old - reach)..<min(last, old + reach)
        let new = ChangePlace.piece(cutting: near, in: pieces)
        let tests = (test(index, at: old), test(index, at: new))
        if new != old, tests.1?.strength ?? 0 >= tests.0?.strength ?? 0 {
          places[index].piece = new
        }
        for test in [tests.0, tests.1].compactMap({ $0 })
        where test.strength > places[index].test.strength {
          places[index].test = test
        }
      }
    }
    drop()
    return places
  }
}
