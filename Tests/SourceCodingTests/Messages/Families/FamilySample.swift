import SourceCoding
import Testing

/// A member of a family, with what is known of it from elsewhere.
///
/// Means, variances and entropies are closed forms where there is one; long
/// decimals were computed with mpmath 1.3 to 50 digits.
struct FamilySample: Sendable, CustomTestStringConvertible {
  let family: DistributionFamily
  let numbers: [Double]
  let mean: Double
  let variance: Double
  /// In bits.
  let entropy: Double
  let truncatedMass: Double
  /// Some symbols with their probabilities.
  let probabilities: [Int: Double]

  init(
    _ family: DistributionFamily, _ numbers: Double..., mean: Double, variance: Double,
    entropy: Double, truncatedMass: Double = 0, probabilities: [Int: Double]
  ) {
    self.family = family
    self.numbers = numbers
    self.mean = mean
    self.variance = variance
    self.entropy = entropy
    self.truncatedMass = truncatedMass
    self.probabilities = probabilities
  }

  var testDescription: String { "\(family.name) \(numbers)" }

  func member() throws -> DistributionFamily.Member { try family.member(numbers) }

  static let all =
    [
      FamilySample(
        .uniform, 1, mean: 0, variance: 0, entropy: 0, probabilities: [0: 1, 1: 0]),
      FamilySample(
        .uniform, 256, mean: 127.5, variance: 65535 / 12, entropy: 8,
        probabilities: [0: 1 / 256, 255: 1 / 256]),
      FamilySample(
        .bernoulli, 0.25, mean: 0.25, variance: 0.1875, entropy: 0.8112781244591328,
        probabilities: [0: 0.75, 1: 0.25, 2: 0]),
      FamilySample(.bernoulli, 0, mean: 0, variance: 0, entropy: 0, probabilities: [0: 1, 1: 0]),
      FamilySample(
        .benford, mean: 3.4402369671232062488, variance: 6.0565126313756663697,
        entropy: 2.8759161209901316018,
        probabilities: [0: 0, 1: 0.30102999566398119521, 9: 0.04575749056067512541, 10: 0]),
      FamilySample(
        .benford, 256, mean: 45.500464096973172574, variance: 3793.2298044573620238,
        entropy: 6.4761450006073726512, probabilities: [1: 0.125, 255: 0.00070582039264275780273]),
    ] + binomials + geometrics + poissons + zipfs + negativeBinomials + cuts + dyadics + draws

  private static let binomials = [
    FamilySample(
      .binomial, 20, 0.3, mean: 6, variance: 4.2, entropy: 3.0766029228291175849,
      probabilities: [0: 0.00079792266297612001, 6: 0.1916389827534425796, 20: 3.486784401e-11]),
    FamilySample(
      .binomial, 255, 0.999, mean: 254.745, variance: 0.254745, entropy: 0.90189398155256390478,
      probabilities: [
        0: 0, 200: 2.7395761076215000714e-109, 254: 0.19777627358031666548,
        255: 0.77481763649700528946,
      ]),
    FamilySample(
      .binomial, 255, 1, mean: 255, variance: 0, entropy: 0, probabilities: [254: 0, 255: 1]),
  ]

  private static let geometrics = [
    FamilySample(
      .geometric, 0.3, mean: 0.7 / 0.3, variance: 0.7 / 0.09, entropy: 2.9376363307689753941,
      truncatedMass: 2.2135954000460481555e-40,
      probabilities: [0: 0.3, 10: 0.00847425747, 100: 9.703429528874273974e-17]),
    FamilySample(
      .geometric, 0.001, mean: 122.04198242780457522, variance: 5443.3829173629518247,
      entropy: 7.9960630540111612048, truncatedMass: 0.77404281886050828417,
      probabilities: [0: 0.004425617256141388378, 255: 0.0034290463024438322103]),
    FamilySample(
      .geometric, 0.5, mean: 1, variance: 2, entropy: 2, truncatedMass: 0x1p-256,
      probabilities: [0: 0.5, 255: 0x1p-256]),
    FamilySample(.geometric, 1, mean: 0, variance: 0, entropy: 0, probabilities: [0: 1, 1: 0]),
  ]

  private static let poissons = [
    FamilySample(
      .poisson, 4, mean: 4, variance: 4, entropy: 3.0104323560766508006,
      probabilities: [
        0: 0.018315638888734180294, 4: 0.1953668148131645898, 40: 2.7137926216049460095e-26,
      ]),
    FamilySample(
      .poisson, 100, mean: 100, variance: 100, entropy: 5.3678153451545108537,
      truncatedMass: 7.0878823129237959648e-39,
      probabilities: [0: 3.720075976020835963e-44, 100: 0.039860996809147135234]),
    FamilySample(
      .poisson, 200, mean: 199.99521741681545552, variance: 199.73215246856359215,
      entropy: 5.8674121023118078212, truncatedMass: 0.00008081556371058250538,
      probabilities: [100: 1.8798994906271556816e-15, 255: 0.000023912915922722389765]),
    FamilySample(.poisson, 0, mean: 0, variance: 0, entropy: 0, probabilities: [0: 1, 1: 0]),
  ]

