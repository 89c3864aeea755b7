/// The round trip of a whole message: it is written in a code, read again and compared.
///
/// The stream exists only one block at a time, so memory does not grow with the
/// message; its length is the sum of the blocks as they were written.
public struct RoundTrip: Hashable, Sendable {
  /// The length of the stream in bits: the table, if there is one, and the
  /// blocks, each a whole number of bytes.
  public let bitCount: Int

  /// The size of the table in bits; 0 if both sides share the code.
  public let tableBitCount: Int

  /// The number of bits that pad the table and the blocks to bytes.
  public let paddingBitCount: Int

  /// The number of bits that spell out symbols which the code does not know.
  public let escapeBitCount: Int

  /// The bits that name the table of each block, if the code is a set of tables; 0 for
  /// other codes.
  package let selectorBitCount: Int

  /// The number of blocks or messages in each table of a set; empty for other codes.
  package let tableCounts: [Int: Int]

  /// The number of blocks.
  public let blockCount: Int

  /// The cost of the symbols in bits, one sum for each `batchSize(symbolCount:)` of
  /// them in turn; empty if it follows from constant costs of the symbols.
  public let information: [Double]

  /// The number of symbols in each sum of ``information``, in a message of
  /// `symbolCount` symbols.
  static func batchSize(symbolCount: Int) -> Int {
    min(EncodedBlock.greatestBatchSize, CostSeries.pieceSize(symbolCount: symbolCount))
  }

  /// The result of the comparison.
  public let outcome: Outcome

  /// The totals of the messages, if there are many; otherwise `nil`.
  package let messages: MessageOutcome?

  /// The costs of the messages in their order; `nil` if there is only one.
  let messageSeries: CostSeries?

  /// The result of comparing a message with its decoded stream.
  public enum Outcome: Hashable, Sendable {
    /// All symbols are the same.
    case exact
    /// The symbol at `offset` is the first that was decoded as another symbol.
    case differs(offset: Int)
    /// The block that begins at symbol `offset` could not be decoded.
    case undecodable(offset: Int, DecodeError)
    /// The table could not be decoded.
    case undecodableTable(DecodeError)

