internal import Kernels

/// Prediction by partial matching: the longest context that has occurred predicts the
/// next symbol, and if it fails, a shorter one is used.
///
/// `PPMCoder` does the work; the idea and its sources are described there.
///
/// The code needs no proxy: writer and reader learn from the message. Each block starts
/// afresh, without knowledge, so blocks are long.
package struct PartialMatchingCoder: KernelCoder {
  /// The probability that a context reserves for symbols that are new to it.
  package enum EscapeMethod: Sendable {
    /// d / (n + d) after n symbols of d kinds.
    case c
    /// d / 2n after n symbols of d kinds.
    case d
  }

  let kernel: PPMCoder

  /// A code over `alphabetSize` symbols with contexts of up to `order` symbols.
  ///
  /// - Precondition: 0 ≤ order ≤ 16 and 1 ≤ alphabetSize ≤ 256.
  package init(order: Int, escape: EscapeMethod = .d, alphabetSize: Int = 256) {
    kernel = PPMCoder(
      order: order, escape: escape == .c ? .c : .d, alphabetSize: alphabetSize)
  }

  /// The length of the longest contexts.
  package var order: Int { kernel.order }

  /// The rule for symbols that are new to a context.
  package var escape: EscapeMethod { kernel.escape == .c ? .c : .d }

  /// The order plus 1 in γ, and one bit for the escape rule: 0 is C, 1 is D.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: order + 1)
    writer.append(bit: escape == .c ? 0 : 1)
    return EncodedTable(writer.finish())
  }

  /// Reads the code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    guard 1...256 ~= alphabetSize else { throw .damaged(bitOffset: 0) }
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let order = try reader.nextGamma(limit: 17) - 1
    let escape: EscapeMethod = try reader.next() == 0 ? .c : .d
    try reader.finish()
    self.init(order: order, escape: escape, alphabetSize: alphabetSize)
  }
}

extension PartialMatchingCoder {
  static let family = family(
    "ppm", .d, summary: "contexts of up to K symbols, learnt from the message; escape by rule D")
  static let familyC = family(
    "ppmc", .c, summary: "the same with escape by rule C")

  private static func family(
    _ name: String, _ escape: EscapeMethod, summary: String
  ) -> CodeFamily {
    .learning(
      name, parameter: .init(symbol: "K", range: 0...16, fallback: 5), summary: summary,
      greatestSize: 256
    ) { size, order in PartialMatchingCoder(order: order, escape: escape, alphabetSize: size) }
  }
}
