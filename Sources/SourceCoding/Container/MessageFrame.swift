/// The frame of a block of messages, which precedes their bits: how many messages there
/// are, and where each ends.
///
///     messages    how many, from 0 to 4,096; 0 for a part of a message, which the next
///                 block continues
///     symbols     the number of symbols of all messages, from 0 to 2^24
///     bytes       the number of bytes of their bits, each message padded with ones to a
///                 whole byte
///     form        1 if each message's size is in bits and its number of symbols is given,
///                 otherwise sizes are in bytes; plus 2 if separators differ
///     index       of several messages: the digits of a size and of a number of symbols, a
///                 byte each; then for each message its size, its number of symbols if
///                 given, and two bits for its separator if separators differ, all packed
///                 and padded with zeros. Of one message: the padding of its last byte,
///                 and its separator if separators differ, a byte each
///     checksum    32 bits, of everything before it
///     the bits
///     checksum    32 bits, of the bits
///
/// A message has at most sixteen digits, so the index takes at most two bytes per
/// message; a longer message has a block of its own.
struct MessageFrame: Hashable, Sendable {
  /// A message, or a part of one.
  struct Entry: Hashable, Sendable {
    /// The number of bits; rounded up to a whole byte if ``symbolCount`` is not given.
    var bitCount: Int
    /// The number of symbols; `nil` if the bits determine it.
    var symbolCount: Int?
    /// The number of separator bytes after it in the content.
    var separatorSize: Int

    var byteCount: Int { (bitCount + 7) / 8 }
  }

  /// The messages.
  var entries: [Entry] = []

  /// Whether the block has only a part of a message, which the next block continues.
  var continues = false

  /// The number of symbols of all messages.
  var symbolCount = 0

  /// Whether the number of symbols of each message is given.
  var hasCounts: Bool

  /// The greatest number of messages in a block.
  static let mostMessages = 1 << 12

  /// The greatest number of digits of a message in the index.
  private static let mostDigits = 16

  // These determine the number of digits in the index.
  private var greatestSize = 0
  private var greatestCount = 0
  private var separatorsDiffer = false

  init(hasCounts: Bool) { self.hasCounts = hasCounts }

  /// The number of bytes that hold the bits of all messages.
  var payloadByteCount: Int { entries.reduce(0) { $0 + $1.byteCount } }

  /// The number of messages that end in the block.
  var messageCount: Int { continues ? 0 : entries.count }

  /// Appends a message.
  mutating func append(_ entry: Entry, usual: Int) {
    entries.append(entry)
    greatestSize = max(greatestSize, size(of: entry))
    greatestCount = max(greatestCount, entry.symbolCount ?? 0)
    separatorsDiffer = separatorsDiffer || entry.separatorSize != usual
  }

  /// Returns whether another message fits in the same block.
  func hasRoom(for entry: Entry, usual: Int) -> Bool {
    guard !entries.isEmpty else { return true }
    guard !continues, entries.count < Self.mostMessages else { return false }
    let differ = separatorsDiffer || entry.separatorSize != usual
    return digits(max(greatestSize, size(of: entry)))
      + digits(max(greatestCount, entry.symbolCount ?? 0)) + (differ ? 2 : 0) <= Self.mostDigits
  }

  /// Returns the size of a message in the unit of the index.
  private func size(of entry: Entry) -> Int { hasCounts ? entry.bitCount : entry.byteCount }

  private func digits(_ number: Int) -> Int { digitCount(of: UInt64(number)) }

  /// Appends the fields, and returns how many of their bits belong to the index.
  func write(to bytes: inout [UInt8]) -> Int {
    let differ = separatorsDiffer
    bytes.append(number: messageCount)
    bytes.append(number: symbolCount)
    bytes.append(number: payloadByteCount)
    bytes.append((hasCounts ? 1 : 0) | (differ ? 2 : 0))
    let start = bytes.count
    if entries.count == 1 {
      let entry = entries[0]
      bytes.append(UInt8(entry.byteCount * 8 - entry.bitCount))
      if differ { bytes.append(UInt8(entry.separatorSize)) }
    } else {
      let (sizeWidth, countWidth) = (digits(greatestSize), digits(greatestCount))
      bytes += [UInt8(sizeWidth), UInt8(countWidth)]
      var writer = BitWriter()
      for entry in entries {
        writer.append(UInt64(size(of: entry)), bitCount: sizeWidth)
        if let count = entry.symbolCount { writer.append(UInt64(count), bitCount: countWidth) }
        if differ { writer.append(UInt64(entry.separatorSize), bitCount: 2) }
      }
      bytes += writer.finish().bytes
    }
    return (bytes.count - start) * 8
  }

  /// Returns the bits of the index if all fields after the kind have `byteCount` bytes.
  func indexBitCount(ofFields byteCount: Int) -> Int {
    var fixed: [UInt8] = []
    fixed.append(number: messageCount)
    fixed.append(number: symbolCount)
    fixed.append(number: payloadByteCount)
    return (byteCount - fixed.count - 1) * 8
  }

  /// Reads the fields after the byte for the kind.
  ///
  /// - Throws: the reason why they are not valid.
  init(from input: inout FrameInput, usual: Int) throws(QZError.Reason) {
    let messageCount = try input.number(.messages, limit: Self.mostMessages)
    symbolCount = try input.number(.symbols, limit: BlockFrame.mostSymbols)
    let limit = BlockFrame.mostBits(symbolCount: symbolCount, hasEscape: true) / 8
    let byteCount = try input.number(.bytes, limit: limit + 4 * messageCount)
    guard let form = try input.byte(.form) else { throw .truncated }
    guard form < 4 else { throw .malformed }
    (hasCounts, continues) = (form & 1 == 1, messageCount == 0)
    let differ = form & 2 == 2
    if messageCount <= 1 {
      guard let padding = try input.byte(.padding),
        let separator = try differ ? input.byte(.separator) : UInt8(usual)
      else { throw .truncated }
      let bitCount = byteCount * 8 - Int(padding)
      guard padding < 8, bitCount >= 0, hasCounts || padding == 0 else { throw .malformed }
      entries = [
        Entry(
          bitCount: bitCount, symbolCount: hasCounts ? symbolCount : nil,
          separatorSize: continues ? 0 : Int(separator))
      ]
    } else {
      guard let sizeWidth = try input.byte(.sizeDigits),
        let countWidth = try input.byte(.countDigits)
      else {
        throw .truncated
      }
      let digits = Int(sizeWidth) + Int(countWidth) + (differ ? 2 : 0)
      guard digits <= Self.mostDigits, hasCounts || countWidth == 0 else { throw .malformed }
      let index = try input.bytes((digits * messageCount + 7) / 8)
      input.note(.index, .bits(digits * messageCount), byteCount: index.count)
      var reader = BitReader(index, bitCount: digits * messageCount)
      do throws(DecodeError) {
        for _ in 0..<messageCount {
          let size = Int(try reader.next(bitCount: Int(sizeWidth)))
          let count = hasCounts ? Int(try reader.next(bitCount: Int(countWidth))) : nil
          let separator = differ ? Int(try reader.next(bitCount: 2)) : usual
          entries.append(
            Entry(
              bitCount: hasCounts ? size : size * 8, symbolCount: count,
              separatorSize: separator))
        }
      } catch {
        throw .malformed
      }
      guard EncodedTable.isPadded(index, bitCount: digits * messageCount) else { throw .malformed }
    }
    guard payloadByteCount == byteCount,
      !hasCounts || entries.reduce(0, { $0 + ($1.symbolCount ?? 0) }) == symbolCount
    else { throw .malformed }
  }
}
