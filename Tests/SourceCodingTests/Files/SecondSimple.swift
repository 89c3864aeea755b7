/// The codings `move-to-front` and `letters`; part of ``SecondDecoder``.
enum SecondSimple {
  static func moveToFront(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    guard table.left == 0 else { throw SecondDecoder.Refusal("a table of move-to-front") }
    return { bits, count, _ in
      var bits = bits
      var list = Array(0..<symbolCount)
      let symbols = try (0..<count).map { _ in
        let place = try bits.gamma() - 1
        guard place < symbolCount else { throw SecondDecoder.Refusal("place") }
        let symbol = list.remove(at: place)
        list.insert(symbol, at: 0)
        return symbol
      }
      guard bits.left == 0 else { throw SecondDecoder.Refusal("bits behind the block") }
      return symbols
    }
  }

  static func letters(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    var table = table
    let letterCount = try table.gamma() + 1
    let coded = try SecondCode.runs(&table, symbolCount)
    let lengths = try SecondCode.lengths(&table, of: coded)
    guard table.left == 0, letterCount <= 256 else { throw SecondDecoder.Refusal("letters") }
    let words = try SecondCode.canonical(coded, lengths, letterCount: letterCount)
    let groups = groupBits(letterCount)
    return { bits, count, _ in
      var bits = bits
      var letters: [Int] = []
      while bits.left > 0 {
        let size = min(bits.left, groups[groups.count - 1])
        guard let letterNumber = groups.firstIndex(of: size) else {
          throw SecondDecoder.Refusal("a group of letters")
        }
        var number = try bits.number(size)
        var group: [Int] = []
        for _ in 0..<letterNumber {
          group.insert(number % letterCount, at: 0)
          number /= letterCount
        }
        guard number == 0 else { throw SecondDecoder.Refusal("the number of a group") }
        letters += group
      }
      var place = 0
      let symbols = try (0..<count).map { _ in
        var word: [Int] = []
        while words[word] == nil {
          guard place < letters.count else { throw SecondDecoder.Refusal("the letters end") }
          word.append(letters[place])
          place += 1
        }
        return words[word] ?? 0
      }
      guard place == letters.count else { throw SecondDecoder.Refusal("letters are left") }
      return symbols
    }
  }

  /// The bits of 0, 1, … letters, up to as many as are written together.
  private static func groupBits(_ letterCount: Int) -> [Int] {
    var bits = [0]
    var power = 1
    var best = 1
    while power <= (1 << 62) / letterCount {
      power *= letterCount
      bits.append(Int.bitWidth - (power - 1).leadingZeroBitCount)
      if bits[bits.count - 1] * best < bits[best] * (bits.count - 1) { best = bits.count - 1 }
    }
    return Array(bits[...best])
  }
}
