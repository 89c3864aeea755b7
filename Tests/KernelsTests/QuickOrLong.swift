#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How long random tests run, and from which seed, as the environment says.
///
///     QZ_LONG=1 QZ_SEED=7 swift test --disable-xctest -c release
enum QuickOrLong {
  /// The number of rounds: `long` if `QZ_LONG` is set.
  static func rounds(quick: Int, long: Int) -> Int {
    value(of: "QZ_LONG") == nil ? quick : long
  }

  /// The value of `QZ_SEED`, or else a fixed seed.
  static let seed = value(of: "QZ_SEED").flatMap { UInt64($0) } ?? 1

  private static func value(of name: String) -> String? {
    // Safe because getenv returns a terminated string, copied at once, and no test
    // changes the environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
