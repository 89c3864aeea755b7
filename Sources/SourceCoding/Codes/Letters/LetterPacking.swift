/// Packs letters of an alphabet of D into bits, many at a time.
///
/// A letter carries log2 D bits, which is not a whole number unless D is a power of
/// two. Therefore n letters are read as one number to the base D and written in the m =
/// ⌈n log2 D⌉ bits that it needs; n is the number for which m / n is least, with m at
/// most 62. For three letters, 29 fit into 46 bits and 0.08 % is lost; nothing is lost
/// if D is a power of two. The last group may be shorter, and takes as many bits as it
/// needs.
struct LetterPacking: Hashable, Sendable {
  /// The number of letters D, from 2 to ``mostLetters``.
  let letterCount: Int

  /// The number n of letters in a group.
  let groupSize: Int

  /// The number of bits for each number of letters from 0 to n.
  ///
  /// The numbers of bits rise strictly, so they determine the number of letters.
  let bitCounts: [Int]

  /// The greatest D.
  static let mostLetters = 256

  /// The packing of `letterCount` letters.
  ///
  /// - Precondition: The number is from 2 to ``mostLetters``.
  init(letterCount: Int) {
    precondition(2...Self.mostLetters ~= letterCount, "2 to 256 letters")
    self.letterCount = letterCount
    var bitCounts = [0]
    var best = 1
    var power: UInt64 = 1
    while power <= (1 << 62) / UInt64(letterCount) {
      power *= UInt64(letterCount)
      bitCounts.append(digitCount(of: power - 1))
      let count = bitCounts.count - 1
      if bitCounts[count] * best < bitCounts[best] * count { best = count }
    }
    groupSize = best
    self.bitCounts = Array(bitCounts.prefix(best + 1))
  }

  /// The number m of bits in a full group.
  var groupBitCount: Int { bitCounts[groupSize] }

  /// The cost of a letter of a long message in bits, m / n; at least log2 D.
  var bitsPerLetter: Double { Double(groupBitCount) / Double(groupSize) }

  /// The number of letters that take `bitCount` bits; `nil` if no number does.
  func letterCount(inBits bitCount: Int) -> Int? {
    let (groups, rest) = bitCount.quotientAndRemainder(dividingBy: groupBitCount)
    return bitCounts.firstIndex(of: rest).map { groups * groupSize + $0 }
  }
}

/// Writes letters as bits.
struct LetterWriter: ~Copyable {
  private let packing: LetterPacking
  private var writer: BitWriter
  private var number: UInt64 = 0
  private var count = 0

  init(_ packing: LetterPacking, reusing buffer: consuming [UInt8]) {
    self.packing = packing
    writer = BitWriter(reusing: buffer)
  }

  /// Appends a letter, below D.
  mutating func append(_ letter: UInt8) {
    number = number * UInt64(packing.letterCount) + UInt64(letter)
    count += 1
    if count == packing.groupSize { flush() }
  }

  private mutating func flush() {
    writer.append(number, bitCount: packing.bitCounts[count])
    number = 0
    count = 0
  }

  /// The bytes and the number of bits in them.
  consuming func finish() -> (bytes: [UInt8], bitCount: Int) {
    if count > 0 { flush() }
    return writer.finish()
  }
}

/// Reads letters from bits.
struct LetterReader {
  private let packing: LetterPacking
  private var reader: BitReader
  /// The letters of the current group, the last one first.
  private var group: [UInt8] = []
  /// The number of letters in the groups that are not read yet.
  private var left: Int

  /// The offset at which the group of the next letter begins.
  private(set) var bitOffset = 0

  /// A reader of all letters in the first `bitCount` bits of `bytes`.
  ///
  /// - Throws: ``DecodeError`` if no number of letters takes that many bits.
  init(_ packing: LetterPacking, _ bytes: [UInt8], bitCount: Int) throws(DecodeError) {
    self.packing = packing
    reader = BitReader(bytes, bitCount: bitCount)
    guard bitCount >= 0, bitCount <= bytes.count * 8 else {
      throw .truncated(bitOffset: bytes.count * 8)
    }
    guard let count = packing.letterCount(inBits: bitCount) else {
      throw .damaged(bitOffset: bitCount - bitCount % packing.groupBitCount)
    }
    left = count
  }

  /// Reads the next letter, a number below D.
  ///
  /// - Throws: ``DecodeError`` if there is none.
  mutating func next() throws(DecodeError) -> UInt8 {
    if let letter = group.popLast() { return letter }
    guard left > 0 else { throw .truncated(bitOffset: reader.bitOffset) }
    bitOffset = reader.bitOffset
    let count = min(left, packing.groupSize)
    var number = try reader.next(bitCount: packing.bitCounts[count])
    let radix = UInt64(packing.letterCount)
    for _ in 0..<count {
      let (rest, letter) = number.quotientAndRemainder(dividingBy: radix)
      group.append(UInt8(letter))
      number = rest
    }
    guard number == 0 else { throw .damaged(bitOffset: bitOffset) }
    left -= count
    // A group contains at least one letter.
    return group.removeLast()
  }

  /// Checks that no letter is left.
  ///
  /// - Throws: ``DecodeError/unread(bitOffset:)`` if one is.
  func finish() throws(DecodeError) {
    guard left == 0, group.isEmpty else { throw .unread(bitOffset: bitOffset) }
  }
}
