/// Kullback–Leibler and Jensen–Shannon divergence: the price of a wrong model.
///
/// Written as Σ [q ln(q/z) − q + z], each term is at least 0, and 0 only where q(x) =
/// z(x). The sum can therefore not become negative, as the difference H(q,z) − H(q) of
/// two rounded numbers can, and nothing cancels. Where q and z are close, the term is a
/// power series in u = (z − q)/q, which is computed from the weights of both, with the
/// digits and the range of ``WideReal``.
///
/// Source: Kullback and Leibler, *On Information and Sufficiency*, 1951; Lin,
/// *Divergence measures based on the Shannon entropy*, 1991.
extension Distribution {
  /// The divergence KL(q‖z): what a code made for z pays on q above H(q).
  ///
  /// It is at least 0, 0 only if both are equal, and infinite if q emits a symbol that
  /// z calls impossible. KL(q‖z) and KL(z‖q) differ.
  ///
  /// - Complexity: O(K).
  /// - Precondition: Both have the same alphabet.
  public func divergence(from proxy: Distribution) -> Information {
    precondition(alphabetSize == proxy.alphabetSize, "distributions over different alphabets")
    var nats = CompensatedSum()
    for symbol in weights.indices {
      let z = proxy.probability(of: symbol)
      guard isPossible(symbol) else {
        nats.add(z)
        continue
      }
      guard proxy.isPossible(symbol) else { return Information(bits: .infinity) }
      let share = weight(of: symbol) * proxy.wideTotal
      let proxyShare = proxy.weight(of: symbol) * wideTotal
      let q = probability(of: symbol)
      let u = ((proxyShare - share) / share).value
      nats.add(
        u > -0.5 && u < 1
          ? q * logarithmicExcess(at: u)
          : z - q - q * (proxyShare / share).log2 * Mathematics.naturalLogarithmOf2)
    }
    return Information(nats: nats.value)
  }

  /// The Jensen–Shannon divergence: the mean divergence of q and z from their average.
  ///
  /// It is symmetric, from 0 to 1 bit, and always finite; its square root is a
  /// distance.
  ///
  /// - Complexity: O(K).
  /// - Precondition: Both have the same alphabet.
  public func jensenShannonDivergence(from other: Distribution) -> Information {
    precondition(alphabetSize == other.alphabetSize, "distributions over different alphabets")
    var nats = CompensatedSum()
    for symbol in weights.indices {
      let sum = probability(of: symbol) + other.probability(of: symbol)
      guard sum > 0 else { continue }
      let a = weight(of: symbol) * other.wideTotal
      let b = other.weight(of: symbol) * wideTotal
      // With u the relative difference, the two logarithms are ln(1 ± u).
      let u = ((a - b) / (a + b)).value
      nats.add(sum / 4 * imbalance(at: u))
    }
    return Information(nats: nats.value)
  }
}

/// The radius within which a power series is used, because the terms of the closed form
/// cancel there.
private let seriesRadius = 0.0625

/// u − ln(1 + u) for u > −½: at least 0, about u²/2 near 0.
private func logarithmicExcess(at u: Double) -> Double {
  guard abs(u) < seriesRadius else { return u - Mathematics.log1p(u) }
  // The power series Σ (−u)^k / k from k = 2.
  var power = u * u
  var sum = 0.0
  for k in 2..<18 {
    sum += power / Double(k)
    power *= -u
  }
  return sum
}

/// (1 + u) ln(1 + u) + (1 − u) ln(1 − u), for −1 ≤ u ≤ 1: about u² near 0.
private func imbalance(at u: Double) -> Double {
  guard abs(u) < seriesRadius else {
    return entropyTerm(1 + u) + entropyTerm(1 - u)
  }
  // The power series Σ u^2k / (k (2k − 1)) from k = 1.
  var power = u * u
  var sum = 0.0
  for k in 1..<10 {
    sum += power / Double(k * (2 * k - 1))
    power *= u * u
  }
  return sum
}

/// x ln x, which is 0 at 0.
private func entropyTerm(_ x: Double) -> Double {
  x == 0 ? 0 : x * Mathematics.log2(x) * Mathematics.naturalLogarithmOf2
}
