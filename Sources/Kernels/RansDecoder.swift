/// Reads the output of a ``RansEncoder``, from the end to the beginning.
///
/// The last symbol of a number x is the one whose shares contain x mod 2^24. Removing
/// it leaves the previous x, to which a word is appended if it is below 2^31. Four
/// numbers take turns without waiting for each other. In an alphabet of at most 256
/// symbols, one load gives everything about a share if its slot is exact for it, and
/// whether a number needs a word is computed without a branch.
///
/// Any bytes are allowed. Words are read only where the stream has them, and a stream
/// that no encoder wrote does not leave the numbers in their initial state.
public struct RansDecoder: Sendable {
  private let table: ShareTable

  /// A decoder of the symbols of `table`.
  public init(_ table: ShareTable) {
    self.table = table
  }

  /// Reads as many symbols as `message` holds.
  ///
  /// - Returns: whether `stream` is exactly what an encoder writes for `message`.
  /// - Precondition: `Symbol` can represent all symbols of the alphabet.
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
          unsafe table.slots.withUnsafeBufferPointer { slots in
            unsafe message.withUnsafeMutableBufferPointer { message in
              let taker = unsafe Taker(table, symbols, buckets, slots)
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
  /// Removes symbols from numbers.
  ///
  /// Shares are below 2^24, and each has a slot and a bucket. Words are read as long as
  /// there are sixteen bytes for four of them, or if one is known to be there.
  @unsafe private struct Taker {
    private let shares: ShareTable.Pointers
    /// The slots; nil if there are none.
    private let slots: UnsafePointer<UInt64>?
    private let areSlotsExact: Bool

    init(
      _ table: ShareTable, _ symbols: UnsafeBufferPointer<ShareTable.Entry>,
      _ buckets: UnsafeBufferPointer<UInt32>, _ slots: UnsafeBufferPointer<UInt64>
    ) {
      unsafe shares = ShareTable.Pointers(symbols, buckets, shift: table.bucketShift)
      unsafe self.slots = slots.isEmpty ? nil : slots.baseAddress
      unsafe areSlotsExact = table.areSlotsExact
    }

    /// Removes the symbol with the given index from its number; nil if that needs a
    /// word and none is left.
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

    /// Removes all symbols of a message; false if words run out.
    @inline(__always)
    func take<Symbol: FixedWidthInteger>(
      all message: UnsafeMutableBufferPointer<Symbol>, from numbers: inout RansNumbers,
      _ stream: UnsafeRawBufferPointer
    ) -> Bool {
      var rest = message.count
      while rest > 0 {
        if let slots = unsafe slots, numbers.values.count == 4, rest & 3 == 0 {
          unsafe takeInTurn(from: &numbers, stream, to: message, &rest, by: slots)
        }
        // The rest of a group, or the group that was not removed.
        repeat {
          if rest == 0 { break }
          rest &-= 1
          guard let symbol = unsafe take(at: rest, from: &numbers, stream) else { return false }
          unsafe message[rest] = Symbol(truncatingIfNeeded: symbol)
        } while rest & 3 != 0
      }
      return true
    }

    /// Removes symbols from four numbers in turn, down to a group for which there may
    /// not be enough words.
    ///
    /// `rest` is the number of symbols that are still to be removed, a multiple of 4.
    @inline(__always)
    private func takeInTurn<Symbol: FixedWidthInteger>(
      from numbers: inout RansNumbers, _ stream: UnsafeRawBufferPointer,
      to message: UnsafeMutableBufferPointer<Symbol>, _ rest: inout Int,
      by slots: UnsafePointer<UInt64>
    ) {
      guard let first = stream.baseAddress, let message = message.baseAddress else { return }
      let values = numbers.values
      var four = (values[0], values[1], values[2], values[3])
      let words = unsafe (first: first, next: first + numbers.start)
      let out = unsafe (first: message, next: message + rest)
      if unsafe areSlotsExact {
        unsafe (numbers.start, rest) = takeExactly(from: &four, words, to: out, by: slots)
      } else {
        unsafe (numbers.start, rest) = takeNearly(from: &four, words, to: out, by: slots)
      }
      numbers.values = [four.0, four.1, four.2, four.3]
    }

    /// The start of a buffer, and the end of the part of it that is left.
    private typealias Words = (first: UnsafeRawPointer, next: UnsafeRawPointer)
    private typealias Out<Symbol> = (
      first: UnsafeMutablePointer<Symbol>, next: UnsafeMutablePointer<Symbol>
    )
    private typealias Four = (UInt64, UInt64, UInt64, UInt64)

    /// Removes symbols with slots that are exact; a separate function, to have all
    /// registers.
    ///
    /// - Returns: the number of bytes and of symbols that are left.
    @inline(never)
    private func takeExactly<Symbol: FixedWidthInteger>(
      from four: inout Four, _ words: Words, to out: Out<Symbol>, by slots: UnsafePointer<UInt64>
    ) -> (Int, Int) {
      unsafe take(exactly: true, from: &four, words, to: out, by: slots)
    }

    /// Removes symbols with slots that may not be exact; a separate function, to have
    /// all registers.
    ///
    /// - Returns: the number of bytes and of symbols that are left.
    @inline(never)
    private func takeNearly<Symbol: FixedWidthInteger>(
      from four: inout Four, _ words: Words, to out: Out<Symbol>, by slots: UnsafePointer<UInt64>
    ) -> (Int, Int) {
      unsafe take(exactly: false, from: &four, words, to: out, by: slots)
    }

    @inline(__always)
    private func take<Symbol: FixedWidthInteger>(
      exactly: Bool, from four: inout Four, _ words: Words, to out: Out<Symbol>,
      by slots: UnsafePointer<UInt64>
    ) -> (Int, Int) {
      var (a, b, c, d) = four
      var next = unsafe words.next
      let enough = unsafe words.first + 16
      var end = unsafe out.next
      unsafe withUnsafePointer(to: shares) { shares in
        while unsafe end > out.first, unsafe next >= enough {
          unsafe end[-1] = Symbol(Self.take(exactly, from: &d, &next, slots, shares))
          unsafe end[-2] = Symbol(Self.take(exactly, from: &c, &next, slots, shares))
          unsafe end[-3] = Symbol(Self.take(exactly, from: &b, &next, slots, shares))
          unsafe end[-4] = Symbol(Self.take(exactly, from: &a, &next, slots, shares))
          unsafe end -= 4
        }
      }
      four = (a, b, c, d)
      return unsafe (next - words.first, end - out.first)
    }

    /// Removes the last symbol from a number.
    ///
    /// A word is available, which ends at `next`.
    @inline(__always)
    private static func take(
      _ exactly: Bool, from x: inout UInt64, _ next: inout UnsafeRawPointer,
      _ slots: UnsafePointer<UInt64>, _ shares: UnsafePointer<ShareTable.Pointers>
    ) -> UInt8 {
      let share = UInt32(truncatingIfNeeded: x) & lowBits
      var slot = unsafe slots[Int(share &>> ShareTable.slotShift)]
      if !exactly {
        let size = lowBits &+ 1 &- UInt32(truncatingIfNeeded: slot &>> 40)
        if share &- UInt32(truncatingIfNeeded: slot) >= size {
          slot = unsafe ShareTable.Pointers.slot(of: share, by: shares)
        }
      }
      // size · ⌊x / 2^24⌋ + x mod 2^24 − start, without a mask.
      let taken = (slot &>> 40) &* (x &>> 24)
      let rest = x &- taken &- UInt64(UInt32(truncatingIfNeeded: slot))
      let word = unsafe UInt32(littleEndian: (next - 4).loadUnaligned(as: UInt32.self))
      let isLow = rest < RansEncoder.least
      x = isLow ? rest &<< 32 | UInt64(word) : rest
      unsafe next = isLow ? next - 4 : next
      return UInt8(truncatingIfNeeded: slot &>> 32)
    }
  }
}

/// The bits of a number that contain a share.
private let lowBits: UInt32 = 1 << UInt32(ShareTable.bits) - 1
