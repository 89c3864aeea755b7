/// One flag for each symbol, written as run lengths.
///
/// The lengths are in Elias's γ code and start with the run of flags that are not set.
/// Only this first run may be empty, so 1 is added to its length.
extension BitWriter {
  /// Appends the runs of `flags`.
  mutating func append(runsOf flags: [Bool]) {
    var start = 0
    var runIsSet = false
    while start < flags.count {
      let end = flags[start...].firstIndex { $0 != runIsSet } ?? flags.count
      append(gamma: end - start + (runIsSet || start > 0 ? 0 : 1))
      start = end
      runIsSet.toggle()
    }
  }
}

extension BitReader {
  /// Reads `count` flags from their run lengths.
  ///
  /// - Throws: ``DecodeError`` at the end, or if the runs cover more flags.
  mutating func nextRuns(count: Int) throws(DecodeError) -> [Bool] {
    var flags: [Bool] = []
    var runIsSet = false
    while flags.count < count {
      let rest = count - flags.count
      let isFirst = flags.isEmpty && !runIsSet
      let run = try nextGamma(limit: isFirst ? rest + 1 : rest) - (isFirst ? 1 : 0)
      flags += Array(repeating: runIsSet, count: run)
      runIsSet.toggle()
    }
    return flags
  }
}
