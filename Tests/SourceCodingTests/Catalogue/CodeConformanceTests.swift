import Testing

@testable import SourceCoding

/// The laws that every code in the catalogue keeps.
///
/// What is added to the catalogue is tested here without another line.
struct CodeConformanceTests {
  /// Every name, with a number where one is needed.
  static let names =
    CodeCatalog.families.map { family in
      guard let parameter = family.parameter, parameter.fallback == nil else { return family.name }
      let range = parameter.range
      return "\(family.name):\(min(max(12, range.lowerBound), range.upperBound))"
    } + CodeCatalog.codebooks.map(\.name)

  @Test(arguments: names, ConformanceCase.all)
  func `messages come back, from the code itself and from its table`(
    name: String, sample: ConformanceCase
  ) throws {
    guard let subject = try sample.design(name) else { return }
    let table = subject.code.table
    let told = try type(of: subject.code).init(table: table, alphabetSize: sample.alphabetSize)
    #expect(told.table == table)
    for message in subject.messages {
      let block = try encoded(message, by: subject.code)
      #expect(try decodedWide(block, count: message.count, by: subject.code) == message)
      #expect(try decodedWide(block, count: message.count, by: told) == message)
      let prepared = subject.code.prepared(for: subject.tally(of: message))
      let same = try encoded(message, by: prepared)
      #expect(same.bitCount == block.bitCount)
      #expect(
        same.buffer.prefix(same.byteCount).elementsEqual(block.buffer.prefix(block.byteCount)))
      #expect(try decodedWide(block, count: message.count, by: prepared) == message)
    }
  }

  @Test(arguments: names, ConformanceCase.all)
  func `bits are what symbols cost, and an overhead within its bound`(
    name: String, sample: ConformanceCase
  ) throws {
    guard let subject = try sample.design(name) else { return }
    for message in subject.messages {
      let block = try encoded(message, by: subject.code)
      let tally = subject.tally(of: message)
      let information: Double
      if let costs = subject.code.symbolCosts {
        let byShares = tally.weightedSum(of: costs)
        // Gibbs: no distribution, and so no code of lengths, is better than q itself.
        if let q = try? Estimator.maximumLikelihood.distribution(of: tally) {
          let least = q.entropy.bits * Double(message.count)
          #expect(byShares >= least - Rounding.bound(at: least))
        }
        information =
          block.information.isEmpty ? byShares : block.information.compensatedSum()
      } else {
        #expect(block.information.count == (message.count + 1023) / 1024)
        information = block.information.reduce(0, +)
      }
      let bits = Double(block.bitCount)
      #expect(bits >= information * (1 - 1e-4) - 1e-6)
      #expect(bits <= information + subject.code.greatestOverhead(of: information, blockCount: 1))
    }
  }

  @Test(arguments: names, ConformanceCase.all)
  func `exactly its own bits are read, whatever follows`(name: String, sample: ConformanceCase)
    throws
  {
    guard let subject = try sample.design(name) else { return }
    var rng = seededGenerator(77)
    for message in subject.messages {
      let block = try encoded(message, by: subject.code)
      var other = block
      other.buffer =
        Array(block.buffer.prefix(block.byteCount))
        + (0..<40).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      if block.bitCount % 8 > 0 {
        let padding = UInt8(0xFF) >> UInt8(block.bitCount % 8)
        #expect(other.buffer[block.byteCount - 1] & padding == 0)
        other.buffer[block.byteCount - 1] |= padding
      }
      #expect(try decodedWide(other, count: message.count, by: subject.code) == message)
      for change in [-8, -1, 1, 8] where block.bitCount + change >= 0 {
        other.bitCount = block.bitCount + change
        let read = try? decodedWide(other, count: message.count, by: subject.code)
        #expect(read != message, "\(change) bits more")
      }
    }
  }

  @Test(arguments: names, ConformanceCase.all)
  func `damaged streams are an error or other symbols, never a trap`(
    name: String, sample: ConformanceCase
  ) throws {
    guard let subject = try sample.design(name), let message = subject.messages.last else { return }
    var rng = seededGenerator(78)
    var block = try encoded(message, by: subject.code)
    block.buffer = Array(block.buffer.prefix(block.byteCount))
    guard block.bitCount > 0 else { return }
    for round in 0..<ConformanceCase.rounds(quick: 8, slow: 400) {
      var other = block
      let bit = Int(rng.next() % UInt64(block.bitCount))
      other.buffer[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      let read = try? decodedWide(other, count: message.count, by: subject.code)
      #expect(read != message, "bit \(bit) of \(block.bitCount) changed")
      // From here on anything may be read, as long as something is.
      switch round % 4 {
      case 0: other.buffer.removeLast(Int(rng.next() % UInt64(other.buffer.count)))
      case 1: other.junctions = (0..<3).map { _ in Int(truncatingIfNeeded: rng.next()) }
      case 2: other.bitCount = Int(truncatingIfNeeded: rng.next() >> (rng.next() % 64))
      default:
        for index in other.buffer.indices {
          other.buffer[index] = .random(in: 0...255, using: &rng)
        }
      }
      let count = Int(rng.next() % 150)
      let rest = try? decodedWide(other, count: count, by: subject.code)
      #expect(rest == nil || rest?.count == count)
    }
  }

  @Test(arguments: names, ConformanceCase.all)
  func `damaged tables are an error or another code, never a trap`(
    name: String, sample: ConformanceCase
  ) throws {
    guard let subject = try sample.design(name), let message = subject.messages.last else { return }
    var rng = seededGenerator(79)
    let table = subject.code.table
    let block = try encoded(message, by: subject.code)
    for _ in 0..<ConformanceCase.rounds(quick: 4, slow: 200) {
      var bytes = table.bytes
      if !bytes.isEmpty {
        bytes[Int(rng.next() % UInt64(bytes.count))] ^= 1 << UInt8(rng.next() % 8)
      }
      let cut = rng.next() % 3 == 0 ? Int(rng.next() % UInt64(table.bitCount + 1)) : table.bitCount
      let damaged = EncodedTable(bytes: bytes, bitCount: cut)
      guard
        let other = try? type(of: subject.code).init(
          table: damaged, alphabetSize: sample.alphabetSize)
      else { continue }
      let read = try? decodedWide(block, count: message.count, by: other)
      #expect(read == nil || read?.count == message.count)
    }
  }

  @Test(arguments: names, ConformanceCase.all)
  func `a symbol that cannot be written is an error`(name: String, sample: ConformanceCase) throws {
    guard let subject = try sample.design(name) else { return }
    guard let costs = subject.code.symbolCosts else { return }
    let unwritable = costs.indices.filter { !costs[$0].isFinite }
    for symbol in unwritable.prefix(3) {
      let message = subject.messages.last.map { Array($0.prefix(20)) } ?? []
      #expect(throws: UnwritableSymbol.self) {
        try encoded(message + [UInt32(symbol)] + message, by: subject.code)
      }
    }
  }
}