  private static let zipfs = [
    FamilySample(
      .zipf, 256, 1.1, mean: 32.674501413143678152, variance: 2972.5860358613630804,
      entropy: 5.7663616032640596132,
      probabilities: [
        0: 0.2065229163455479945, 1: 0.096346347229396233953, 255: 0.00046334479350648682385,
      ]),
    FamilySample(
      .zipf, 256, 1.1, 2.7, mean: 47.551659011146752875, variance: 3787.3363604302670657,
      entropy: 6.7446783212837779009,
      probabilities: [
        0: 0.075000008290326785266, 1: 0.05764684774881655581, 255: 0.00070146682475735246014,
      ]),
    FamilySample(
      .zipf, 256, 50, 1e6, mean: 127.22697329868016431, variance: 5461.2058688541621023,
      entropy: 7.9999901539208439443,
      probabilities: [0: 0.0039312028999523526895, 255: 0.0038814046004716614512]),
  ]

  private static let negativeBinomials = [
    FamilySample(
      .negativeBinomial, 2.5, 0.2, mean: 9.9999999999999993061, variance: 49.999999999999993752,
      entropy: 4.6476047491375768706, truncatedMass: 4.4114043776390448698e-23,
      probabilities: [
        0: 0.017888543819998320054, 10: 0.054487812518218247675, 255: 1.0712251656732820758e-23,
      ]),
    FamilySample(
      .negativeBinomial, 0.5, 0.01, mean: 42.449612801122511258, variance: 2746.3987510888317601,
      entropy: 6.6601907340018598989, truncatedMass: 0.023370503221596485112,
      probabilities: [0: 0.10239297536053216759, 255: 0.00027873202470408538811]),
    FamilySample(
      .negativeBinomial, 1, 0.5, mean: 1, variance: 2, entropy: 2, truncatedMass: 0x1p-256,
      probabilities: [0: 0.5, 255: 0x1p-256]),
  ]

  /// Families with an end beyond the last byte.
  private static let cuts = [
    FamilySample(
      .zipf, 1000, 1, mean: 40.800388703486190545, variance: 3624.0774526354395553,
      entropy: 6.2216801481171675803, truncatedMass: 0.18183570854659531553,
      probabilities: [0: 0.16328276837299293182, 255: 0.00063782331395700363991]),
    FamilySample(
      .zipfMandelbrot, 256, 1.1, 2.7, mean: 47.551659011146752875, variance: 3787.3363604302670657,
      entropy: 6.7446783212837779009, probabilities: [0: 0.075000008290326785266]),
    FamilySample(
      .uniform, 50_000, mean: 127.5, variance: 65535 / 12, entropy: 8, truncatedMass: 0.99488,
      probabilities: [0: 1 / 256]),
  ]

  private static let dyadics = [
    FamilySample(
      .dyadic, 8, mean: 0.9921875, variance: 1.88275146484375, entropy: 1.984375,
      probabilities: [0: 0.5, 6: 0x1p-7, 7: 0x1p-7, 8: 0]),
    FamilySample(
      .dyadic, 256, mean: 1, variance: 2, entropy: 2, probabilities: [0: 0.5, 255: 0x1p-255]),
    FamilySample(.dyadic, 1, mean: 0, variance: 0, entropy: 0, probabilities: [0: 1]),
  ]

  /// Draws that the same algorithm made in exact arithmetic.
  ///
  /// Changing them breaks the promise that seeds can be quoted.
  private static let draws = [
    FamilySample(
      .dirichlet, 1, 0.5, 7, mean: 0, variance: 0, entropy: 0, probabilities: [0: 1, 1: 0]),
    FamilySample(
      .dirichlet, 4, 0.5, 1, mean: 1.0520300142314170663, variance: 1.1898978335513469128,
      entropy: 1.4511657082069724888,
      probabilities: [
        0: 0.49676245047214879206, 1: 0.027970105202562211932, 2: 0.40174242394701213361,
        3: 0.073525020378276862399, 4: 0,
      ]),
    FamilySample(
      .dirichlet, 256, 0.5, 7, mean: 121.00541630643012974, variance: 5817.5542304026342966,
      entropy: 6.9307205097285853581,
      probabilities: [
        0: 0.0098743443145026948002, 100: 0.025826819168800656002, 255: 0.000013499131926131276372,
      ]),
  ]
}
