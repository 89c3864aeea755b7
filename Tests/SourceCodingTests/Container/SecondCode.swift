/// A code as a description of the format says it; part of ``SecondDecoder``.
struct SecondCode {
  private typealias Refusal = SecondDecoder.Refusal

  /// A way to read the blocks: their bits, and the number of symbols.
  typealias Reader = (SecondBits, Int, [Int]) throws -> [Int]

  private let unit: String
  private let spellings: [[UInt8]]
  private let read: Reader
  /// The codewords by which symbols are spelled that are not in the alphabet.
  private var spellingWords: [[Int]: Int]?

  init(description: [UInt8]) throws {
    var fields = SecondDecoder.Input(description)
    unit = try fields.string()
    let closed = ["bit": 2, "nibble": 16, "byte": 256]
    if let count = closed[unit] {
      spellings = (0..<count).map { [UInt8($0)] }
    } else {
      var table = try fields.table()
      spellings = try Self.alphabet(&table)
    }
    var coding = try fields.string()
    if coding.hasSuffix("+escape"), closed[unit] == nil {
      coding.removeLast(7)
      spellingWords = try Self.spellingWords(of: spellings)
    }
    let table = try fields.table()
    guard fields.isAtEnd else { throw Refusal("description") }
    guard let make = Self.codings[coding] else { throw Refusal("coding \(coding)") }
    read = try make(table, spellings.count + (spellingWords == nil ? 0 : 1))
  }

  var hasEscape: Bool { spellingWords != nil }

  /// The codings of the article.
  private static var codings: [String: (SecondBits, Int) throws -> Reader] {
    [
      "prefix": prefix, "range": SecondShares.range, "rans": SecondShares.rans,
      "tans": SecondShares.tans, "adaptive": SecondShares.adaptive,
      "ppm": SecondPPM.reader, "ctw": SecondCTW.reader,
      "contexts": SecondContexts.range, "context-prefix": SecondContexts.prefix,
      "letters": SecondSimple.letters, "blocks": SecondBlocks.blocks,
      "tunstall": SecondBlocks.tunstall, "vitter": SecondVitter.reader,
      "move-to-front": SecondSimple.moveToFront, "baudot": SecondSimple.baudot,
    ]
  }

  /// The spellings of the symbols of a block.
  func spellings(in bits: SecondBits, count: Int, junctions: [Int]) throws -> [[UInt8]] {
    var bits = bits
    let spelled = try spelledOut(&bits, count: count)
    var next = spelled.makeIterator()
    let all = try read(bits, count, junctions).map { symbol in
      guard symbol == spellings.count else { return spellings[symbol] }
      guard let spelling = next.next() else { throw Refusal("more escapes than spellings") }
      return spelling
    }
    guard next.next() == nil else { throw Refusal("more spellings than escapes") }
    return all
  }

  /// Takes off the bits what is spelled out at the beginning of a block.
  private func spelledOut(_ bits: inout SecondBits, count: Int) throws -> [[UInt8]] {
    guard let words = spellingWords else { return [] }
    var spelled: [[UInt8]] = []
    for _ in 1..<(try bits.gamma()) {
      var spelling: [UInt8] = []
      while true {
        var word: [Int] = []
        while words[word] == nil { word.append(try bits.bit()) }
        guard let byte = UInt8(exactly: words[word] ?? 0) else { break }
        spelling.append(byte)
      }
      guard !spelling.isEmpty, !spellings.contains(spelling) else { throw Refusal("spelling") }
      spelled.append(spelling)
    }
    while bits.offset % 8 > 0 {
      guard try bits.bit() == 0 else { throw Refusal("padding of what is spelled") }
    }
    bits = bits.rest
    return spelled
  }

  private static func spellingWords(of spellings: [[UInt8]]) throws -> [[Int]: Int] {
    var weights = Array(repeating: 1, count: 256) + [2 * spellings.count + 1]
    for byte in spellings.joined() { weights[Int(byte)] += 2 }
    return try canonical(
      Array(weights.indices), SecondBlocks.huffmanLengths(weights), letterCount: 2)
  }

  // MARK: - Units

  private static func alphabet(_ table: inout SecondBits) throws -> [[UInt8]] {
    var spellings: [[UInt8]] = []
    let count = try table.gamma() - 1
    while spellings.count < count {
      let previous = spellings.last ?? []
      let common = try table.gamma() - 1
      guard common <= previous.count else { throw Refusal("common") }
      var spelling = Array(previous[..<common])
      for _ in 0..<(try table.gamma()) { spelling.append(UInt8(try table.number(8))) }
      guard spellings.isEmpty || previous.lexicographicallyPrecedes(spelling) else {
        throw Refusal("order of spellings")
      }
      spellings.append(spelling)
    }
    guard table.left == 0 else { throw Refusal("bits behind the alphabet") }
    return spellings
  }

