/// The stretches between changes, sorted into kinds of equal distribution, which tell a
/// source that changes from one that switches all along.
///
/// A source that switches between a few distributions differs from stretch to stretch,
/// but it is homogeneous on the whole, and each of its distributions returns. The longest
/// stretch founds a kind; each next shorter one joins the kind from which it differs least,
/// if it is the same as the stretch that founded it, or founds its own (Hartigan's leader
/// algorithm). Then:
///
/// - A change is for good if both sides have hardly any kind in common: the shares of the
///   kinds overlap by at most a quarter. The message is cut where they overlap least, then
///   its parts are.
/// - Between two changes for good, one kind may return any number of times, as a text
///   with pieces of other texts does. If there are two more returns, of other kinds, the
///   stretches there are those of a source that switches.
/// - What borders on a source that switches must last at least six of its mean stays.
///
/// Source: Hartigan, *Clustering Algorithms*, 1975.
struct ChangeKinds {
  /// The reason why each place is no change; `nil` for a change.
  private(set) var objections: [Experiment.Change.Objection?]

  /// The greatest number of returns of other kinds than the one that returns most.
  static let mostReturns = 1

  /// The greatest share of kinds that two sides of a change for good have in common.
  private static let mostOverlap = 0.25

  /// The number of mean stays that a neighbour of a source that switches must last.
  private static let leastStays = 6.0

  private let pieces: MessagePieces
  private let stretches: [Range<Int>]

  /// The kind of each stretch.
  private let kinds: [Int]

  /// Judges places between pieces, in ascending order.
  init(between places: [Int], in pieces: MessagePieces) {
    self.pieces = pieces
    stretches = zip([0] + places, places + [pieces.count]).map { $0..<$1 }
    kinds = Self.kinds(of: stretches, in: pieces)
    objections = Array(repeating: nil, count: places.count)
    var stays: [Double?] = Array(repeating: nil, count: stretches.count)
    var parts = [0..<stretches.count]
    while let part = parts.popLast() {
      let cuts = changesForGood(in: part)
      if !cuts.isEmpty {
        parts += zip([part.lowerBound] + cuts, cuts + [part.upperBound]).map { $0..<$1 }
      } else if let objection = switching(part) {
        for index in part.dropLast() { objections[index] = objection }
        for index in part { stays[index] = length(part) / Double(part.count) }
      }
    }
    refuseShortNeighbours(of: &stays)
  }

  private func length(_ range: Range<Int>) -> Double {
    range.reduce(0) { $0 + pieces.length(of: stretches[$1]) }
  }

  /// Returns the kinds of stretches, of which neighbours are never the same.
  private static func kinds(of stretches: [Range<Int>], in pieces: MessagePieces) -> [Int] {
    var kinds = [Int](repeating: -1, count: stretches.count)
    var founders: [Int] = []
    let lengths = stretches.map(pieces.length)
    for index in stretches.indices.sorted(by: { (-lengths[$0], $0) < (-lengths[$1], $1) }) {
      var nearest: (kind: Int, strength: Double)?
      for (kind, founder) in founders.enumerated() {
        let hasNeighbour = [index - 1, index + 1].contains {
          kinds.indices.contains($0) && kinds[$0] == kind
        }
        guard !hasNeighbour else { continue }
        let test = ChangeTest(stretches[founder], stretches[index], in: pieces)
        // Stretches that are too short to differ count as the same.
        let strength = test?.strength ?? 0
        guard test?.isSame ?? true, strength < nearest?.strength ?? .infinity else { continue }
        nearest = (kind, strength)
      }
      if nearest == nil { founders.append(index) }
      kinds[index] = nearest?.kind ?? founders.count - 1
    }
    return kinds
  }

  /// Returns the stretches with which a change for good begins, those where the sides
  /// overlap least; none if they overlap too much everywhere.
  private func changesForGood(in part: Range<Int>) -> [Int] {
    let overlaps = part.dropFirst().map { overlap(part.lowerBound..<$0, $0..<part.upperBound) }
    guard let least = overlaps.min(), least <= Self.mostOverlap else { return [] }
    return zip(part.dropFirst(), overlaps).filter { $0.1 == least }.map(\.0)
  }

  /// Returns the share of their lengths for which two sides have the same kinds.
  private func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Double {
    let lengths = (length(left), length(right))
    var shares = [(left: Double, right: Double)](
      repeating: (0, 0), count: (kinds.max() ?? 0) + 1)
    for index in left { shares[kinds[index]].left += pieces.length(of: stretches[index]) }
    for index in right { shares[kinds[index]].right += pieces.length(of: stretches[index]) }
    return shares.reduce(0) { $0 + min($1.left / lengths.0, $1.right / lengths.1) }
  }

  /// Returns the objection to changes between these stretches if they are those of a
  /// source that switches.
  private func switching(_ range: Range<Int>) -> Experiment.Change.Objection? {
    var visits: [Int: Int] = [:]
    for kind in kinds[range] { visits[kind, default: 0] += 1 }
    let returns = visits.values.map { $0 - 1 }
    guard returns.reduce(0, +) - (returns.max() ?? 0) > Self.mostReturns else { return nil }
    return .switching(stretchCount: range.count, kindCount: visits.count)
  }

  /// Refuses changes beside a source that switches where the other side is short; it
  /// then counts as a part of that source.
  private mutating func refuseShortNeighbours(of stays: inout [Double?]) {
    var isDone = false
    while !isDone {
      isDone = true
      var (start, previous): (Int, Int?) = (0, nil)
      let ends = objections.indices.filter { objections[$0] == nil }.map { $0 + 1 }
      for end in ends + [stretches.count] {
        defer { (previous, start) = (start, end) }
        guard let previous else { continue }
        let (left, right) = (previous..<start, start..<end)
        let (before, after) = (stays[left.lowerBound], stays[right.lowerBound])
        let refusals = [(before, length(right)), (after, length(left))].compactMap {
          stay, size -> Experiment.Change.Objection? in
          guard let stay, size < Self.leastStays * stay else { return nil }
          return .besideSwitching(symbolCount: size, needed: Self.leastStays * stay)
        }
        guard let refusal = refusals.first else { continue }
        objections[start - 1] = refusal
        let stay = max(before ?? 0, after ?? 0)
        for index in previous..<end { stays[index] = stay }
        isDone = false
        break
      }
    }
  }
}
