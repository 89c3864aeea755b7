/// Reads what a ``RansEncoder`` wrote, from the end to the beginning.
///
/// The last symbol of a number x is the one whose shares hold x mod 2^24, and
/// taking it back off leaves what x was before, to which a word is added where it
/// is below 2^31. Four numbers take their turns without waiting for each other.
/// In an alphabet of at most 256 symbols one load tells all about a share, where its
/// slot is right about it, and whether a number needs a word is computed without a
/// branch.
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
  /// What takes symbols off numbers.
  ///
  /// Shares are below 2^24, for which there are slots and buckets; words are read while
  /// there are sixteen bytes for four of them, or where one is known to be there.
  @unsafe private struct Taker {
    private let shares: ShareTable.Pointers
    /// The slots, if there are any.
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
        if let slots = unsafe slots, numbers.values.count == 4, rest & 3 == 0 {
          unsafe takeInTurn(from: &numbers, stream, to: message, &rest, by: slots)
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

    /// Takes symbols off four numbers in turn, down to a group for which there may not
    /// be words enough.
    ///
    /// `rest` is how many symbols are to be taken yet, a multiple of 4.
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

    /// Where something begins, and the end of what is left of it.
    private typealias Words = (first: UnsafeRawPointer, next: UnsafeRawPointer)
    private typealias Out<Symbol> = (
      first: UnsafeMutablePointer<Symbol>, next: UnsafeMutablePointer<Symbol>
    )
    private typealias Four = (UInt64, UInt64, UInt64, UInt64)

    /// Takes symbols by slots that are right; apart, to have all registers.
    ///
    /// - Returns: how many bytes and symbols are left.
    @inline(never)
    private func takeExactly<Symbol: FixedWidthInteger>(
      from four: inout Four, _ words: Words, to out: Out<Symbol>, by slots: UnsafePointer<UInt64>
    ) -> (Int, Int) {
      unsafe take(exactly: true, from: &four, words, to: out, by: slots)
    }

    /// Takes symbols by slots that may be wrong; apart, to have all registers.
    ///
    /// - Returns: how many bytes and symbols are left.
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

    /// Takes the last symbol off a number where a word is at hand, the one that ends
    /// at `next`.
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

/// The place of a share in a number.
private let lowBits: UInt32 = 1 << UInt32(ShareTable.bits) - 1
