extension Drift {
  /// The costs of a message under each code.
  struct Costs {
    /// The cost of one code along the message.
    struct Line {
      /// The name of its curve.
      let name: String
      /// A description of what the code knows.
      let meaning: String
      /// The bits per symbol in each window.
      let rates: [Double]
      /// The bits of the whole message.
      let bits: Double
    }

    /// The codes, in this order: the fixed one if z is given, the message's own, the
    /// adaptive one.
    let lines: [Line]

    /// The cost of each symbol with the first of the codes.
    let shown: [Double]

    /// The bits of the whole message with the adaptive code.
    private let adaptiveBits: Double

    init(of windows: [Tally], _ total: Tally, _ z: Distribution?) {
      func line(_ name: String, _ costs: [Double], _ meaning: String) -> Line {
        Line(
          name: name, meaning: meaning,
          rates: windows.map { $0.weightedSum(of: costs) / Double($0.total) },
          bits: total.weightedSum(of: costs))
      }
      let own = (try? Estimator.maximumLikelihood.distribution(of: total))?.surprisals ?? []
      let adaptive = Self.adaptiveBits(of: windows)
      adaptiveBits = adaptive.compensatedSum()
      shown = z?.surprisals ?? own
      lines =
        (z.map {
          [line("fixed", $0.surprisals, "the ideal code for z, which both sides know")]
        } ?? [])
        + [
          line("own", own, "the ideal code for all of the data, its table excluded"),
          Line(
            name: "adaptive",
            meaning: "a code without a table that learns from the earlier symbols (KT), "
              + "and knows in advance which symbols there are",
            rates: zip(windows, adaptive).map { $1 / Double($0.total) }, bits: adaptiveBits),
        ]
    }

    /// Returns the bits of each window with the adaptive code.
    ///
    /// KT's rule gives every order of the same symbols the same probability, so the
    /// cost of a window follows from its counts and the counts before it. The
    /// probabilities (n + ½)/(N + K/2) of one symbol's occurrences have a product that
    /// is a quotient of Γ functions, and so have their denominators.
    private static func adaptiveBits(of windows: [Tally]) -> [Double] {
      var seen = [UInt64](repeating: 0, count: windows.first?.alphabetSize ?? 0)
      var length: UInt64 = 0
      return windows.map { window in
        let count = window.total
        var nats = CompensatedSum()
        for symbol in window.seenSymbols {
          nats.add(-logGammaStep(from: Double(seen[symbol]) + 0.5, by: window.counts[symbol]))
          seen[symbol] += window.counts[symbol]
        }
        nats.add(logGammaStep(from: Double(length) + Double(seen.count) / 2, by: count))
        length += count
        return Information(nats: nats.value).bits
      }
    }

    /// Returns ln Γ(x + n) − ln Γ(x), which is the sum of the n terms ln x, ln (x + 1),
    /// ….
    private static func logGammaStep(from x: Double, by n: UInt64) -> Double {
      // With few terms the sum is as fast, and no digits cancel.
      guard n > 8 else { return (0..<n).reduce(0) { $0 + Mathematics.log(x + Double($1)) } }
      return Mathematics.logGamma(x + Double(n)) - Mathematics.logGamma(x)
    }

    /// Checks that KT's rule costs at least the entropy of the message, and at most its
    /// known cost of learning more.
    func checks(of total: Tally) -> [Check] {
      let count = Double(total.total)
      let entropy =
        (try? Estimator.maximumLikelihood.distribution(of: total))?.entropy.bits ?? 0
      let size = Double(total.alphabetSize)
      let learning =
        ((size - 1) / 2 * Mathematics.log2(count) + Mathematics.log2(size)) / count
      let mean = adaptiveBits / count
      // Each window has values of ln Γ that sum to at most 2 N ln N, each with a relative
      // error of at most 8 units of 2^−53.
      let windowCount = Double(lines.first?.rates.count ?? 0)
      let slack = 0x1p-49 * windowCount * (1 + Mathematics.log2(count + size))
      return [
        Check(
          name: "KT costs at most (K−1)/2 · log2 N + log2 K bits more than H",
          holds: mean - entropy <= learning + slack && mean >= entropy - slack,
          detail:
            "\(((mean - entropy) * count).inDigits) bits more, at most \((learning * count).inDigits)"
        )
      ]
    }
  }
}