  /// The bytes that spellings stand for.
  func bytes(of spelled: [UInt8]) throws -> [UInt8] {
    let element = unit.split(separator: ",").last.map(String.init) ?? unit
    switch element {
    case "bit": return try Self.packed(spelled, perByte: 8)
    case "nibble": return try Self.packed(spelled, perByte: 2)
    case "utf16": return try Self.utf8(spelled)
    default: return spelled
    }
  }

  private static func packed(_ elements: [UInt8], perByte: Int) throws -> [UInt8] {
    guard elements.count % perByte == 0 else { throw Refusal("whole bytes") }
    return stride(from: 0, to: elements.count, by: perByte).map { start in
      elements[start..<start + perByte].reduce(0) { $0 << UInt8(8 / perByte) | $1 }
    }
  }

  private static func utf8(_ elements: [UInt8]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var units: [UInt16] = []
    for start in stride(from: 0, to: elements.count, by: 3) {
      if elements[start] == 0 {
        units.append(UInt16(elements[start + 1]) << 8 | UInt16(elements[start + 2]))
      } else {
        bytes += Array(String(decoding: units, as: UTF16.self).utf8) + [elements[start + 2]]
        units = []
      }
    }
    return bytes + Array(String(decoding: units, as: UTF16.self).utf8)
  }

  // MARK: - Codings

  /// The symbols that have something, told by runs.
  static func runs(_ table: inout SecondBits, _ symbolCount: Int) throws -> [Int] {
    var coded: [Int] = []
    var place = try table.gamma() - 1
    while place < symbolCount {
      let run = try table.gamma()
      coded += place..<place + run
      place += run
      if place < symbolCount { place += try table.gamma() }
    }
    guard place == symbolCount, !coded.isEmpty else { throw Refusal("runs") }
    return coded
  }

  /// The lengths of the codewords of the symbols that have one.
  static func lengths(_ table: inout SecondBits, of coded: [Int]) throws -> [Int] {
    var lengths = [try table.gamma() - 1]
    for _ in coded.dropFirst() {
      let number = try table.gamma()
      let difference = number % 2 == 1 ? number / 2 : -number / 2
      lengths.append((lengths.last ?? 0) + difference)
    }
    guard lengths.allSatisfy({ 0...255 ~= $0 }) else { throw Refusal("lengths") }
    return lengths
  }

  /// The symbol of each canonical codeword of letters.
  static func canonical(
    _ coded: [Int], _ lengths: [Int], letterCount: Int
  ) throws -> [[Int]: Int] {
    var words: [[Int]: Int] = [:]
    let order = coded.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    var word: [Int] = []
    for (rank, index) in order.enumerated() {
      if rank > 0 {
        guard let place = word.lastIndex(where: { $0 < letterCount - 1 }) else {
          throw Refusal("Kraft")
        }
        word = word[..<place] + [word[place] + 1]
      }
      word += Array(repeating: 0, count: lengths[index] - word.count)
      words[word] = coded[index]
    }
    return words
  }

  private static func prefix(_ table: SecondBits, _ symbolCount: Int) throws -> Reader {
    var table = table
    let coded = try runs(&table, symbolCount)
    let lengths = try lengths(&table, of: coded)
    var words: [[Int]: Int] = [:]
    if table.left > 0 {
      for (symbol, length) in zip(coded, lengths) {
        var word: [Int] = []
        for _ in 0..<length { word.append(try table.bit()) }
        words[word] = symbol
      }
      guard table.left == 0 else { throw Refusal("bits behind the codewords") }
    } else {
      words = try canonical(coded, lengths, letterCount: 2)
    }
    return { bits, count, junctions in
      try symbols(in: bits, count: count, words: words, junctions: junctions)
    }
  }

  /// What codewords say, all of the bits.
  static func symbols(
    in bits: SecondBits, count: Int, words: [[Int]: Int], junctions: [Int]
  ) throws -> [Int] {
    var bits = bits
    var symbols: [Int] = []
    var starts: [Int] = []
    let quarter = (count + 3) / 4
    while symbols.count < count {
      if symbols.count > 0, symbols.count % quarter == 0 { starts.append(bits.offset) }
      var word: [Int] = []
      while words[word] == nil { word.append(try bits.bit()) }
      symbols.append(words[word] ?? 0)
    }
    guard bits.left == 0 else { throw Refusal("bits behind the block") }
    while starts.count < 3 { starts.append(bits.offset) }
    guard junctions.isEmpty || junctions == starts else { throw Refusal("junctions") }
    return symbols
  }
}