    /// The offset of the first fault; after all symbols if there is none.
    var offset: Int {
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
  ///   - code: the code in which it is written.
  ///   - alphabetTable: the description of the alphabet, which precedes that of the
  ///     code; `nil` if both sides know it.
  ///   - sendsTable: whether the reader gets the code as a table in the stream; it then
  ///     decodes with the code that the table describes, and nothing else.
  ///   - name: the name of the code, for the person who waits.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Throws: ``SourceError`` if the message cannot be read, or no longer matches the
  ///   tally.
  /// - Precondition: The code can write every symbol of the tally.
  init(
    of source: some SymbolSource, tally: Tally, through code: some Coder,
    alphabetTable: EncodedTable? = nil, sendsTable: Bool, named name: String, threads: Int
  ) throws(SourceError) {
    let table = sendsTable ? code.table : .empty
    let alphabetSize = source.alphabet.count
    let tableBits = table.bitCount + (alphabetTable?.bitCount ?? 0)
    let tableBytes = table.bytes.count + (alphabetTable?.bytes.count ?? 0)
    let told: any Coder
    do throws(DecodeError) {
      told =
        sendsTable ? try type(of: code).init(table: table, alphabetSize: alphabetSize) : code
    } catch {
      self.init(
        Part(), tableBitCount: tableBits, tableByteCount: tableBytes,
        outcome: .undecodableTable(error))
      return
    }
    let writer = code.prepared(for: tally)
    let reader = told.prepared(for: tally)
    // Writing a symbol counts as half of the work, and reading it as the other half.
    WorkProgress.begin(
      "encoding and checking \(name)", of: source.symbolCount, amountPerSymbol: 0.5)
    let parts = try BlockWorkers.run(
      symbolCount: source.symbolCount, blockSize: code.blockSize, threads: threads
    ) { (nextBlock) throws(SourceError) in
      source.isNarrow
        ? try Part(of: source, writer, reader, as: UInt8.self, nextBlock)
        : try Part(of: source, writer, reader, as: UInt32.self, nextBlock)
    }
    self.init(
      Part(adding: parts), tableBitCount: tableBits, tableByteCount: tableBytes, outcome: nil)
  }

  private init(_ part: Part, tableBitCount: Int, tableByteCount: Int, outcome: Outcome?) {
    self.bitCount = tableByteCount * 8 + part.bitCount
    self.tableBitCount = tableBitCount
    self.paddingBitCount = tableByteCount * 8 - tableBitCount + part.paddingBitCount
    self.escapeBitCount = part.escapeBitCount
    selectorBitCount = part.selectorBitCount
    tableCounts = part.tableCounts
    self.blockCount = part.blockCount
    self.information = part.information.sorted { $0.offset < $1.offset }.flatMap(\.bits)
    self.outcome = outcome ?? part.outcome
    messages = nil
    messageSeries = nil
  }

  /// The round trip that failed because the table could not be read.
  init(undecodableTable error: DecodeError, tableBitCount: Int, tableByteCount: Int) {
    self.init(
      Part(), tableBitCount: tableBitCount, tableByteCount: tableByteCount,
      outcome: .undecodableTable(error))
  }

  /// The round trip of many messages, each sent separately.
  ///
  /// - Parameters:
  ///   - trip: the messages as they were sent and received.
  ///   - tableBitCount: the size of the table in bits; the table is sent once.
  ///   - tableByteCount: the size of the table in bytes.
  init(_ trip: MessageTrip, tableBitCount: Int, tableByteCount: Int) {
    let messages = trip.messages
    bitCount = tableByteCount * 8 + messages.unitBitCount + messages.boundaryBitCount
    self.tableBitCount = tableBitCount
    paddingBitCount = tableByteCount * 8 - tableBitCount
    escapeBitCount = trip.escapeBitCount
    selectorBitCount = messages.selectorBitCount
    tableCounts = messages.byTable
    blockCount = trip.blockCount
    information = trip.information.map { [$0] } ?? []
    outcome = trip.outcome
    self.messages = messages
    messageSeries = trip.series
  }

  /// The result of one worker.
  private struct Part: Sendable {
    var bitCount = 0
    var paddingBitCount = 0
    var escapeBitCount = 0
    var selectorBitCount = 0
    var tableCounts: [Int: Int] = [:]
    var blockCount = 0
    var information: [(offset: Int, bits: [Double])] = []
    var outcome = Outcome.exact

    init() {}

    /// The combined result of several workers.
    init(adding parts: [Part]) {
      for part in parts {
        bitCount += part.bitCount
        paddingBitCount += part.paddingBitCount
        escapeBitCount += part.escapeBitCount
        selectorBitCount += part.selectorBitCount
        tableCounts.merge(part.tableCounts, uniquingKeysWith: +)
        blockCount += part.blockCount
        information += part.information
        if part.outcome.offset < outcome.offset { outcome = part.outcome }
      }
    }

    init<Word: SymbolWord>(
      of source: some SymbolSource, _ writer: some Coder, _ reader: any Coder, as word: Word.Type,
      _ nextBlock: () -> Range<Int>?
    ) throws(SourceError) {
      var sent: [Word] = []
      var received: [Word] = []
      var block = EncodedBlock()
      block.batchSize = RoundTrip.batchSize(symbolCount: source.symbolCount)
      while let range = nextBlock() {
        // After a worker's first block, no block is longer than the one before.
        if sent.count != range.count {
          sent = Array(repeating: 0, count: range.count)
          received = sent
        }
        var symbols = sent.mutableSpan
        try Word.read(source, at: range.lowerBound, into: &symbols)
        do throws(UnwritableSymbol) {
          try Word.encode(symbols.span, by: writer, into: &block)
        } catch {
          // The tally does not contain this symbol.
          throw .changed
        }
        WorkProgress.add(range.count / 2)
        bitCount += block.byteCount * 8
        paddingBitCount += block.byteCount * 8 - block.bitCount
        escapeBitCount += block.escapeBitCount
        selectorBitCount += block.selectorBitCount
        if let table = block.table { tableCounts[table, default: 0] += 1 }
        blockCount += 1
        if !block.information.isEmpty { information.append((range.lowerBound, block.information)) }
        // A worker gets blocks in ascending order, so its first fault is kept.
        guard outcome == .exact else { continue }
        var decoded = received.mutableSpan
        do throws(DecodeError) {
          try Word.decode(block, by: reader, into: &decoded)
          if let difference = Word.firstDifference(symbols.span, decoded.span) {
            outcome = .differs(offset: range.lowerBound + difference)
          }
        } catch {
          outcome = .undecodable(offset: range.lowerBound, error)
        }
        WorkProgress.add(range.count - range.count / 2)
      }
    }
  }
}

extension RoundTrip.Outcome: CustomStringConvertible {
  /// The outcome in words.
  public var description: String {
    switch self {
    case .exact: "every symbol was decoded correctly"
    case .differs(let offset): "symbol \(offset) was decoded as another symbol"
    case .undecodable(let offset, let error): "the block at symbol \(offset): \(error)"
    case .undecodableTable(let error): "the table: \(error)"
    }
  }
}
