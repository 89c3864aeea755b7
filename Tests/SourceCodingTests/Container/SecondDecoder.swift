/// A decoder of .qz files that was written from the article on the format, without the
/// product: nothing is imported here, and nothing is fast.
///
/// If it reads what the product writes, the article says enough.
struct SecondDecoder {
  /// Why a file is refused: the rule that it breaks.
  struct Refusal: Error, Equatable {
    let rule: String

    init(_ rule: String) { self.rule = rule }
  }

  /// Descriptions of codes that are shared, by their hash.
  var shared: [UInt64: [UInt8]] = [:]

  /// The content of a file.
  func content(of file: [UInt8]) throws -> [UInt8] {
    var input = Input(file)
    var content: [UInt8] = []
    repeat { content += try member(&input) } while !input.isAtEnd
    return content
  }

  // MARK: - Members

  private func member(_ input: inout Input) throws -> [UInt8] {
    let start = input.offset
    guard try input.take(4) == [0xF1, 0x71, 0x7A, 0x0A] else { throw Refusal("magic") }
    let version = try input.take(1)[0]
    guard version == 1 || version == 2 else { throw Refusal("version") }
    let length = try input.number()
    guard length <= 1 << 28 else { throw Refusal("length of fields") }
    var fields = Input(try input.take(length))
    let seed =
      version == 1
      ? 0 : SecondChecksum.value(of: Array(input.bytes[start..<input.offset]), seed: 0)
    try check(&input, from: start, seed: 0)
    _ = try fields.string()
    let description: [UInt8]?
    switch try fields.take(1)[0] {
    case 0: description = try fields.take(fields.left - (version == 1 ? 0 : 1))
    case 1:
      let hash = try fields.word()
      guard let known = shared[hash] else { throw Refusal("the code is not at hand") }
      description = known
    case 2: description = nil
    default: throw Refusal("place")
    }
    if version == 2, try fields.take(1) != [0] { throw Refusal("layout") }
    guard fields.isAtEnd else { throw Refusal("fields") }
    return try blocks(
      &input, by: try description.map(SecondCode.init(description:)), seed: seed,
      hasKinds: version == 2)
  }

  private func blocks(
    _ input: inout Input, by code: SecondCode?, seed: UInt64, hasKinds: Bool
  ) throws -> [UInt8] {
    var spelled: [[UInt8]] = []
    var number = 0
    while true {
      let start = input.offset
      let kind = hasKinds ? try input.take(1)[0] : 1
      guard kind < 2 else { throw Refusal("kind") }
      let count = kind == 0 ? 0 : try input.number()
      guard count > 0 else {
        guard !hasKinds || kind == 0 else { throw Refusal("no symbols") }
        let content = try code?.bytes(of: Array(spelled.joined())) ?? []
        let claims = (try input.number(), try input.number(), try input.word())
        try check(&input, from: start, seed: seed &+ UInt64(number))
        guard claims == (spelled.count, content.count, SecondChecksum.value(of: content, seed: 0))
        else { throw Refusal("content") }
        return content
      }
      guard let code else { throw Refusal("a block without a code") }
      let bitCount = try input.number()
      let most = 256 * count + 1 << (code.hasEscape ? 34 : 16)
      guard count <= 1 << 24, bitCount <= most else { throw Refusal("sizes") }
      let junctionCount = try input.number()
      guard junctionCount <= 15 else { throw Refusal("junctions") }
      var junctions: [Int] = []
      for _ in 0..<junctionCount {
        junctions.append((junctions.last ?? 0) + (try input.number()))
      }
      let bits = try SecondBits(input.take((bitCount + 7) / 8), count: bitCount)
      try check(&input, from: start, seed: seed &+ UInt64(number))
      spelled += try code.spellings(in: bits, count: count, junctions: junctions)
      number += 1
    }
  }

  private func check(_ input: inout Input, from start: Int, seed: UInt64) throws {
    let sum = SecondChecksum.value(of: Array(input.bytes[start..<input.offset]), seed: seed)
    let expected = (0..<4).map { UInt8(truncatingIfNeeded: sum >> UInt64(8 * $0)) }
    guard try input.take(4) == expected else { throw Refusal("check") }
  }

