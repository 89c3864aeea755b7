import SourceCoding
import Testing

struct ProxyMatrixTests {
  private func source(_ name: String, _ q: Distribution) -> (ProxyMatrix.Source, Distribution) {
    (.init(name: name, entropy: q.entropy.bits, symbolCount: nil), q)
  }

  @Test func `cells are cross entropies, row the proxy, column the source`() throws {
    let tallies = ["abracadabra", "mississippi", "the lazy dog"].map {
      ($0, Tally(of: Array($0.utf8)))
    }
    let matrix = try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    for (row, z) in tallies.enumerated() {
      for (column, q) in tallies.enumerated() {
        let proxy = try Estimator.krichevskyTrofimov.distribution(of: z.1)
        let source = try Estimator.maximumLikelihood.distribution(of: q.1)
        let expected = source.crossEntropy(under: proxy).bits
        #expect(agrees(matrix.bits[row][column], expected, within: 1e-14))
      }
    }
    #expect(matrix.checks.allSatisfy { $0.holds })
  }

  @Test(arguments: [1, 2, 7, 8, 9, 255, 256, 300])
  func `both contents agree with the definitions over any alphabet`(size: Int) throws {
    var rng = seededGenerator(11)
    let all = try (0..<9).map { _ in
      try distribution(randomWeights(count: size, using: &rng).map { Double($0) })
    }
    let sources = all.enumerated().map { source("q\($0)", $1) }
    let proxies = all.enumerated().map { NamedDistribution("z\($0)", $1) }
    let entropies = ProxyMatrix(.crossEntropy, of: sources, under: proxies)
    let divergences = ProxyMatrix(.divergence, of: sources, under: proxies)
    for (row, z) in all.enumerated() {
      for (column, q) in all.enumerated() {
        let crossEntropy = q.crossEntropy(under: z).bits
        let found = entropies.bits[row][column]
        #expect(found == crossEntropy || agrees(found, crossEntropy, within: 1e-13))
        let divergence = q.divergence(from: z).bits
        let price = divergences.bits[row][column]
        #expect(price == divergence || agrees(price, divergence, within: 1e-10))
        if row == column { #expect(price == 0) }
      }
    }
  }

  @Test func `the number of cores changes nothing`() throws {
    var rng = seededGenerator(12)
    let all = try (0..<20).map { _ in
      try distribution(randomWeights(count: 40, using: &rng).map { Double($0) })
    }
    let sources = all.enumerated().map { source("\($0)", $1) }
    let proxies = all.enumerated().map { NamedDistribution("\($0)", $1) }
    let one = ProxyMatrix(.divergence, of: sources, under: proxies)
    #expect(ProxyMatrix(.divergence, of: sources, under: proxies, threads: 3) == one)
    #expect(
      ProxyMatrix.dendrogram(of: all, threads: 3) == ProxyMatrix.dendrogram(of: all))
  }

  @Test func `what is impossible costs without end, and only there`() throws {
    let (q, z) = (try distribution([0.5, 0.5, 0]), try distribution([1, 0, 0]))
    let matrix = ProxyMatrix(
      .crossEntropy, of: [source("q", q), source("z", z)],
      under: [NamedDistribution("q", q), NamedDistribution("z", z)])
    #expect(matrix.bits == [[1, 1], [.infinity, 0]])
    #expect(matrix.regret(of: 1, on: 0) == .infinity && matrix.regret(of: 0, on: 1) == 1)
    #expect(matrix.ranking(of: 0) == [0, 1] && matrix.ranking(of: 1) == [1, 0])
    #expect(matrix.greatestAsymmetry == nil)
  }

  @Test func `own, nearest and most one-sided are found by name`() throws {
    let texts = ["aaaaaaab", "aaaabbbb", "bbbbbbbb"]
    let matrix = try ProxyMatrix(
      of: texts.map { ($0, Tally(of: Array($0.utf8))) }, estimator: .laplace)
    #expect((0..<3).map(matrix.ownProxy) == [0, 1, 2])
    #expect((0..<3).map(matrix.nearestOther) == [1, 0, 1])
    let pair = try #require(matrix.greatestAsymmetry)
    let excess = { (z: Int, q: Int) in matrix.bits[z][q] - matrix.bits[q][q] }
    for z in 0..<3 {
      for q in 0..<3 where z != q {
        let difference = excess(z, q) - excess(q, z)
        #expect(difference <= excess(pair.z, pair.q) - excess(pair.q, pair.z) + 1e-12)
      }
    }
  }

  @Test func `rows and columns move together with their cells`() throws {
    let texts = ["ab", "bcc", "cddd"]
    let matrix = try ProxyMatrix(
      of: texts.map { ($0, Tally(of: Array($0.utf8))) }, estimator: .laplace)
    let moved = matrix.reordered(rows: [2, 0, 1], columns: [1, 2, 0])
    #expect(moved.proxies == ["cddd", "ab", "bcc"])
    #expect(moved.bits[0] == [matrix.bits[2][1], matrix.bits[2][2], matrix.bits[2][0]])
    #expect(moved.reordered(rows: [1, 2, 0], columns: [2, 0, 1]) == matrix)
  }

  @Test func `a measured column is what each code's stream takes`() throws {
    let message = skewedBytes(count: 4000, seed: 3)
    let tally = Tally(of: message)
    let proxies = try [Estimator.krichevskyTrofimov, .additive(500)].map {
      try Proxy(learntFrom: tally, by: $0)
    }
    let huffman = try CodeCatalog.designer(named: "huffman")
    let cells = try ProxyMatrix.measuredColumn(
      of: MemorySource(message), in: huffman, for: proxies)
    let matrix = ProxyMatrix(
      code: "huffman", proxies: ["good", "bad"],
      columns: [(.init(name: "q", entropy: 0, symbolCount: 4000), cells)])
    for (row, proxy) in proxies.enumerated() {
      let code = try #require(try huffman.design(for: proxy).prefixCode)
      let bits = tally.weightedSum(of: code.costs)
      #expect(abs(matrix.bits[row][0] * 4000 - bits) < 8)
      #expect(matrix.halfWidths95[row][0] != nil)
    }
    #expect(matrix.ranking(of: 0) == [0, 1] && matrix.checks.allSatisfy { $0.holds })
  }
}
