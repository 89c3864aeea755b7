/// The codings `contexts` and `context-prefix`; part of ``SecondDecoder``.
struct SecondContexts {
  private struct Entry {
    let symbol: Int
    let share: Int
    let next: Int
  }

  private struct Context {
    let suffix: Int
    let length: Int
    var entries: [Entry] = []
  }

  private var contexts = [Context(suffix: 0, length: 0)]
  private let symbolCount: Int

  private init(_ table: SecondBits, _ symbolCount: Int) throws {
    var table = table
    let order = try table.gamma() - 1
    guard order <= 4, symbolCount <= 256 else { throw SecondDecoder.Refusal("contexts") }
    self.symbolCount = symbolCount
    var number = 0
    while number < contexts.count {
      let context = contexts[number]
      let list =
        number == 0
        ? (0..<symbolCount).map { Entry(symbol: $0, share: 0, next: 0) }
        : contexts[context.suffix].entries
      var place = -1
      for _ in 1..<(try table.gamma()) {
        place += try table.gamma()
        let share = try table.gamma()
        guard place < list.count, share <= 1 << 14 else { throw SecondDecoder.Refusal("entry") }
        var next = list[place].next
        if context.length < order {
          contexts.append(Context(suffix: next, length: context.length + 1))
          next = contexts.count - 1
        }
        contexts[number].entries.append(
          Entry(symbol: list[place].symbol, share: share, next: next))
      }
      number += 1
    }
    guard table.left == 0 else { throw SecondDecoder.Refusal("bits behind the contexts") }
  }

  static func range(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    let model = try SecondContexts(table, symbolCount)
    return { bits, count, _ in
      guard count > 0 else { return [] }
      var range = SecondRange(bits)
      let canEscape = try range.isTrue(share: 1, of: 2)
      return try model.symbols(count, canEscape: canEscape) { shares in
        try range.index(among: shares)
      }
    }
  }

  static func prefix(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    let model = try SecondContexts(table, symbolCount)
    return { bits, count, _ in
      guard count > 0 else { return [] }
      var bits = bits
      let canEscape = try bits.bit() == 1
      var known: [[Int]: [[Int]: Int]] = [:]
      let symbols = try model.symbols(count, canEscape: canEscape) { shares in
        guard shares.contains(where: { $0 > 0 }) else {
          var digits = 0
          while 1 << digits < shares.count { digits += 1 }
          return try bits.number(digits)
        }
        if known[shares] == nil {
          known[shares] = try SecondCode.canonical(
            Array(shares.indices), SecondBlocks.huffmanLengths(shares), letterCount: 2)
        }
        var word: [Int] = []
        while known[shares]?[word] == nil { word.append(try bits.bit()) }
        return known[shares]?[word] ?? 0
      }
      guard bits.left == 0 else { throw SecondDecoder.Refusal("bits behind the block") }
      return symbols
    }
  }

  /// The symbols of a block, where `index` reads one of several by their shares, which are
  /// 0 where all are alike.
  private func symbols(
    _ count: Int, canEscape: Bool, _ index: ([Int]) throws -> Int
  ) throws -> [Int] {
    var number = 0
    var hasEscaped = false
    let symbols = try (0..<count).map { _ in
      while true {
        let entries = contexts[number].entries
        if !entries.isEmpty {
          let escape = canEscape && entries.count < symbolCount ? [entries.count] : []
          let place = try index(entries.map(\.share) + escape)
          if place < entries.count {
            number = entries[place].next
            return entries[place].symbol
          }
          hasEscaped = true
        }
        guard number == 0 else {
          number = contexts[number].suffix
          continue
        }
        guard canEscape else { throw SecondDecoder.Refusal("an escape") }
        hasEscaped = true
        let others = (0..<symbolCount).filter { symbol in
          !entries.contains { $0.symbol == symbol }
        }
        let rank = try index(Array(repeating: 0, count: others.count))
        guard rank < others.count else { throw SecondDecoder.Refusal("rank") }
        return others[rank]
      }
    }
    guard hasEscaped == canEscape else { throw SecondDecoder.Refusal("escapes without need") }
    return symbols
  }
}
