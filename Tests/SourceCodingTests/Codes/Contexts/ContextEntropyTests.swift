import Testing

@testable import SourceCoding

@Suite struct ContextEntropyTests {
  static func orders(upTo order: Int, of text: String, heldOut: Double = 0.5) throws
    -> [ContextEntropy]
  {
    try ContextEntropy.orders(
      upTo: order, of: MemorySource(Array(text.utf8)), heldOutFraction: heldOut)
  }

  @Test func `plug-in entropies are those of counting by hand`() throws {
    // After a: b c d b; after b: r r; c: a; d: a; r: a a.
    let found = try Self.orders(upTo: 3, of: "abracadabra")
    #expect(agrees(try #require(found[0].plugIn).bits, 2.040373, within: 1e-6))
    #expect(agrees(try #require(found[1].plugIn).bits, 4 * 1.5 / 10, within: 1e-12))
    // Two symbols foretell the next, and three do.
    #expect(found[2].plugIn?.bits == 0)
    #expect(found.map(\.contextCount) == [1, 5, 7, 7])
  }

  @Test func `each figure is what an independent computation finds`() throws {
    let message = skewedBytes(count: 120, seed: 7).map { $0 % 100 }
    let half = 60
    let found = try ContextEntropy.orders(
      upTo: 3, of: MemorySource(message), heldOutFraction: 0.5)
    for order in 0...3 {
      let figures = found[order]
      #expect(figures.symbolCount == 120 && figures.heldOutCount == half)
      let plugIn = PlainContextModel.plugIn(message, order: order)
      #expect(agrees(try #require(figures.plugIn).bits, plugIn, within: 1e-12))
      let sequential = message.indices.reduce(0.0) { sum, place in
        sum + PlainContextModel.cost(of: place, in: message, learntFrom: place, order: order)
      }
      #expect(agrees(try #require(figures.sequential).bits, sequential / 120, within: 1e-12))
      let heldOut = (half..<120).reduce(0.0) { sum, place in
        sum + PlainContextModel.cost(of: place, in: message, learntFrom: half, order: order)
      }
      #expect(agrees(try #require(figures.heldOut).bits, heldOut / 60, within: 1e-12))
    }
  }

  @Test func `a longer context never makes the plug-in figure worse`() throws {
    let message = skewedBytes(count: 5_000, seed: 3)
    let found = try ContextEntropy.orders(upTo: 9, of: MemorySource(message))
    // Of independent symbols contexts say nothing, and yet the figure sinks to 0.
    for (shorter, longer) in zip(found, found.dropFirst()) {
      let edge = 20.0 * Double(longer.order) / 5_000
      #expect(try #require(longer.plugIn).bits <= (try #require(shorter.plugIn).bits) + edge)
    }
    let last = try #require(found.last)
    #expect(try #require(last.plugIn).bits < 1)
    #expect(try #require(last.sequential).bits > 2 && #require(last.heldOut).bits > 2)
  }

  @Test func `nothing is said of what is not there`() throws {
    let empty = try Self.orders(upTo: 1, of: "")
    #expect(empty.allSatisfy { $0.plugIn == nil && $0.heldOut == nil && $0.sequential == nil })
    let one = try Self.orders(upTo: 1, of: "a", heldOut: 1)
    #expect(one[0].plugIn?.bits == 0 && one[1].plugIn == nil)
    #expect(one[0].heldOut == nil && one[0].sequential?.bits == 8)
  }

  @Test func `a full trie measures the beginning, and says so`() throws {
    let message = skewedBytes(count: 5_000, seed: 9)
    let found = try ContextEntropy.orders(
      upTo: 3, of: MemorySource(message), heldOutFraction: 0, nodeLimit: 200)
    let count = found[0].symbolCount
    #expect(count > 20 && count < 5_000)
    let beginning = try ContextEntropy.orders(
      upTo: 3, of: MemorySource(Array(message.prefix(count))), heldOutFraction: 0)
    #expect(found == beginning)
  }
}

/// The model of ``ContextEntropy``, by going through the message again and again.
private enum PlainContextModel {
  /// The symbols that followed the context before `place`, `length` long, in the
  /// first `end` symbols.
  private static func followers(
    of place: Int, length: Int, in message: [UInt8], end: Int
  ) -> [UInt8] {
    let context = message[place - length..<place]
    return (length..<max(length, end)).filter { message[$0 - length..<$0] == context }
      .map { message[$0] }
  }

  static func cost(
    of place: Int, in message: [UInt8], learntFrom end: Int, order: Int
  ) -> Double {
    var probability = 1.0 / 256
    for length in 0...min(order, place) {
      let seen = followers(of: place, length: length, in: message, end: end)
      guard !seen.isEmpty else { break }
      let kinds = Double(Set(seen).count)
      let count = Double(seen.count { $0 == message[place] })
      probability = (count + kinds * probability) / (Double(seen.count) + kinds)
    }
    return -Mathematics.log2(probability)
  }

  static func plugIn(_ message: [UInt8], order: Int) -> Double {
    var sum = 0.0
    for place in order..<message.count {
      let seen = followers(of: place, length: order, in: message, end: message.count)
      sum += Mathematics.log2(
        Double(seen.count) / Double(seen.count { $0 == message[place] }))
    }
    return sum / Double(message.count - order)
  }
}
