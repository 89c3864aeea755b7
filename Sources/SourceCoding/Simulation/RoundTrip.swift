internal import Kernels

/// A whole message written down in a code, read again, and compared.
///
/// The stream exists block by block only, so memory does not grow with the
/// message; its length is the sum of the blocks as they were written.
public struct RoundTrip: Hashable, Sendable {
  /// The length of the stream in bits: the table, if there is one, and the
  /// blocks, each a whole number of bytes.
  public let bitCount: Int

  /// The bits of the table, 0 when both sides share the code.
  public let tableBitCount: Int

  /// The bits that pad the table and the blocks to bytes.
  public let paddingBitCount: Int

  /// How the comparison ended.
  public let outcome: Outcome

  /// How the comparison of a message with its decoded stream ended.
  public enum Outcome: Hashable, Sendable {
    /// Every symbol came back.
    case exact
    /// The symbol at `offset` came back as another, the first to do so.
    case differs(offset: Int)
    /// The block that begins at symbol `offset` could not be decoded.
    case undecodable(offset: Int, DecodeError)
    /// The table could not be decoded.
    case undecodableTable(DecodeError)

    fileprivate var offset: Int {
      switch self {
      case .exact: .max
      case .differs(let offset): offset
      case .undecodable(let offset, _): offset
      case .undecodableTable: 0
      }
    }
  }

  /// Sends the message of `source` through `code` and back.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - tally: the tally of the message.
  ///   - code: the code it is written in.
  ///   - sendsTable: whether the reader gets the code as a table in the stream;
  ///     it then decodes with what that table says, and nothing else.
  ///   - threads: the greatest number of cores to use; the result is the same
  ///     for all.
  /// - Throws: ``SourceError`` if the message cannot be read, or is no longer that
  ///   of the tally.
  /// - Precondition: the code can write every symbol of the tally.
  init(
    of source: some SymbolSource, tally: Tally, through code: some Code, sendsTable: Bool,
    threads: Int
  ) throws(SourceError) {
    let table = sendsTable ? code.table : nil
    let told: any Code
    do throws(DecodeError) {
      told =
        try table.map { (table) throws(DecodeError) in try type(of: code).init(table: table) }
        ?? code
    } catch {
      let bits = table?.bitCount ?? 0
      self.init(
        bitCount: bits, tableBitCount: bits, paddingBitCount: 0, outcome: .undecodableTable(error))
      return
    }
    let writer = code.prepared(for: tally)
    let reader = told.prepared(for: tally)
    let parts = try BlockWorkers.run(symbolCount: source.symbolCount, threads: threads) {
      (nextBlock) throws(SourceError) in
      try Self.part(of: source, writer: writer, reader: reader, nextBlock: nextBlock)
    }
    let tableBytes = table?.bytes.count ?? 0
    let tableBits = table?.bitCount ?? 0
    self.init(
      bitCount: parts.reduce(tableBytes * 8) { $0 + $1.bitCount },
      tableBitCount: tableBits,
      paddingBitCount: parts.reduce(tableBytes * 8 - tableBits) { $0 + $1.paddingBitCount },
      outcome: parts.map(\.outcome).min { $0.offset < $1.offset } ?? .exact)
  }

  private init(bitCount: Int, tableBitCount: Int, paddingBitCount: Int, outcome: Outcome) {
    self.bitCount = bitCount
    self.tableBitCount = tableBitCount
    self.paddingBitCount = paddingBitCount
    self.outcome = outcome
  }

  private static func part(
    of source: some SymbolSource, writer: some Code, reader: any Code,
    nextBlock: () -> Range<Int>?
  ) throws(SourceError) -> RoundTrip {
    var sent = [UInt8](repeating: 0, count: BlockWorkers.blockSize)
    var received = sent
    var block = EncodedBlock()
    var bitCount = 0
    var padding = 0
    var outcome = Outcome.exact
    while let range = nextBlock() {
      // Only the last block is short, and no worker gets one after it.
      sent.removeLast(sent.count - range.count)
      received.removeLast(received.count - range.count)
      var symbols = sent.mutableSpan
      try source.read(at: range.lowerBound, into: &symbols)
      do throws(UnwritableSymbol) {
        try writer.encode(symbols.span, into: &block)
      } catch {
        // The tally has no such symbol.
        throw .changed
      }
      bitCount += block.byteCount * 8
      padding += block.byteCount * 8 - block.bitCount
      // Blocks come to a worker in ascending order: the first fault stands.
      guard outcome == .exact else { continue }
      var decoded = received.mutableSpan
      do throws(DecodeError) {
        try reader.decode(block, into: &decoded)
        if let difference = firstDifference(symbols.span, decoded.span) {
          outcome = .differs(offset: range.lowerBound + difference)
        }
      } catch {
        outcome = .undecodable(offset: range.lowerBound, error)
      }
    }
    return RoundTrip(
      bitCount: bitCount, tableBitCount: 0, paddingBitCount: padding, outcome: outcome)
  }
}

extension RoundTrip.Outcome: CustomStringConvertible {
  /// The outcome in words.
  public var description: String {
    switch self {
    case .exact: "every symbol came back"
    case .differs(let offset): "symbol \(offset) came back as another"
    case .undecodable(let offset, let error): "the block at symbol \(offset): \(error)"
    case .undecodableTable(let error): "the table: \(error)"
    }
  }
}
