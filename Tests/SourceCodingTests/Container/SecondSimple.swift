/// The codings `move-to-front`, `letters` and `baudot`; part of ``SecondDecoder``.
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

  /// The article's lists; 0x100 and more are what are no bytes there.
  private static let letters = bytes(
    "00 45 0A 41 20 53 49 55 0D 44 52 4A 4E 46 43 4B",
    "54 5A 4C 57 48 59 50 51 4F 42 47 100 4D 58 56 101")
  private static let figures = bytes(
    "00 33 0A 2D 20 27 38 37 0D 05 34 07 2C 102 3A 28",
    "35 2B 29 32 102 36 30 31 39 3F 102 100 2E 2F 3D 101")

  private static func bytes(_ rows: String...) -> [Int] {
    rows.flatMap { $0.split(separator: " ") }.compactMap { Int($0, radix: 16) }
  }

  static func baudot(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    guard table.left == 0 else { throw SecondDecoder.Refusal("a table of baudot") }
    return { bits, count, _ in
      var bits = bits
      var list = letters
      var symbols: [Int] = []
      var isShifted = false
      while symbols.count < count {
        let place = try (0..<5).reduce(0) { $0 + (try bits.bit()) << $1 }
        let other = list == letters ? figures : letters
        if list[place] == (list == letters ? 0x100 : 0x101) {
          list = other
          isShifted = true
          continue
        }
        guard list[place] < 0x100, !isShifted || !other.contains(list[place]) else {
          throw SecondDecoder.Refusal("a shift, or a place where nothing is")
        }
        symbols.append(list[place])
        isShifted = false
      }
      guard bits.left == 0 else { throw SecondDecoder.Refusal("bits behind the block") }
      return symbols
    }
  }
}
