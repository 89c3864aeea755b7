extension Drift {
  /// What the message costs under each code.
  struct Costs {
    /// What a code costs along the message.
    struct Line {
      /// The name of its curve.
      let name: String
      /// What the code knows, in words.
      let meaning: String
      /// The bits per symbol of each window.
      let rates: [Double]
      /// The bits of the whole message.
      let bits: Double
    }

    /// The codes: fixed, where there is z; own; adaptive.
    let lines: [Line]

    /// What each symbol costs with the first of them.
    let shown: [Double]

    /// The bits of the adaptive code.
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
            meaning: "a code without a table that learns from the earlier symbols (KT)",
            rates: zip(windows, adaptive).map { $1 / Double($0.total) }, bits: adaptiveBits),
        ]
    }

    /// KT's rule gives every order of the same symbols the same probability, so what a
    /// window costs follows from the counts before it and its own.
    ///
    /// The probabilities (n + ½)/(N + K/2) of a symbol that comes again and again have a
    /// product that is a quotient of Γ functions, numerators and denominators alike.
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

    /// ln Γ(x + n) − ln Γ(x), which is ln x + ln (x + 1) + … of n terms.
    private static func logGammaStep(from x: Double, by n: UInt64) -> Double {
      // Few terms are as quick, and nothing cancels.
      guard n > 8 else { return (0..<n).reduce(0) { $0 + Mathematics.log(x + Double($1)) } }
      return Mathematics.logGamma(x + Double(n)) - Mathematics.logGamma(x)
    }

    /// No code with fixed lengths beats the message's own, and KT pays what it must.
    func checks(of total: Tally) -> [Check] {
      let count = Double(total.total)
      let entropy =
        (try? Estimator.maximumLikelihood.distribution(of: total))?.entropy.bits ?? 0
      let size = Double(total.alphabetSize)
      let learning =
        ((size - 1) / 2 * Mathematics.log2(count) + Mathematics.log2(size)) / count
      let mean = adaptiveBits / count
      return [
        Check(
          name: "KT costs at most (K−1)/2 · log2 N + log2 K bits more than H",
          holds: mean - entropy <= learning + 1e-9 && mean >= entropy - 1e-9,
          detail:
            "\(((mean - entropy) * count).inDigits) bits more, at most \((learning * count).inDigits)"
        )
      ]
    }
  }
}
