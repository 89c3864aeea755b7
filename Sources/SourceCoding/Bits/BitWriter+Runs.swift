/// Which symbols have something, told by how many in turn have not and have.
///
/// The lengths of the runs are in Elias's γ code, beginning with those that have
/// not; only that first one may be 0, and has 1 added.
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
  /// The next `count` flags, told by their runs.
  ///
  /// - Throws: ``DecodeError`` at the end, or if the runs are of more.
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
