/// Numbers the different spellings in a text, in the order in which they are met.
///
/// A table with open addressing, at most half full. An entry holds the length of a
/// spelling and its first eight bytes as a word, which is all there is to compare
/// for most; the rest stands in one text with all the others. Spellings of one byte
/// have a table of their own. The hash folds words by full multiplication, from a
/// secret drawn anew for each table, so that no text can be made to collide in it;
/// the numbers do not depend on it.
///
/// Source: Knuth, *The Art of Computer Programming* 3, 1973, section 6.4 (linear
/// probing); Wang Yi, *wyhash*, 2019 (folded multiplication).
public struct SpellingTable: Sendable {
  struct Entry: Sendable {
    /// The first eight bytes, the first of them lowest, then zeros.
    var head: UInt64
    /// The number of bytes; 0 in an empty entry.
    var length: UInt32
    var symbol: UInt32
  }

  /// A power of two of them, at least half of them empty.
  private var entries = [Entry](
    repeating: Entry(head: 0, length: 0, symbol: 0), count: 1 << 10)

  /// The symbols that are spelled in one byte; `none` where there is none.
  private var symbolsOfBytes = [UInt32](repeating: none, count: 256)

  /// All spellings, one behind the other.
  public private(set) var text: [UInt8] = []

  /// Where each spelling begins in the text, and where the last one ends.
  public private(set) var starts = [0]

  /// What the hash begins with.
  private let secret = UInt64.random(in: 0 ... .max)

  private static let none = UInt32.max

  /// A table without spellings.
  public init() {}

  /// The number of different spellings so far.
  public var count: Int { starts.count - 1 }

  /// Replaces the end of each symbol in `text` by its number.
  ///
  /// - Parameters:
  ///   - text: what the symbols are spelled in.
  ///   - start: where the first begins.
  ///   - ends: where each ends, and the next begins.
  ///   - count: how many there are, at the beginning of `ends`.
  /// - Precondition: the ends ascend from `start` and lie within `text`, which has
  ///   less than 2^32 bytes.
  public mutating func number(
    _ text: Span<UInt8>, from start: Int, ends: inout MutableSpan<UInt32>, count: Int
  ) {
    precondition(0...ends.count ~= count, "symbols are numbered in place")
    precondition(start >= 0 && text.count < 1 << 32, "ends are numbers of 32 bits")
    // Safe because each spelling is checked to lie within the text before it is
    // looked at.
    unsafe text.withUnsafeBytes { text in
      var start = start
      for index in 0..<count {
        let end = Int(ends[index])
        precondition(start < end && end <= text.count, "ends ascend within the text")
        let spelling = unsafe Spelling(text, start..<end)
        ends[index] = unsafe number(of: spelling)
        start = end
      }
    }
  }

  /// The number of a spelling, which is given one if it has none.
  @inline(__always)
  private mutating func number(of spelling: Spelling) -> UInt32 {
    if unsafe spelling.length == 1 {
      let byte = unsafe Int(spelling.head)
      if symbolsOfBytes[byte] == Self.none { symbolsOfBytes[byte] = unsafe add(spelling) }
      return symbolsOfBytes[byte]
    }
    let mask = entries.count - 1
    var place = unsafe Int(truncatingIfNeeded: spelling.hash(from: secret)) & mask
    while true {
      let entry = entries[place]
      if entry.length == 0 { break }
      if unsafe entry.head == spelling.head && entry.length == spelling.length {
        guard entry.length > 8 else { return entry.symbol }
        let isEqual = unsafe self.text.withUnsafeBytes {
          unsafe spelling.hasTail(of: Spelling($0, range(of: entry)))
        }
        if isEqual { return entry.symbol }
      }
      place = (place + 1) & mask
    }
    let symbol = unsafe add(spelling)
    entries[place] = unsafe Entry(
      head: spelling.head, length: UInt32(spelling.length), symbol: symbol)
    if count * 2 > entries.count { grow() }
    return symbol
  }

  private func range(of entry: Entry) -> Range<Int> {
    starts[Int(entry.symbol)]..<starts[Int(entry.symbol) + 1]
  }

  @inline(never)
  private mutating func add(_ spelling: Spelling) -> UInt32 {
    precondition(count < Self.none, "symbols are numbers of 32 bits")
    unsafe text.append(contentsOf: spelling.bytes)
    starts.append(text.count)
    return UInt32(count - 1)
  }

  /// Doubles the number of entries.
  @inline(never)
  private mutating func grow() {
    let old = entries
    entries = Array(
      repeating: Entry(head: 0, length: 0, symbol: 0), count: old.count * 2)
    let mask = entries.count - 1
    let all = text
    // Safe because the ranges of spellings lie within their text.
    unsafe all.withUnsafeBytes { text in
      for entry in old where entry.length > 0 {
        let spelling = unsafe Spelling(text, range(of: entry))
        var place = unsafe Int(truncatingIfNeeded: spelling.hash(from: secret)) & mask
        while entries[place].length > 0 { place = (place + 1) & mask }
        entries[place] = entry
      }
    }
  }
}

/// Some bytes of a text that is known to hold them.
@unsafe private struct Spelling {
  let bytes: UnsafeRawBufferPointer
  /// The first eight bytes, the first of them lowest, then zeros.
  let head: UInt64

  var length: Int { unsafe bytes.count }

  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    unsafe bytes = UnsafeRawBufferPointer(rebasing: text[range])
    if range.lowerBound + 8 <= text.count {
      let word = unsafe UInt64(
        littleEndian: text.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
      unsafe head = range.count >= 8 ? word : word & ~(~0 &<< UInt64(range.count &* 8))
    } else {
      unsafe head = Self.word(bytes[...])
    }
  }

  /// Up to eight bytes as a word, the first of them lowest.
  private static func word(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    unsafe bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A word in which all bytes have a say.
  @inline(__always)
  func hash(from secret: UInt64) -> UInt64 {
    let hash = unsafe Self.fold(head ^ secret, UInt64(length) &* 2 &+ Self.factor)
    return unsafe length <= 8 ? hash : hashOfTail(from: hash)
  }

  @inline(never)
  private func hashOfTail(from hash: UInt64) -> UInt64 {
    var hash = hash
    var offset = 8
    while unsafe offset + 8 <= length {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = unsafe Self.fold(hash ^ UInt64(littleEndian: word), Self.factor)
      offset += 8
    }
    return unsafe Self.fold(hash ^ Self.word(bytes[offset...]), Self.factor)
  }

  /// Whether the bytes from the ninth on are those of a spelling of equal length.
  func hasTail(of other: Spelling) -> Bool {
    unsafe bytes[8...].elementsEqual(other.bytes[8...])
  }

  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// 2^64 divided by the golden ratio, made odd.
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
}
