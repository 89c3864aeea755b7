extension Drift {
  /// What each window costs, in bits per symbol.
  struct Costs {
    let fixed: [Double]?
    let own: [Double]
    let adaptive: [Double]
    private let sizes: [Double]

    init(of windows: [Tally], _ total: Tally, _ z: Distribution?) {
      func rates(_ costs: [Double]) -> [Double] {
        windows.map { $0.weightedSum(of: costs) / Double($0.total) }
      }
      fixed = z.map { rates($0.surprisals) }
      own = rates((try? Estimator.maximumLikelihood.distribution(of: total))?.surprisals ?? [])
      adaptive = Self.adaptiveRates(of: windows)
      sizes = windows.map { Double($0.total) }
    }

    /// KT's rule gives every order of the same symbols the same probability, so what a
    /// window costs follows from the counts before it and its own.
    ///
    /// The probabilities (n + ½)/(N + K/2) of a symbol that comes again and again have a
    /// product that is a quotient of Γ functions, numerators and denominators alike.
    private static func adaptiveRates(of windows: [Tally]) -> [Double] {
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
        return Information(nats: nats.value).bits / Double(count)
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
      return [
        Check(
          name: "KT costs at most (K−1)/2 · log2 N + log2 K bits more than H",
          holds: adaptiveMean - entropy <= learning + 1e-9 && adaptiveMean >= entropy - 1e-9,
          detail:
            "\(((adaptiveMean - entropy) * count).inWords) bits more, at most \((learning * count).inWords)"
        )
      ]
    }

    /// What the adaptive code costs for each symbol of the whole message.
    private var adaptiveMean: Double {
      zip(adaptive, sizes).map(*).compensatedSum() / sizes.compensatedSum()
    }
  }
}
