import SourceCoding
import Testing

struct CrossEntropyMatrixTests {
  @Test func `cells are cross entropies, row the proxy, column the source`() throws {
    let tallies = ["abracadabra", "mississippi", "the lazy dog"].map {
      ($0, Tally(of: Array($0.utf8)))
    }
    let matrix = try CrossEntropyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    for (row, z) in tallies.enumerated() {
      for (column, q) in tallies.enumerated() {
        let proxy = try Estimator.krichevskyTrofimov.distribution(of: z.1)
        let source = try Estimator.maximumLikelihood.distribution(of: q.1)
        #expect(matrix.bits[row][column] == source.crossEntropy(under: proxy).bits)
        #expect(matrix.bits[row][column] >= source.entropy.bits)
      }
    }
  }
}
