internal import Kernels

/// Reads tallies as text, one after another, from a file or a pipe.
///
/// Each line is checked before the next is read, so input of any size that is not a
/// tally is rejected at its first line. Memory grows only with the symbols of one
/// tally; a line, and all spellings together, have a limit.
///
///     var reader = TallyReader(ByteInput(bytes))
///     while let tally = try reader.next() { … }
package struct TallyReader: ~Copyable {
  /// The greatest number of bytes in a line, 64 MiB: symbols may be whole lines of
  /// data.
  static let greatestLineSize = 1 << 26

  /// The greatest number of bytes in all spellings of a tally together, 1 GiB.
  static let greatestByteCount = 1 << 30

  private var input: ByteInput
  private var line: [UInt8] = []
  private var lineNumber = 0
  private var checksum = XXH64()

  /// Whether the last tally stated a checksum, which was then correct.
  package private(set) var hadChecksum = false

  /// A reader of `input`.
  package init(_ input: consuming ByteInput) {
    self.input = input
  }

  /// Reads the next tally; `nil` at the end.
  ///
  /// - Throws: ``InvalidTally`` if the next lines are not a complete and undamaged
  ///   tally.
  package mutating func next() throws(InvalidTally) -> AlphabetTally? {
    // Empty input is not a tally.
    guard try hasMore() || input.offset == 0 else { return nil }
    checksum = XXH64()
    let unit = try heading()
    let closed = Alphabet(closed: unit)
    var text: [UInt8] = []
    var starts = [0]
    var counts: [UInt64] = []
    var total: UInt64 = 0
    while true {
      guard try nextLine() else { throw .truncated }
      if let first = line.first, !Self.isDigit(first), Self.isLetter(first) {
        if try isEnd(total: total, hasCounts: !counts.isEmpty) { break }
        continue
      }
      let (count, spelling) = try count(in: line)
      guard count <= AlphabetTally.mostSymbols - total else { throw .tooMany }
      let previous = starts.count > 1 ? text[starts[starts.count - 2]...] : nil
      guard previous?.lexicographicallyPrecedes(spelling) ?? true,
        unit.isWellSpelled(spelling[...]),
        closed.map({ $0.symbol(spelled: spelling) != nil }) ?? true
      else { throw .symbol(line: lineNumber) }
      guard text.count + spelling.count <= Self.greatestByteCount else {
        throw .tooLong(line: lineNumber)
      }
      total += count
      text += spelling
      starts.append(text.count)
      counts.append(count)
    }
    return try tally(Alphabet(unit: unit, text: text, starts: starts), counts)
  }

  /// Reads the heading and returns its unit; ``hadChecksum`` then tells the version.
  private mutating func heading() throws(InvalidTally) -> SymbolUnit {
    // No heading is longer than this limit, so other input is rejected early.
    guard try nextLine(limit: 256) else { throw .heading }
    let words = String(decoding: line, as: UTF8.self)
      .split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let name = words.first, name.hasPrefix("qz.tally/") else {
      throw .heading
    }
    guard name == AlphabetTally.schema || name == AlphabetTally.firstSchema else {
      throw .version(String(name))
    }
    hadChecksum = name == AlphabetTally.schema
    guard let unit = try? SymbolUnit(named: String(words[1])) else {
      throw .unit(String(words[1]))
    }
    return unit
  }

  /// Reads a line that begins with a letter, and returns whether it ends the tally.
  private mutating func isEnd(total: UInt64, hasCounts: Bool) throws(InvalidTally) -> Bool {
    let field = String(decoding: line, as: UTF8.self)
    if field == "\(AlphabetTally.ending) \(total)" {
      guard hadChecksum else { return true }
      let computed = "\(AlphabetTally.checksum) \(CodeHash(value: checksum.value))"
      guard try nextLine() else { throw .truncated }
      guard line.elementsEqual(computed.utf8) else { throw .checksum }
      return true
    }
    let name = field.prefix { $0 != " " }
    guard hadChecksum, !hasCounts, name.count < field.count, name != AlphabetTally.ending,
      name != AlphabetTally.checksum
    else { throw .line(lineNumber) }
    guard name.first?.isLowercase ?? false else { throw .field(String(name)) }
    return false
  }

  private func count(in line: [UInt8]) throws(InvalidTally) -> (UInt64, [UInt8]) {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
      // `UInt64` alone would accept a sign in front of the number.
      line[..<tab].allSatisfy(Self.isDigit),
      let count = UInt64(String(decoding: line[..<tab], as: UTF8.self)), count > 0,
      let spelling = SpellingText.bytes(of: line[(tab + 1)...])
    else { throw .line(lineNumber) }
    return (count, spelling)
  }

  /// The tally of the counted symbols, over all symbols of their unit if it is closed.
  private func tally(
    _ counted: Alphabet, _ counts: [UInt64]
  ) throws(InvalidTally) -> AlphabetTally {
    guard let closed = Alphabet(closed: counted.unit) else {
      return AlphabetTally(Tally(counts: counts), over: counted)
    }
    var all = Array(repeating: UInt64(0), count: closed.count)
    for symbol in 0..<counted.count {
      guard let place = closed.symbol(spelled: counted.spelling(of: symbol)) else {
        throw .symbol(line: lineNumber)
      }
      all[place] = counts[symbol]
    }
    return AlphabetTally(Tally(counts: all), over: closed)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  private mutating func hasMore() throws(InvalidTally) -> Bool {
    do throws(SourceError) { return try input.hasMore() } catch { throw .unreadable(error) }
  }

  /// Reads the next line, without its line feed; false at the end of the input.
  ///
  /// - Throws: ``InvalidTally`` if it has no line feed, or is longer than `limit`.
  private mutating func nextLine(limit: Int = greatestLineSize) throws(InvalidTally) -> Bool {
    // The checksum covers all lines in front of its own.
    guard try hasMore() else { return false }
    lineNumber += 1
    let isWhole: Bool
    do throws(SourceError) {
      isWhole = try input.readLine(into: &line, limit: limit)
    } catch {
      throw .unreadable(error)
    }
    guard isWhole else {
      throw line.count > limit
        ? (lineNumber == 1 ? .heading : .tooLong(line: lineNumber)) : .truncated
    }
    line.append(UInt8(ascii: "\n"))
    var sum = checksum
    sum.update(line.span)
    checksum = sum
    line.removeLast()
    return true
  }
}
