import Testing

@testable import SourceCoding

struct AverageLinkageTests {
  /// The definition: of all pairs of groups, join the one of least mean distance.
  private func plainOrder(_ distances: [[Double]]) -> [Int] {
    var groups = distances.indices.map { [$0] }
    func mean(_ a: [Int], _ b: [Int]) -> Double {
      a.flatMap { x in b.map { distances[x][$0] } }.reduce(0, +) / Double(a.count * b.count)
    }
    while groups.count > 1 {
      var best = (0, 1)
      for a in groups.indices {
        for b in groups.indices
        where a < b && mean(groups[a], groups[b]) < mean(groups[best.0], groups[best.1]) {
          best = (a, b)
        }
      }
      let second = groups.remove(at: best.1)
      let first = groups[best.0]
      let turned = [first, first.reversed()].flatMap { left in
        [second, second.reversed()].map { (left, $0) }
      }
      let gaps = turned.map { distances[$0.0[$0.0.count - 1]][$0.1[0]] }
      let least = gaps.indices.min { gaps[$0] < gaps[$1] } ?? 0
      groups[best.0] = turned[least].0 + turned[least].1
    }
    return groups.first ?? []
  }

  @Test(arguments: 0..<30)
  func `the walk joins what comparing all pairs joins`(seed: UInt64) {
    var rng = seededGenerator(seed)
    let count = Int(seed % 15)
    var distances = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for a in 0..<count {
      for b in 0..<a {
        distances[a][b] = Double(rng.next() >> 11)
        distances[b][a] = distances[a][b]
      }
    }
    let order = AverageLinkage.dendrogram(distances).order
    #expect(order.sorted() == Array(0..<count))
    #expect(order == plainOrder(distances))
  }

  @Test func `things on a line come in their order, whatever the order they are given in`() {
    let places = [5.0, 1, 9, 3, 8.5, 1.5, 12]
    let order = AverageLinkage.dendrogram(places.map { a in places.map { abs(a - $0) } }).order
    let sorted = order.map { places[$0] }
    #expect(sorted == places.sorted() || sorted == places.sorted().reversed())
  }

  @Test func `all at one distance is an order too`() {
    let distances = (0..<12).map { a in (0..<12).map { a == $0 ? 0.0 : 1 } }
    #expect(AverageLinkage.dendrogram(distances).order.sorted() == Array(0..<12))
  }

  @Test func `joins are ranges of the order, at the mean distance of their halves`() {
    let places = [0.0, 1, 10, 12, 30]
    let distances = places.map { a in places.map { abs(a - $0) } }
    let tree = AverageLinkage.dendrogram(distances)
    #expect(tree.joins.map(\.height).sorted() == [1, 2, 10.5, 24.25])
    for join in tree.joins {
      let (first, second) = (
        tree.order[join.places.lowerBound..<join.middle],
        tree.order[join.middle..<join.places.upperBound]
      )
      let pairs = first.flatMap { a in second.map { distances[a][$0] } }
      #expect(abs(join.height - pairs.reduce(0, +) / Double(pairs.count)) < 1e-12)
    }
    #expect(tree.joins.last?.places == 0..<5)
  }
}
