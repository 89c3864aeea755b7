/// The codings by shares of probability, `range` and `rans`; part of ``SecondDecoder``.
enum SecondShares {
  /// The shares of 2^24 of each symbol.
  private static func shares(_ table: SecondBits, _ symbolCount: Int) throws -> [Int] {
    var table = table
    let bits = try table.gamma()
    let coded = try SecondCode.runs(&table, symbolCount)
    guard 1...24 ~= bits else { throw SecondDecoder.Refusal("precision") }
    var shares = Array(repeating: 0, count: symbolCount)
    var digits = 1
    for symbol in coded {
      let number = try table.gamma()
      digits += number % 2 == 1 ? number / 2 : -number / 2
      guard 1...25 ~= digits else { throw SecondDecoder.Refusal("digits") }
      shares[symbol] = 1 << (digits - 1) + (try table.number(digits - 1))
    }
    guard table.left == 0, shares.reduce(0, +) == 1 << bits else {
      throw SecondDecoder.Refusal("shares")
    }
    return shares.map { $0 << (24 - bits) }
  }

  static func range(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    let shares = try shares(table, symbolCount)
    if let certain = shares.firstIndex(of: 1 << 24) { return Self.certain(certain) }
    return { bits, count, _ in
      var range = SecondRange(bits)
      return (0..<count).map { _ in range.index(among: shares) }
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

  private static func certain(_ symbol: Int) -> SecondCode.Reader {
    { bits, count, _ in
      guard bits.left == 0 else { throw SecondDecoder.Refusal("bits of a certain message") }
      return Array(repeating: symbol, count: count)
    }
  }
}
