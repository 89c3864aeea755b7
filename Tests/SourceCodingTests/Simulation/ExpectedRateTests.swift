import Testing

@testable import SourceCoding

/// What codes cost in the long run, where q is known.
struct ExpectedRateTests {
  /// Codes that need no data of z.
  private static let names = CodeCatalog.families.map(\.pattern).compactMap { pattern -> String? in
    let name = pattern.prefix { $0 != ":" && $0 != "[" }
    guard !name.hasPrefix("order") else { return nil }
    let settings = ["limited": "limited:9", "letters": "letters:3", "block": "block:3"]
    return settings[String(name)] ?? String(name)
  }

  private static let chain = try? MarkovChain(
    rows: [
      Distribution(probabilities: [0.8, 0.1, 0.1]), Distribution(probabilities: [0.3, 0.6, 0.1]),
      Distribution(probabilities: [0.25, 0.25, 0.5]),
    ])

  private func measure(
    _ name: String, on q: Distribution, designedFor z: Distribution? = nil, count: Int = 1000,
    seed: UInt64 = 1
  ) throws -> CodeMeasurement {
    let source = SampledSource(
      q, alphabet: Self.alphabet(q.alphabetSize), symbolCount: count, seed: seed)
    let simulation = try Simulation(of: source, known: q, proxy: Proxy(known: z ?? q))
    let measurement = try simulation.measure(try CodeCatalog.designer(named: name))
    #expect(simulation.checks(of: [measurement]).filter { !$0.holds } == [], "\(name)")
    return measurement
  }

  /// .7 .15 .15 in blocks of two is in Haykin, *Communication Systems*, problem 9.13; the
  /// rates of the others are sums over their blocks, made in Python.
  @Test(arguments: [
    ([0.7, 0.15, 0.15], "block:2", 1.1975), ([0.7, 0.15, 0.15], "block:3", 1.2071666666666667),
    ([0.5, 0.2, 0.1, 0.1, 0.1], "block:4", 1.968175), ([0.8, 0.1, 0.1], "block:2", 0.96),
    // a, b, c .7 .2 .1 in 3 bits: a and aa are continued, so 3 / (1 + .7 + .49).
    ([0.7, 0.2, 0.1], "tunstall:3", 3 / 2.19),
    ([0.5, 0.3, 0.2], "letters:3", 46.0 / 29),
  ])
  func `textbook rates come out, whatever was drawn`(
    probabilities: [Double], name: String, rate: Double
  ) throws {
    let q = try Distribution(probabilities: probabilities)
    for seed in 1...3 as ClosedRange<UInt64> {
      let measurement = try measure(name, on: q, seed: seed)
      #expect(agrees(try #require(measurement.expectedRate), rate, within: 1e-12))
    }
  }

  @Test(arguments: names)
  func `only sampling, context and coder depend on the draw`(name: String) throws {
    let q = try Distribution(probabilities: [0.45, 0.3, 0.2, 0.05])
    let z = try Distribution(probabilities: [0.2, 0.2, 0.25, 0.35])
    let measurements = try (1...3 as ClosedRange<UInt64>).map {
      try measure(name, on: q, designedFor: z, count: 1003, seed: $0)
    }
    let learns = !measurements[0].design.believesProxy
    for measurement in measurements {
      let bill = measurement.bill
      #expect(abs(try #require(bill.residual)) <= bill.residualTolerance)
      #expect((measurement.expectedRate == nil) == learns)
      #expect(measurement.expectedRate == measurements[0].expectedRate)
      #expect(bill.entropy == measurements[0].bill.entropy)
      #expect(bill.mismatch == measurements[0].bill.mismatch)
      #expect(bill.lengths == measurements[0].bill.lengths)
      #expect(measurement.design.code == nil || bill.coder >= -1e-3)
    }
    guard let rate = measurements[0].expectedRate else { return }
    let bill = measurements[0].bill
    #expect(agrees(bill.entropy + bill.mismatch + bill.lengths, 1003 * rate, within: 1e-12))
  }

