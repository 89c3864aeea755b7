#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The functions of the system's mathematical library that the project uses.
///
/// Only this file names them, so that the other files do not depend on the system.
/// Results may differ between systems in the last bit. Anything that a code is designed
/// from, or drawn from, is therefore computed by `PortableLogarithm` and
/// `PortableExponential`. These functions are used for reported numbers, and for the
/// streams by which predictions are scored, which are read again at once and not kept.
package enum Mathematics {
  static let naturalLogarithmOf2 = 0.693_147_180_559_945_309_417_232_121_458_176_568
  static let naturalLogarithmOf10 = 2.302_585_092_994_045_684_017_991_454_684_364_208

  package static func log(_ x: Double) -> Double { unqualifiedLog(x) }
  static func log2(_ x: Double) -> Double { unqualifiedLog2(x) }
  /// ln(1 + x), accurate even if x is so small that 1 + x is 1.
  static func log1p(_ x: Double) -> Double { unqualifiedLog1p(x) }
  package static func exp(_ x: Double) -> Double { unqualifiedExp(x) }
  /// e^x − 1, accurate even if e^x is so close to 1 that the difference is 0.
  static func expm1(_ x: Double) -> Double { unqualifiedExpm1(x) }
  static func exp2(_ x: Double) -> Double { unqualifiedExp2(x) }
  static func cos(_ x: Double) -> Double { unqualifiedCos(x) }
  /// ln Γ(x) for x > 0.
  static func logGamma(_ x: Double) -> Double { unqualifiedLogGamma(x) }
}

private func unqualifiedLog(_ x: Double) -> Double { log(x) }
private func unqualifiedLog2(_ x: Double) -> Double { log2(x) }
private func unqualifiedLog1p(_ x: Double) -> Double { log1p(x) }
private func unqualifiedExp(_ x: Double) -> Double { exp(x) }
private func unqualifiedExpm1(_ x: Double) -> Double { expm1(x) }
private func unqualifiedExp2(_ x: Double) -> Double { exp2(x) }
private func unqualifiedCos(_ x: Double) -> Double { cos(x) }
private func unqualifiedLogGamma(_ x: Double) -> Double { lgamma(x).0 }
