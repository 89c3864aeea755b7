/// Numbers the different spellings in a text in the order of their first occurrence.
///
/// It is a hash table with open addressing that is at most half full. An entry contains
/// the length of a spelling and a key, which is the bytes themselves if they fit, as
/// they mostly do, and otherwise a hash of them; only then the bytes are looked up and
/// compared. Spellings of one byte have a table of their own. The hash folds words by
/// full multiplication, starting from a secret drawn for each table, so that no text
/// can be constructed to collide in it; the numbers do not depend on the secret.
///
/// Source: Knuth, *The Art of Computer Programming* 3, 1973, section 6.4 (linear
/// probing); Wang Yi, *wyhash*, 2019 (folded multiplication).
public struct SpellingTable: Sendable {
  struct Entry: Sendable {
    /// Up to eight bytes, the first of them lowest, padded with zeros; or the hash of
    /// more bytes.
    var key: UInt64
    /// The number of bytes; 0 in an empty entry.
    var length: UInt32
    var symbol: UInt32

    static let empty = Entry(key: 0, length: 0, symbol: 0)
  }

  /// The entries, whose number is a power of two; at least half of them are empty.
  private var entries = [Entry](repeating: .empty, count: 1 << 10)

  /// The symbols that are spelled in one byte; `none` for a byte without a symbol.
  private var symbolsOfBytes = [UInt32](repeating: none, count: 256)

  /// All spellings, one after another.
  public private(set) var text: [UInt8] = []

  /// The offset at which each spelling begins in the text, and the offset at which the
  /// last one ends.
  public private(set) var starts = [0]

  /// The initial value of the hash.
  private let secret = UInt64.random(in: 0 ... .max)

  private static let none = UInt32.max

  /// A table without spellings.
  public init() {}

  /// The number of different spellings so far.
  public var count: Int { starts.count - 1 }

  /// Replaces the end of each symbol in `text` by its number.
  ///
  /// - Parameters:
  ///   - text: the text that contains the symbols.
  ///   - start: the offset at which the first symbol begins.
  ///   - ends: the offset at which each symbol ends and the next begins.
  ///   - count: the number of symbols at the beginning of `ends`.
  /// - Precondition: The ends ascend from `start` and lie within `text`, which has less
  ///   than 2^32 bytes.
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

  /// The number of a spelling; a new spelling receives the next number.
  @inline(__always)
  private mutating func number(of spelling: Spelling) -> UInt32 {
    if unsafe spelling.length == 1 {
      let byte = unsafe Int(spelling.bytes[0])
      if symbolsOfBytes[byte] == Self.none { symbolsOfBytes[byte] = unsafe add(spelling) }
      return symbolsOfBytes[byte]
    }
    let (key, length) = unsafe (spelling.key(secret), UInt32(truncatingIfNeeded: spelling.length))
    let mask = entries.count - 1
    var place = place(key, length) & mask
    while true {
      let entry = entries[place]
      if entry.length == 0 { break }
      if entry.key == key && entry.length == length {
        if unsafe length <= 8 || spelling.isEqual(to: text[range(of: entry)]) {
          return entry.symbol
        }
      }
      place = (place + 1) & mask
    }
    let symbol = unsafe add(spelling)
    entries[place] = Entry(key: key, length: length, symbol: symbol)
    if count * 2 > entries.count { grow() }
    return symbol
  }

  /// The place at which the search for a spelling starts, before it is reduced to the
  /// table's size.
  @inline(__always)
  private func place(_ key: UInt64, _ length: UInt32) -> Int {
    Int(truncatingIfNeeded: fold(key ^ secret, UInt64(length) &* 2 &+ factor))
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
    entries = Array(repeating: .empty, count: old.count * 2)
    let mask = entries.count - 1
    for entry in old where entry.length > 0 {
      var place = place(entry.key, entry.length) & mask
      while entries[place].length > 0 { place = (place + 1) & mask }
      entries[place] = entry
    }
  }
}

/// A range of bytes in a text that is known to contain it.
@unsafe private struct Spelling {
  let bytes: UnsafeRawBufferPointer

  /// The number of bytes from the first of them to the end of the text.
  let room: Int

  var length: Int { unsafe bytes.count }

  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    unsafe bytes = UnsafeRawBufferPointer(rebasing: text[range])
    unsafe room = text.count - range.lowerBound
  }

  /// The bytes themselves, or their hash if there are more than eight.
  @inline(__always)
  func key(_ secret: UInt64) -> UInt64 {
    if unsafe length > 8 { return unsafe hash(secret) }
    guard unsafe room >= 8, let start = unsafe bytes.baseAddress else {
      return unsafe word(bytes[...])
    }
    let bits = unsafe UInt64(truncatingIfNeeded: length &* 8)
    let word = unsafe UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    return bits == 64 ? word : word & ~(~0 &<< bits)
  }

  /// A hash that depends on all bytes.
  @inline(never)
  private func hash(_ secret: UInt64) -> UInt64 {
    var hash = secret
    var offset = 0
    while unsafe offset + 8 <= length {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = fold(hash ^ UInt64(littleEndian: word), factor)
      offset += 8
    }
    return unsafe fold(hash ^ word(bytes[offset...]), factor)
  }

  func isEqual(to other: ArraySlice<UInt8>) -> Bool {
    unsafe bytes.elementsEqual(other)
  }
}

/// Up to eight bytes as a word, the first of them lowest.
private func word(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
  unsafe bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}

@inline(__always)
private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}

/// 2^64 divided by the golden ratio, made odd.
private let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
