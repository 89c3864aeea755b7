/// The codings by shares of probability, `range`, `rans`, `tans` and `adaptive`; part of
/// ``SecondDecoder``.
enum SecondShares {
  /// The shares of 2^24 of each symbol.
  private static func shares(_ table: SecondBits, _ symbolCount: Int) throws -> [Int] {
    var table = table
    let bits = try table.gamma()
    let shares = try numbers(&table, symbolCount, mostDigits: 25)
    guard 1...24 ~= bits, table.left == 0, shares.reduce(0, +) == 1 << bits else {
      throw SecondDecoder.Refusal("shares")
    }
    return shares.map { $0 << (24 - bits) }
  }

  /// Runs of symbols that have no share or one, and the shares.
  private static func numbers(
    _ table: inout SecondBits, _ symbolCount: Int, mostDigits: Int
  ) throws -> [Int] {
    var shares = Array(repeating: 0, count: symbolCount)
    var digits = 1
    for symbol in try SecondCode.runs(&table, symbolCount) {
      let number = try table.gamma()
      digits += number % 2 == 1 ? number / 2 : -number / 2
      guard 1...mostDigits ~= digits else { throw SecondDecoder.Refusal("digits") }
      shares[symbol] = 1 << (digits - 1) + (try table.number(digits - 1))
    }
    return shares
  }

  static func range(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    let shares = try shares(table, symbolCount)
    if let certain = shares.firstIndex(of: 1 << 24) { return Self.certain(certain) }
    return { bits, count, _ in
      var range = SecondRange(bits)
      return try (0..<count).map { _ in try range.index(among: shares) }
    }
  }

  static func rans(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    let shares = try shares(table, symbolCount)
    if let certain = shares.firstIndex(of: 1 << 24) { return Self.certain(certain) }
    return { bits, count, _ in
      var bits = bits
      var bytes: [UInt64] = []
      while bits.left > 0 { bytes.append(UInt64(try bits.number(8))) }
      func word(_ count: Int) throws -> UInt64 {
        guard count <= bytes.count else { throw SecondDecoder.Refusal("the words end") }
        defer { bytes.removeLast(count) }
        return bytes.suffix(count).reversed().reduce(0) { $0 << 8 | $1 }
      }
      let last = Int(try word(1))
      guard [1, 4].contains(last >> 4) else { throw SecondDecoder.Refusal("numbers") }
      var numbers = [try word(last & 15)]
      while numbers.count < last >> 4 { numbers.append(try word(8)) }
      var symbols = Array(repeating: 0, count: count)
      for index in (0..<count).reversed() {
        let lane = index % numbers.count
        let share = Int(numbers[lane] % (1 << 24))
        var (symbol, start) = (0, 0)
        while share >= start + shares[symbol] {
          start += shares[symbol]
          symbol += 1
        }
        symbols[index] = symbol
        numbers[lane] = numbers[lane] >> 24 * UInt64(shares[symbol]) + UInt64(share - start)
        if numbers[lane] < 1 << 31 { numbers[lane] = numbers[lane] << 32 + (try word(4)) }
      }
      guard bytes.isEmpty, numbers.allSatisfy({ $0 == 1 << 31 }) else {
        throw SecondDecoder.Refusal("beginning of the numbers")
      }
      return symbols
    }
  }

  static func tans(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    let of24 = try shares(table, symbolCount)
    var beginning = table
    let bits = try beginning.gamma()
    guard bits <= 15 else { throw SecondDecoder.Refusal("precision") }
    if let certain = of24.firstIndex(of: 1 << 24) { return Self.certain(certain) }
    let shares = of24.map { $0 >> (24 - bits) }
    let claims = shares.enumerated().flatMap { (symbol, count) in
      (0..<count).map { (place: (2 * $0 + 1) << 32 / count, symbol: symbol, number: $0) }
    }
    let states = claims.sorted { ($0.place, $0.symbol) < ($1.place, $1.symbol) }
    return { stream, count, _ in
      var stream = stream
      var left: [Int] = []
      while stream.left > 0 { left.append(try stream.bit()) }
      func last(_ count: Int) throws -> Int {
        guard count <= left.count else { throw SecondDecoder.Refusal("the bits end") }
        defer { left.removeLast(count) }
        return left.suffix(count).reduce(0) { $0 * 2 + $1 }
      }
      guard count > 0 else { return [] }
      var coders = [try last(bits), try last(bits)]
      var symbols = Array(repeating: 0, count: count)
      for index in (0..<count).reversed() {
        let state = states[coders[index % 2]]
        symbols[index] = state.symbol
        var before = shares[state.symbol] + state.number
        var shift = 0
        while before << shift < 1 << bits { shift += 1 }
        before = before << shift + (try last(shift))
        coders[index % 2] = before - 1 << bits
      }
      guard left.isEmpty, coders == [0, 0] else {
        throw SecondDecoder.Refusal("beginning of the states")
      }
      return symbols
    }
  }

  static func adaptive(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    var table = table
    let growth = try table.gamma()
    let beginning =
      try table.bit() == 0
      ? Array(repeating: 1, count: symbolCount)
      : try numbers(&table, symbolCount, mostDigits: 26)
    guard 1...32 ~= growth, table.left == 0, beginning.reduce(0, +) < 1 << 31 else {
      throw SecondDecoder.Refusal("weights")
    }
    return { bits, count, _ in
      var range = SecondRange(bits)
      var weights = beginning
      return try (0..<count).map { _ in
        let symbol = try range.index(among: weights)
        if weights.reduce(0, +) + growth < 1 << 31 { weights[symbol] += growth }
        return symbol
      }
    }
  }

  private static func certain(_ symbol: Int) -> SecondCode.Reader {
    { bits, count, _ in
      guard bits.left == 0 else { throw SecondDecoder.Refusal("bits of a certain message") }
      return Array(repeating: symbol, count: count)
    }
  }
}