  /// The fields of a file.
  struct Input {
    let bytes: [UInt8]
    var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var left: Int { bytes.count - offset }
    var isAtEnd: Bool { left == 0 }

    mutating func take(_ count: Int) throws -> [UInt8] {
      guard 0...left ~= count else { throw Refusal("the file ends") }
      offset += count
      return Array(bytes[offset - count..<offset])
    }

    mutating func number() throws -> Int {
      var number = 0
      for place in 0..<8 {
        let byte = Int(try take(1)[0])
        number += (byte & 0x7F) << (7 * place)
        guard byte < 0x80 else { continue }
        guard byte > 0 || place == 0 else { throw Refusal("shortest form") }
        return number
      }
      throw Refusal("at most eight bytes")
    }

    mutating func word() throws -> UInt64 {
      try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func string() throws -> String {
      String(decoding: try take(number()), as: UTF8.self)
    }

    mutating func table() throws -> SecondBits {
      let count = try number()
      return try SecondBits(take((count + 7) / 8), count: count)
    }
  }
}

/// Bits in bytes, the top bit first, zeros behind them.
struct SecondBits {
  private var bits: [Int]
  private(set) var offset = 0

  init(_ bytes: [UInt8], count: Int) throws {
    var bits: [Int] = []
    for byte in bytes { for shift in (0..<8).reversed() { bits.append(Int(byte >> shift) & 1) } }
    guard bits[count...].allSatisfy({ $0 == 0 }) else {
      throw SecondDecoder.Refusal("padding")
    }
    self.bits = Array(bits[..<count])
  }

  var left: Int { bits.count - offset }

  /// What is left, as bits by itself.
  var rest: SecondBits {
    var rest = self
    rest.bits.removeFirst(offset)
    rest.offset = 0
    return rest
  }

  mutating func bit() throws -> Int {
    guard left > 0 else { throw SecondDecoder.Refusal("the bits end") }
    offset += 1
    return bits[offset - 1]
  }

  mutating func number(_ digits: Int) throws -> Int {
    var number = 0
    for _ in 0..<digits { number = number * 2 + (try bit()) }
    return number
  }

  mutating func gamma() throws -> Int {
    var digits = 1
    while try bit() == 0 { digits += 1 }
    guard digits < 62 else { throw SecondDecoder.Refusal("γ") }
    return 1 << (digits - 1) + (try number(digits - 1))
  }
}

/// XXH64, from its specification.
enum SecondChecksum {
  private static let primes: [UInt64] = [
    11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 1_609_587_929_392_839_161,
    9_650_029_242_287_828_579, 2_870_177_450_012_600_261,
  ]

  private static func turn(_ x: UInt64, _ bits: UInt64) -> UInt64 { x << bits | x >> (64 - bits) }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    turn(lane &+ word &* primes[1], 31) &* primes[0]
  }

  static func value(of bytes: [UInt8], seed: UInt64) -> UInt64 {
    var rest = bytes[...]
    func word(_ count: Int) -> UInt64 {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    var sum = seed &+ primes[4]
    if bytes.count >= 32 {
      var lanes = [
        seed &+ primes[0] &+ primes[1], seed &+ primes[1], seed, seed &- primes[0],
      ]
      while rest.count >= 32 { for lane in 0..<4 { lanes[lane] = round(lanes[lane], word(8)) } }
      sum = turn(lanes[0], 1) &+ turn(lanes[1], 7) &+ turn(lanes[2], 12) &+ turn(lanes[3], 18)
      for lane in lanes { sum = (sum ^ round(0, lane)) &* primes[0] &+ primes[3] }
    }
    sum &+= UInt64(bytes.count)
    while rest.count >= 8 {
      sum = turn(sum ^ round(0, word(8)), 27) &* primes[0] &+ primes[3]
    }
    if rest.count >= 4 { sum = turn(sum ^ word(4) &* primes[0], 23) &* primes[1] &+ primes[2] }
    while !rest.isEmpty { sum = turn(sum ^ word(1) &* primes[4], 11) &* primes[0] }
    sum = (sum ^ sum >> 33) &* primes[1]
    sum = (sum ^ sum >> 29) &* primes[2]
    return sum ^ sum >> 32
  }
}
