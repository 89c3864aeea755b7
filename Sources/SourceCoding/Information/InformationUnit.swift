/// The unit of an amount of information.
public enum InformationUnit: String, Sendable, CaseIterable {
  /// Logarithms to the base 2: the answer to one fair yes-or-no question.
  case bits
  /// Natural logarithms, as losses in machine learning are given.
  case nats
  /// Logarithms to the base 10, also called hartleys or decimal digits.
  case bans

  /// The number of bits in one of this unit.
  public var bitsPerUnit: Double {
    switch self {
    case .bits: 1
    case .nats: 1 / Mathematics.naturalLogarithmOf2
    case .bans: Mathematics.naturalLogarithmOf10 / Mathematics.naturalLogarithmOf2
    }
  }

  /// The base of the logarithm: `e`, `2` or `10`.
  package var base: String {
    switch self {
    case .nats: "e"
    case .bits: "2"
    case .bans: "10"
    }
  }

  /// The number of nats in one of this unit: ln of the base of its logarithm.
  var natsPerUnit: Double {
    switch self {
    case .bits: Mathematics.naturalLogarithmOf2
    case .nats: 1
    case .bans: Mathematics.naturalLogarithmOf10
    }
  }
}

/// An amount of information, with its unit.
///
/// A bare number does not show whether it counts bits or nats, and the factor ln 2
/// between them has spoilt many a published figure. A value of this type is read in the
/// unit that is needed:
///
///     let h = Information(bits: 2)
///     h.nats  // 1.3862943611198906
///     h.bans  // 0.6020599913279624
public struct Information: Hashable, Sendable {
  /// The amount in bits; infinite if an impossible symbol occurred.
  public let bits: Double

  /// The amount of `bits` bits.
  public init(bits: Double) {
    self.bits = bits
  }

  /// The amount of `nats` nats.
  public init(nats: Double) {
    self.bits = nats / Mathematics.naturalLogarithmOf2
  }

  /// The amount of `bans` bans.
  package init(bans: Double) {
    self.bits = bans * InformationUnit.bans.bitsPerUnit
  }

  /// The surprisal of a probability, or −log2 of another number above 0.
  package init(surprisalOf number: Double) {
    self.bits = -Mathematics.log2(number)
  }

  /// The amount in nats.
  public var nats: Double { value(in: .nats) }

  /// The amount in bans.
  public var bans: Double { value(in: .bans) }

  /// Whether the amount is a finite number.
  public var isFinite: Bool { bits.isFinite }

  /// The probability that has this surprisal: 2^−bits.
  public var probability: Double { Mathematics.exp2(-bits) }

  /// The perplexity, e to the power of the amount in nats; infinite if it is beyond all
  /// doubles.
  package var perplexity: Double { Mathematics.exp(nats) }

  /// The perplexity; `nil` if it is finite but beyond all doubles.
  package var representablePerplexity: Double? {
    isFinite && perplexity == .infinity ? nil : perplexity
  }

  /// The amount as a number of `unit`.
  public func value(in unit: InformationUnit) -> Double {
    switch unit {
    case .bits: bits
    case .nats: bits * Mathematics.naturalLogarithmOf2
    case .bans: bits / unit.bitsPerUnit
    }
  }

  /// The amount zero.
  public static let zero = Information(bits: 0)

  /// The sum of two amounts.
  public static func + (a: Information, b: Information) -> Information {
    Information(bits: a.bits + b.bits)
  }

  /// The difference of two amounts.
  public static func - (a: Information, b: Information) -> Information {
    Information(bits: a.bits - b.bits)
  }
}

extension Information: Comparable {
  /// Whether the first amount is smaller than the second.
  public static func < (a: Information, b: Information) -> Bool { a.bits < b.bits }
}

extension Information: CustomStringConvertible {
  /// The amount in bits with its unit: `0.0719 bits`.
  public var description: String { text(in: .bits) }

  /// The amount with its unit, to six significant digits.
  public func text(in unit: InformationUnit) -> String { "\(value(in: unit).inDigits) \(unit)" }
}
