/// Prediction by partial matching; part of ``SecondDecoder``.
struct SecondPPM {
  private let order: Int
  private let isD: Bool
  private let symbolCount: Int

  private var lists: [[Int]: [(symbol: Int, count: Int)]] = [:]
  private var history: [Int] = []
  private var contextCount = 1
  private var placeCount = 1
  private var freeBlocks: [Int: Int] = [:]

  static func reader(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    var table = table
    let order = try table.gamma() - 1
    let isD = try table.bit() == 1
    guard table.left == 0, order <= 16, symbolCount <= 256 else {
      throw SecondDecoder.Refusal("ppm")
    }
    return { bits, count, _ in
      var model = SecondPPM(order: order, isD: isD, symbolCount: symbolCount)
      var range = SecondRange(bits)
      return try (0..<count).map { _ in try model.next(from: &range) }
    }
  }

  private init(order: Int, isD: Bool, symbolCount: Int) {
    self.order = order
    self.isD = isD
    self.symbolCount = symbolCount
  }

  private mutating func next(from range: inout SecondRange) throws -> Int {
    var excluded: Set<Int> = []
    var passed: [[Int]] = []
    for length in (0...history.count).reversed() {
      let context = Array(history.suffix(length))
      let list = lists[context] ?? []
      let open = list.filter { !excluded.contains($0.symbol) }
      if !open.isEmpty {
        let escape = open.count + excluded.count == symbolCount ? [] : [open.count]
        let found = try range.index(among: open.map { isD ? 2 * $0.count - 1 : $0.count } + escape)
        if found < open.count {
          learn(open[found].symbol, knownTo: context, newTo: passed)
          return open[found].symbol
        }
      }
      excluded.formUnion(list.map(\.symbol))
      passed.append(context)
    }
    let strangers = (0..<symbolCount).filter { !excluded.contains($0) }
    let symbol = try strangers[range.index(among: strangers.map { _ in 1 })]
    learn(symbol, knownTo: nil, newTo: passed)
    return symbol
  }

  private mutating func learn(_ symbol: Int, knownTo knower: [Int]?, newTo novices: [[Int]]) {
    guard placeCount + 256 * (order + 1) <= 1 << 22, contextCount + order + 1 <= 1 << 21 else {
      self = SecondPPM(order: order, isD: isD, symbolCount: symbolCount)
      return
    }
    if let knower, var list = lists[knower],
      let place = list.firstIndex(where: { $0.symbol == symbol })
    {
      list[place].count += 1
      let count = list[place].count
      if place > 0, count > list[place - 1].count { list.swapAt(place, place - 1) }
      if count >= 1 << 13 {
        for index in list.indices { list[index].count -= list[index].count / 2 }
      }
      lists[knower] = list
    }
    for novice in novices.reversed() {
      if novice.count < order { contextCount += 1 }
      let size = lists[novice]?.count ?? 0
      if size & (size - 1) == 0 {
        let block = max(1, 2 * size)
        if let free = freeBlocks[block], free > 0 {
          freeBlocks[block] = free - 1
        } else {
          placeCount += block
        }
        if size > 0 { freeBlocks[size, default: 0] += 1 }
      }
      lists[novice, default: []].append((symbol, 1))
    }
    history = Array((history + [symbol]).suffix(order))
  }
}
