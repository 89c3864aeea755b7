/// A string of bits that grows at its end.
///
/// It does not know the size of its buffer; its creator must provide enough.
@unsafe struct PrefixSink {
  /// The place of the byte with the first pending bit.
  private var next: UnsafeMutableRawPointer
  /// The bits of an incomplete byte, at the top, then zeros.
  private var pending: UInt64 = 0
  /// The number of pending bits, 0 to 7.
  private var pendingCount: UInt64 = 0
  /// Whether every symbol so far had a codeword.
  private(set) var isSound = true

  private let start: UnsafeMutableRawPointer
  private let table: UnsafePointer<UInt64>
  /// The table of pairs, if there is one.
  private let pairs: UnsafePointer<UInt64>?
  /// The number of symbols that are appended at once: 4, 5, 6 or 8.
  private let groupSize: Int

  init(
    _ stream: UnsafeMutableRawBufferPointer, table: UnsafeBufferPointer<UInt64>,
    pairs: UnsafeBufferPointer<UInt64>, groupSize: Int
  ) {
    unsafe start = stream.baseAddress.unsafelyUnwrapped
    unsafe next = start
    unsafe self.table = table.baseAddress.unsafelyUnwrapped
    unsafe self.pairs = pairs.isEmpty ? nil : pairs.baseAddress
    unsafe self.groupSize = groupSize
  }

  var bitCount: Int { unsafe (next - start) * 8 + Int(pendingCount) }

  /// The string with the codewords of `symbols` appended.
  func appending(_ symbols: Slice<UnsafeBufferPointer<UInt8>>) -> PrefixSink {
    let symbols = unsafe UnsafeBufferPointer(rebasing: symbols)
    switch unsafe groupSize {
    case 4: return unsafe appendingFours(symbols)
    case 5: return unsafe appendingFives(symbols)
    case 6: return unsafe appendingSixes(symbols)
    default: return unsafe appendingEights(symbols)
    }
  }

  // Each of these works on a copy, which the compiler keeps in registers.

  @inline(never)
  private func appendingFours(_ symbols: UnsafeBufferPointer<UInt8>) -> PrefixSink {
    unsafe appendingGroups(of: 4, symbols)
  }

  @inline(never)
  private func appendingFives(_ symbols: UnsafeBufferPointer<UInt8>) -> PrefixSink {
    unsafe appendingGroups(of: 5, symbols)
  }

  @inline(never)
  private func appendingSixes(_ symbols: UnsafeBufferPointer<UInt8>) -> PrefixSink {
    unsafe appendingGroups(of: 6, symbols)
  }

  @inline(never)
  private func appendingEights(_ symbols: UnsafeBufferPointer<UInt8>) -> PrefixSink {
    var sink = unsafe self
    guard var symbol = symbols.baseAddress else { return unsafe sink }
    let end = unsafe symbol + symbols.count
    if let pairs = unsafe pairs {
      while unsafe end - symbol >= 8 {
        let four = unsafe two(symbol, pairs)
        let fourMore = unsafe two(symbol + 4, pairs)
        unsafe sink.appendEight(symbol, four, fourMore)
        unsafe symbol += 8
      }
    } else {
      while unsafe end - symbol >= 8 {
        let fours = unsafe (group(of: 4, symbol), group(of: 4, symbol + 4))
        unsafe sink.appendEight(symbol, fours.0, fours.1)
        unsafe symbol += 8
      }
    }
    while unsafe symbol < end {
      unsafe sink.appendOne(symbol.pointee)
      unsafe symbol += 1
    }
    return unsafe sink
  }

  /// A string of bits at the top of a word, followed by zeros, and its length.
  ///
  /// The bits are correct if the length is at most 56.
  typealias Piece = (bits: UInt64, count: UInt64)

  /// Appends the codewords of eight symbols, given as `four` and `fourMore`.
  @inline(__always)
  private mutating func appendEight(
    _ symbol: UnsafePointer<UInt8>, _ four: Piece, _ fourMore: Piece
  ) {
    if four.count &+ fourMore.count <= longestPiece {
      unsafe append(
        four.bits | fourMore.bits &>> four.count, count: four.count &+ fourMore.count)
    } else if max(four.count, fourMore.count) <= longestPiece {
      unsafe append(four.bits, count: four.count)
      unsafe append(fourMore.bits, count: fourMore.count)
    } else {
      unsafe self = appendingSlowly(symbol)
    }
  }

