/// Reads what a ``RansEncoder`` wrote, from the end to the beginning.
///
/// The last symbol of a number x is the one whose shares hold x mod 2^24, and
/// taking it back off leaves what x was before, to which a word is added where it
/// is below 2^31. Four numbers take their turns without waiting for each other.
/// In an alphabet of at most 256 symbols nothing is asked on the way: whether a
/// number needs a word is reckoned with, and that each of four symbols was found in
/// its bucket is tested once, and the four are done again with care if one was not.
///
/// Any bytes may be given to it. It reads them only where there are some, and what
/// no encoder wrote does not leave the numbers as they began.
public struct RansDecoder: Sendable {
  private let table: ShareTable

  /// A decoder of the symbols of `table`.
  public init(_ table: ShareTable) {
    self.table = table
  }

  /// Reads as many symbols as `message` holds.
  ///
  /// - Returns: whether `stream` is, from its first byte to its last, what an
  ///   encoder writes for `message`.
  /// - Precondition: the alphabet has no symbol that `Symbol` has no room for.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public func decode<Symbol: FixedWidthInteger>(
    _ stream: Span<UInt8>, into message: inout MutableSpan<Symbol>
  ) -> Bool {
    precondition(table.symbols.count - 1 <= Symbol.max, "symbols have room")
    guard message.count > 0 else { return stream.isEmpty }
    guard var numbers = RansNumbers(atEndOf: stream) else { return false }
    // Safe because numbers are 2^31 to 2^63 − 1, which taking symbols off does not
    // change, symbols go where the message is, and words are read where there are
    // some, see `Taker`.
    let isWhole = unsafe stream.withUnsafeBytes { stream in
      unsafe table.symbols.withUnsafeBufferPointer { symbols in
        unsafe table.buckets.withUnsafeBufferPointer { buckets in
          unsafe table.byteBuckets.withUnsafeBufferPointer { byteBuckets in
            unsafe message.withUnsafeMutableBufferPointer { message in
              let taker = unsafe Taker(table, symbols, buckets, byteBuckets)
              return unsafe taker.take(all: message, from: &numbers, stream)
            }
          }
        }
      }
    }
    return isWhole && numbers.isAtBeginning
  }
}

extension RansDecoder {
  /// What takes symbols off numbers.
  @unsafe private struct Taker {
    private let shares: ShareTable.Pointers
    private let symbols: UnsafePointer<ShareTable.Entry>
    private let byteBuckets: UnsafePointer<UInt8>
    /// Whether there are buckets that name symbols by bytes.
    private let areBytes: Bool

    init(
      _ table: ShareTable, _ symbols: UnsafeBufferPointer<ShareTable.Entry>,
      _ buckets: UnsafeBufferPointer<UInt32>, _ byteBuckets: UnsafeBufferPointer<UInt8>
    ) {
      unsafe shares = ShareTable.Pointers(symbols, buckets, shift: table.bucketShift)
      unsafe self.symbols = symbols.baseAddress.unsafelyUnwrapped
      unsafe self.byteBuckets = byteBuckets.baseAddress.unsafelyUnwrapped
      unsafe areBytes = table.symbols.count <= 256
    }

    /// Takes the symbol with the given index off its number; nil if that needs a word
    /// and there is none.
    @inline(__always)
    func take(
      at index: Int, from numbers: inout RansNumbers, _ stream: UnsafeRawBufferPointer
    ) -> UInt32? {
      let lane = index & (numbers.values.count &- 1)
      var x = numbers.values[lane]
      let (symbol, size, place) = unsafe shares.find(UInt32(truncatingIfNeeded: x) & lowBits)
      x = UInt64(size) &* (x &>> 24) &+ UInt64(place)
      if x < RansEncoder.least {
        guard numbers.start >= 4 else { return nil }
        numbers.start &-= 4
        let word = unsafe stream.loadUnaligned(fromByteOffset: numbers.start, as: UInt32.self)
        x = x << 32 | UInt64(UInt32(littleEndian: word))
      }
      numbers.values[lane] = x
      return symbol
    }

    /// Takes all symbols of a message; false if words run out.
    @inline(__always)
    func take<Symbol: FixedWidthInteger>(
      all message: UnsafeMutableBufferPointer<Symbol>, from numbers: inout RansNumbers,
      _ stream: UnsafeRawBufferPointer
    ) -> Bool {
      var rest = message.count
      while rest > 0 {
        if unsafe areBytes, numbers.values.count == 4, rest & 3 == 0 {
          unsafe takeInTurn(from: &numbers, stream, to: message, &rest)
        }
        // What is left of a group, or the group that was not taken.
        repeat {
          if rest == 0 { break }
          rest &-= 1
          guard let symbol = unsafe take(at: rest, from: &numbers, stream) else { return false }
          unsafe message[rest] = Symbol(truncatingIfNeeded: symbol)
        } while rest & 3 != 0
      }
      return true
    }

    /// Takes symbols off four numbers in turn, down to a group that needs a search or
    /// for which there may not be words enough.
    ///
    /// `rest` is how many symbols are to be taken yet, a multiple of 4.
    @inline(__always)
    private func takeInTurn<Symbol: FixedWidthInteger>(
      from numbers: inout RansNumbers, _ stream: UnsafeRawBufferPointer,
      to message: UnsafeMutableBufferPointer<Symbol>, _ rest: inout Int
    ) {
      guard let first = stream.baseAddress, let message = message.baseAddress else { return }
      let taker = unsafe self
      let values = numbers.values
      var (a, b, c, d) = (values[0], values[1], values[2], values[3])
      var next = unsafe first + numbers.start
      let enough = unsafe first + 16
      var out = unsafe message + rest
      while unsafe out > message, unsafe next >= enough {
        let before = unsafe (a, b, c, d, next)
        var isDirect: UInt32 = .max
        unsafe out[-1] = Symbol(taker.take(from: &d, &next, &isDirect))
        unsafe out[-2] = Symbol(taker.take(from: &c, &next, &isDirect))
        unsafe out[-3] = Symbol(taker.take(from: &b, &next, &isDirect))
        unsafe out[-4] = Symbol(taker.take(from: &a, &next, &isDirect))
        guard isDirect >> 31 == 1 else {
          unsafe (a, b, c, d, next) = before
          break
        }
        unsafe out -= 4
      }
      numbers.values = [a, b, c, d]
      numbers.start = unsafe next - first
      rest = unsafe out - message
    }

    /// Takes the last symbol off a number where a word is at hand, the one that ends
    /// at `next`; clears the top bit of `isDirect` if the symbol is another.
    @inline(__always)
    private func take(
      from x: inout UInt64, _ next: inout UnsafeRawPointer, _ isDirect: inout UInt32
    ) -> UInt8 {
      let share = UInt32(truncatingIfNeeded: x) & lowBits
      let symbol = unsafe byteBuckets[Int(share &>> ShareTable.byteShift)]
      let size = unsafe symbols[Int(symbol)].size
      let place = unsafe share &- symbols[Int(symbol)].start
      // Below zero if the share is the symbol's.
      isDirect &= place &- size
      let rest = UInt64(size) &* (x &>> 24) &+ UInt64(place)
      let word = unsafe UInt32(littleEndian: (next - 4).loadUnaligned(as: UInt32.self))
      let isLow = rest < RansEncoder.least
      x = isLow ? rest &<< 32 | UInt64(word) : rest
      unsafe next -= isLow ? 4 : 0
      return symbol
    }
  }
}

/// The place of a share in a number.
private let lowBits: UInt32 = 1 << UInt32(ShareTable.bits) - 1