  @Test(arguments: names)
  func `no expectation is below H(q) where z is q`(name: String) throws {
    var rng = seededGenerator(31)
    for _ in 0..<6 {
      let q = try distribution((0..<2 + rng.next() % 4).map { _ in Double(1 + rng.next() % 50) })
      let measurement = try measure(name, on: q, count: 50)
      guard let rate = measurement.expectedRate else { continue }
      #expect(rate >= q.entropy.bits - 1e-12)
    }
  }

  /// E[bits of n + 2 symbols] − E[bits of n], over all messages, is twice the rate once the
  /// beginning is forgotten.
  @Test(
    arguments: [
      ("block:2", 8), ("tunstall:2", 8), ("tans:2", 8),
    ],
    [true, false])
  func `the rate is what another two symbols cost, over all messages`(
    code: (name: String, length: Int), isChain: Bool
  ) throws {
    let z = try Distribution(probabilities: [0.6, 0.25, 0.15])
    let law: KnownSource =
      isChain
      ? .chain(try #require(Self.chain))
      : .independent(try Distribution(probabilities: [0.5, 0.2, 0.3]))
    let design = try CodeCatalog.designer(named: code.name).design(for: z)
    let coder = try #require(design.code)
    let rate = try #require(design.longRunRate(on: law))
    let cost = { (length: Int) in
      try Self.expectation(over: length, of: law) { message in
        try encoded(message, by: coder).information.reduce(0, +)
      }
    }
    let step = try (cost(code.length) - cost(code.length - 2)) / 2
    #expect(agrees(step, rate, within: 2e-3), "\(code.name): \(step) \(rate)")
    if code.name == "block:2" { #expect(agrees(step, rate, within: 1e-12)) }
  }

  @Test func `states of symbols that q lacks are never reached`() throws {
    let z = try Distribution(probabilities: [0.5, 0.25, 0.25])
    let design = try CodeCatalog.designer(named: "tans:3").design(for: z)
    let coder = try #require(design.code)
    let law = KnownSource.independent(try Distribution(probabilities: [0.7, 0.3, 0]))
    func cost(_ length: Int) throws -> Double {
      try (0..<1 << length).reduce(0) { sum, number in
        let message = (0..<length).map { UInt8(number >> $0 & 1) }
        let probability = message.reduce(1) { $0 * ($1 == 0 ? 0.7 : 0.3) }
        return sum + probability * (try encoded(message, by: coder).information.reduce(0, +))
      }
    }
    let step = try (cost(12) - cost(10)) / 2
    let rate = try #require(design.longRunRate(on: law))
    #expect(agrees(step, rate, within: 1e-4), "\(step) \(rate)")
  }

  /// Words and the symbols of a chain keep step for long, so whole messages are too short to
  /// show the rate; the probabilities of (word begun, symbol before) are followed instead.
  @Test func `Tunstall's rate on a chain is that of the words which end, step by step`() throws {
    let z = try Distribution(probabilities: [0.6, 0.25, 0.15])
    let chain = try #require(Self.chain)
    let design = try CodeCatalog.designer(named: "tunstall:3").design(for: z)
    let rate = try #require(design.longRunRate(on: .chain(chain)))
    // The root, a and aa are split, in this order: seven words.
    let words: Set<[Int]> = [[0, 0, 0], [0, 0, 1], [0, 0, 2], [0, 1], [0, 2], [1], [2]]
    var states: [[Int]: Double] = [:]
    for symbol in 0..<3 {
      states[[symbol] + (words.contains([symbol]) ? [] : [symbol])] =
        chain.stationary.probability(of: symbol)
    }
    var ended = 0.0
    for _ in 0..<400 {
      var next: [[Int]: Double] = [:]
      ended = 0
      for (state, probability) in states {
        for symbol in 0..<3 {
          let share = probability * (chain.rows[state[0]]?.probability(of: symbol) ?? 0)
          let word = state.dropFirst() + [symbol]
          let isWhole = words.contains(Array(word))
          if isWhole { ended += share }
          next[[symbol] + (isWhole ? [] : word), default: 0] += share
        }
      }
      states = next
    }
    #expect(agrees(3 * ended, rate, within: 1e-12))
  }

  /// The states by their definition: give bits away until f to 2f − 1 is left, k more than
  /// f, and go to the k-th state of the symbol.
  @Test(arguments: 3...6, [true, false])
  func `tANS costs what its states give away, by iteration`(bits: Int, isChain: Bool) throws {
    let z = try Distribution(probabilities: [0.6, 0.25, 0.15])
    let code = TansCoder(try QuantizedDistribution(z, bits: bits))
    let chain = try #require(Self.chain)
    let q = try Distribution(probabilities: [0.5, 0.2, 0.3])
    let law: KnownSource = isChain ? .chain(chain) : .independent(q)
    let shares = code.quantized.shares
    let spread = TansCoder.entries(shares: shares, bits: bits).map(\.symbol)
    let places = shares.indices.map { symbol in spread.indices.filter { spread[$0] == symbol } }
    // What a coder gets after each symbol: every second one of the message.
    let rows = (0..<3).map { symbol in
      (0..<3).map { next in
        isChain
          ? (0..<3).reduce(0.0) {
            $0 + (chain.rows[symbol]?.probability(of: $1) ?? 0)
              * (chain.rows[$1]?.probability(of: next) ?? 0)
          } : q.probability(of: next)
      }
    }
    var shareOfState = [Double](repeating: 0, count: 1 << bits)
    var (cost, steps) = (0.0, 0)
    for step in 0..<600 {
      var next = shareOfState.map { _ in 0.0 }
      for (place, share) in shareOfState.enumerated() where step > 0 || place == 0 {
        for symbol in 0..<3 {
          let probability =
            step == 0
            ? law.distribution.probability(of: symbol)
            : share * rows[spread[place]][symbol]
          var (left, count) = (place + 1 << bits, 0)
          while left >= 2 * Int(shares[symbol]) { (left, count) = (left / 2, count + 1) }
          next[places[symbol][left - Int(shares[symbol])]] += probability
          if step >= 500 { cost += probability * Double(count) }
        }
      }
      if step >= 500 { steps += 1 }
      shareOfState = next
    }
    let rate = try #require(code.longRunRate(on: law))
    #expect(agrees(rate, cost / Double(steps), within: 1e-9), "\(rate) \(cost / Double(steps))")
  }

  @Test func `baudot costs five bits, and five for each shift`() throws {
    let q = try Distribution(
      weights: (0..<256).map {
        ["A": 5.0, "7": 2, " ": 3][Character(Unicode.Scalar(UInt8($0)))] ?? 0
      })
    let codes = try CodeCatalog.designer(named: "baudot").design(for: q)
    let rate = try #require(codes.longRunRate(on: .independent(q)))
    #expect(agrees(rate, 5 + 5 * 2 * 0.5 * 0.2 / 0.7, within: 1e-12))
    let source = SampledSource(q, symbolCount: 400_000, seed: 5)
    let simulation = try Simulation(of: source, known: q, proxy: Proxy(known: q))
    let measurement = try simulation.measure(try CodeCatalog.designer(named: "baudot"))
    #expect(agrees(try #require(measurement.measuredRate), rate, within: 0.01))
    #expect(abs(try #require(measurement.bill.residual)) < 1e-6)
  }

  @Test(arguments: ["huffman", "block:3", "tunstall:5", "tans:6", "letters:3", "ideal"])
  func `of a Markov chain rates are those of the chain`(name: String) throws {
    let chain = try #require(Self.chain)
    var rates: [Double] = []
    for seed in 1...2 as ClosedRange<UInt64> {
      let simulation = try Simulation(
        of: MarkovSource(
          chain, alphabet: Self.alphabet(3), symbolCount: 60_000, seed: seed),
        chain: chain, proxy: Proxy(known: chain.stationary))
      #expect(simulation.q == chain.stationary)
      let measurement = try simulation.measure(try CodeCatalog.designer(named: name))
      let rate = try #require(measurement.expectedRate)
      #expect(abs(try #require(measurement.bill.residual)) < 1e-6)
      #expect(rate >= chain.entropyRate.bits)
      #expect(agrees(measurement.symbolRate, rate, within: 0.03))
      rates.append(rate)
    }
    #expect(rates[0] == rates[1])
  }

  @Test func `where words of a chain fall apart there is no rate`() throws {
    // a b a b …: words of two are always ab or always ba, as the first symbol says.
    let chain = try MarkovChain(
      rows: [Distribution(probabilities: [0, 1]), Distribution(probabilities: [1, 0])])
    let z = try Distribution(probabilities: [0.5, 0.5])
    let tunstall = try CodeCatalog.designer(named: "tunstall:2").design(for: z)
    #expect(tunstall.longRunRate(on: .chain(chain)) == nil)
    let block = try CodeCatalog.designer(named: "block:2").design(for: z)
    #expect(block.longRunRate(on: .chain(chain)) == 1)
  }

  @Test(arguments: names)
  func `Σ q ℓ = H(q) + KL(q‖r) − log2 κ for every code with costs`(name: String) throws {
    let q = try Distribution(probabilities: [0.4, 0.3, 0.2, 0.1])
    let z = try Distribution(probabilities: [0.1, 0.2, 0.1, 0.6])
    let measurement = try measure(name, on: q, designedFor: z)
    #expect((measurement.implied != nil) == (measurement.symbolCosts != nil))
    guard let implied = measurement.implied else { return }
    #expect(implied.kraftSum <= 1 + 1e-12 && implied.kraftSum > 0)
    #expect(abs(try #require(measurement.identityResidual)) < 1e-12)
    let sum = implied.distribution.support.map { implied.distribution.probability(of: $0) }
    #expect(agrees(sum.reduce(0, +), 1, within: 1e-12))
  }

  @Test(arguments: ["block:3", "tunstall:4"])
  func `a last word that is cut costs no less than its symbols`(name: String) throws {
    let z = try Distribution(probabilities: [0.55, 0.3, 0.15])
    let coder = try #require(try CodeCatalog.designer(named: name).design(for: z).code)
    for length in 0...6 {
      var sum = 0.0
      try Self.forEachMessage(of: length, over: 3) { message in
        let block = try encoded(message, by: coder)
        let information = block.information.reduce(0, +)
        #expect(Double(block.bitCount) >= information - 1e-12)
        #expect(
          Double(block.bitCount)
            <= information + coder.greatestOverhead(of: information, blockCount: 1) - 7)
        sum += Mathematics.exp2(-information)
      }
      // What symbols cost are surprisals of a distribution over messages.
      #expect(sum <= 1 + 1e-12)
    }
  }

  private static func alphabet(_ count: Int) -> Alphabet {
    Alphabet(unit: .byte, sortedSpellings: (0..<count).map { [UInt8($0)] })
  }

  private static func forEachMessage(
    of length: Int, over size: Int, _ visit: ([UInt8]) throws -> Void
  ) throws {
    var count = 1
    for _ in 0..<length { count *= size }
    for number in 0..<count {
      var rest = number
      try visit(
        (0..<length).map { _ in
          defer { rest /= size }
          return UInt8(rest % size)
        })
    }
  }

  /// The mean over all messages of so many symbols.
  private static func expectation(
    over length: Int, of law: KnownSource, _ value: ([UInt8]) throws -> Double
  ) throws -> Double {
    var mean = 0.0
    try forEachMessage(of: length, over: law.distribution.alphabetSize) { message in
      var probability = 1.0
      for (index, symbol) in message.enumerated() {
        let row: Distribution? =
          switch law {
          case .independent(let q): q
          case .chain(let chain):
            index == 0 ? chain.stationary : chain.rows[Int(message[index - 1])]
          }
        probability *= row?.probability(of: Int(symbol)) ?? 0
      }
      if probability > 0 { mean += probability * (try value(message)) }
    }
    return mean
  }
}
