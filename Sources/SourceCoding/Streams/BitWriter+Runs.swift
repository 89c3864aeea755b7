/// Numbers of a fixed width, and runs of equal truth values.
extension BitWriter {
  /// Appends the last `bitCount` binary digits of a number.
  mutating func append(_ number: UInt64, bitCount: Int) {
    for digit in (0..<bitCount).reversed() { append(bit: Int(number >> UInt64(digit) & 1)) }
  }

  /// Appends which of some things are so: how many in a row are not, how many are, and
  /// so on in turn, each in γ, the first plus 1 as it may be 0.
  mutating func append(runsOf flags: [Bool]) {
    var index = 0
    while index < flags.count {
      let flag = flags[index]
      let run = flags[index...].prefix { $0 == flag }.count
      if index == 0 {
        append(gamma: flag ? 1 : run + 1)
        if flag { append(gamma: run) }
      } else {
        append(gamma: run)
      }
      index += run
    }
  }
}

extension BitReader {
  /// The next number of `bitCount` binary digits, at most 64.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next(bitCount: Int) throws(DecodeError) -> UInt64 {
    var number: UInt64 = 0
    for _ in 0..<bitCount { number = number << 1 | UInt64(try next()) }
    return number
  }

  /// The next runs, of `count` truth values together.
  ///
  /// - Throws: ``DecodeError`` at the end, or if there are more.
  mutating func nextRuns(count: Int) throws(DecodeError) -> [Bool] {
    var flags: [Bool] = []
    var flag = false
    while flags.count < count {
      let rest = count - flags.count
      let isFirst = flags.isEmpty && !flag
      let run = try nextGamma(limit: isFirst ? rest + 1 : rest) - (isFirst ? 1 : 0)
      flags += Array(repeating: flag, count: run)
      flag.toggle()
    }
    return flags
  }
}