  /// Appends eight symbols of any lengths, two at a time if they fit.
  ///
  /// It is a separate function, to leave the registers to the common case.
  @inline(never)
  private func appendingSlowly(_ symbol: UnsafePointer<UInt8>) -> PrefixSink {
    var sink = unsafe self
    for index in stride(from: 0, to: 8, by: 2) {
      let (first, second) = unsafe (table[Int(symbol[index])], table[Int(symbol[index + 1])])
      let (count, next) = (first & 0x3F, second & 0x3F)
      // A symbol without a codeword makes the sum too great.
      if count &+ next <= longestPiece {
        unsafe sink.append(first & ~0x3F | (second & ~0x3F) &>> count, count: count &+ next)
      } else {
        unsafe sink.appendOne(symbol[index])
        unsafe sink.appendOne(symbol[index + 1])
      }
    }
    return unsafe sink
  }

  /// The codewords of four symbols, which form two pairs.
  @inline(__always)
  private func two(_ symbol: UnsafePointer<UInt8>, _ pairs: UnsafePointer<UInt64>) -> Piece {
    let word = unsafe UInt32(
      littleEndian: UnsafeRawPointer(symbol).loadUnaligned(as: UInt32.self))
    let (first, second) = unsafe (pairs[Int(word & 0xFFFF)], pairs[Int(word &>> 16)])
    return ((second &>> first | first) & ~0x3F, (first &+ second) & 0xFF)
  }

  /// Appends symbols in groups of `size`, and the remaining ones one by one.
  @inline(__always)
  private func appendingGroups(
    of size: Int, _ symbols: UnsafeBufferPointer<UInt8>
  ) -> PrefixSink {
    var sink = unsafe self
    guard var symbol = symbols.baseAddress else { return unsafe sink }
    let end = unsafe symbol + symbols.count
    while unsafe end - symbol >= size {
      // The common case has its own loop, which calls no function.
      let last = unsafe end - size
      while unsafe symbol <= last {
        let piece = unsafe group(of: size, symbol)
        guard piece.count <= longestPiece else { break }
        unsafe sink.append(piece.bits, count: piece.count)
        unsafe symbol += size
      }
      guard unsafe symbol <= last else { break }
      unsafe sink = sink.appendingOneByOne(symbol, size)
      unsafe symbol += size
    }
    return unsafe sink.appendingOneByOne(symbol, end - symbol)
  }

  /// Appends symbols of any lengths one by one.
  ///
  /// It is a separate function, to leave the registers to the common case.
  @inline(never)
  private func appendingOneByOne(_ symbol: UnsafePointer<UInt8>, _ count: Int) -> PrefixSink {
    var sink = unsafe self
    for index in 0..<count { unsafe sink.appendOne(symbol[index]) }
    return unsafe sink
  }

  /// The codewords of `size` symbols, at most six; more than four only if no codeword
  /// reaches the bits in which the lengths add up.
  @inline(__always)
  private func group(of size: Int, _ symbol: UnsafePointer<UInt8>) -> Piece {
    var bits = unsafe table[Int(symbol[size - 1])]
    var count = bits
    var index = size - 1
    while index > 0 {
      index &-= 1
      let entry = unsafe table[Int(symbol[index])]
      bits = bits &>> entry | entry
      count &+= entry
    }
    return (bits & ~0x3F, count & (size > 4 ? 0x1FF : 0xFF))
  }

  /// Appends one codeword; if the symbol has none, ``isSound`` becomes false.
  @inline(__always)
  private mutating func appendOne(_ symbol: UInt8) {
    let entry = unsafe table[Int(symbol)]
    let count = entry & 0x3F
    if count <= longestPiece {
      unsafe append(entry & ~0x3F, count: count)
    } else {
      unsafe isSound = false
    }
  }

  /// Appends the top `count` bits, at most 56; the bits below them are zeros.
  @inline(__always)
  private mutating func append(_ bits: UInt64, count: UInt64) {
    let word = unsafe pending | bits &>> pendingCount
    unsafe next.storeBytes(of: word.bigEndian, as: UInt64.self)
    let total = unsafe pendingCount &+ count
    unsafe next += Int(total &>> 3)
    unsafe pending = word &<< (total & 0x38)
    unsafe pendingCount = total & 7
  }
}
