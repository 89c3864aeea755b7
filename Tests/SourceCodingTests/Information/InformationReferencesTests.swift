import Testing

@testable import SourceCoding

struct InformationReferencesTests {
  /// A line of the table.
  struct Pair: Sendable, CustomStringConvertible {
    let description: String
    let q: [Double]
    let z: [Double]
    let values: [Double]

    init(_ line: Substring) {
      let fields = line.split(separator: ";")
      description = "\(fields[0]): \(fields[1]) and \(fields[2])"
      let numbers = fields.dropFirst().map { $0.split(separator: " ").compactMap { Double($0) } }
      (q, z, values) = (numbers[0], numbers[1], numbers[2])
    }
  }

  private static let pairs = InformationReferences.table.split(separator: "\n").map(Pair.init)

  private static let names = [
    "H(q)", "H(q,z)", "KL(q‖z)", "KL(z‖q)", "JS", "Rényi 1/2", "Rényi below 1", "Rényi above 1",
    "Rényi 2", "Rényi 100", "Rényi ∞", "varentropy", "perplexity − 1",
  ]

  private func values(_ q: Distribution, _ z: Distribution) -> [Double] {
    let orders = [0.5, 1 - 0x1p-20, 1 + 0x1p-30, 2, 100, .infinity]
    return [
      q.entropy, q.crossEntropy(under: z), q.divergence(from: z), z.divergence(from: q),
      q.jensenShannonDivergence(from: z),
    ].map(\.bits) + orders.map { q.renyiEntropy(order: $0).bits }
      + [q.varentropy, q.perplexity - 1]
  }

  @Test func `every measure has twelve digits on every kind of weights`() throws {
    #expect(Self.pairs.count > 200)
    for pair in Self.pairs {
      let (q, z) = (try Distribution(weights: pair.q), try Distribution(weights: pair.z))
      let found = values(q, z)
      #expect(found.count == pair.values.count)
      for (name, (value, reference)) in zip(Self.names, zip(found, pair.values)) {
        // Next to 1 a perplexity has no digits below 2^−53.
        let slack = name == "perplexity − 1" ? 0x1p-52 * (1 + reference) : 0
        #expect(
          abs(value - reference) <= 1e-12 * abs(reference) + 1.01e-28 + slack,
          "\(name) of \(pair): \(value), which is \(reference)")
        #expect(value.sign == .plus, "\(name) of \(pair): \(value)")
      }
    }
  }

  @Test func `a matrix has the same divergences as each pair alone`() throws {
    let pairs = Self.pairs.filter { $0.q.count == 3 }
    let qs = try pairs.map { try Distribution(weights: $0.q) }
    let zs = try pairs.map { try Distribution(weights: $0.z) }
    let matrix = ProxyMatrix(
      .divergence,
      of: qs.map {
        (ProxyMatrix.Source(name: "q", entropy: $0.entropy.bits, symbolCount: nil), $0)
      },
      under: zs.map { NamedDistribution("z", $0) })
    for (row, z) in zs.enumerated() {
      for (column, q) in qs.enumerated() {
        let one = q.divergence(from: z).bits
        #expect(abs(matrix.bits[row][column] - one) <= 1e-12 * one)
      }
    }
    for check in matrix.checks { #expect(check.holds, "\(check.detail)") }
  }

  @Test func `counts beyond the digits of a double are kept`() throws {
    let big = UInt64(1) << 62
    let q = try Estimator.maximumLikelihood.distribution(of: Tally(counts: [big + 1, big]))
    // ε²/2 nats with ε = 2^−63: 1.96e-39 would be lost; the sum of both is exact.
    #expect(q.wideTotal == WideReal(count: 2 * big + 1))
  }
}
