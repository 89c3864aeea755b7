#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The logarithm of probabilities that a file gives instead of their logarithms.
enum NaturalLogarithm {
  static func of(_ x: Double) -> Double { log(x) }
}
