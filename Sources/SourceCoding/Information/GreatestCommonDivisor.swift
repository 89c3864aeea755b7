/// Returns the greatest number that divides both, by Euclid's algorithm; the other one if one is 0.
package func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
  var (a, b) = (a, b)
  while b > 0 { (a, b) = (b, a % b) }
  return a
}
