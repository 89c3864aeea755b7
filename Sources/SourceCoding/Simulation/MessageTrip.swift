/// Sends many messages, each separately: writes it in a code, reads it again and
/// compares.
///
/// A message longer than a block of the code is written in several blocks, one after
/// another without gaps; only such a message passes through memory in parts. If the
/// padded length is enough to find the end of a message, the reader gets nothing else.
struct MessageTrip: Sendable {
  /// The totals of the messages.
  private(set) var messages = MessageOutcome()

  /// The total cost of the symbols without spelling; `nil` if it follows from constant
  /// costs of the symbols.
  private(set) var information: Double?

  /// The number of bits that spell out symbols which the code does not know.
  private(set) var escapeBitCount = 0

  /// The number of blocks in the messages that were not sent as they are.
  private(set) var blockCount = 0

  /// The total cost of the messages of each group, and the number of their symbols.
  private(set) var series: CostSeries

  /// The result of the comparison.
  private(set) var outcome = RoundTrip.Outcome.exact

  /// Sends each message through a code and back.
  ///
  /// - Parameters:
  ///   - sent: the messages.
  ///   - source: their symbols.
  ///   - writer: the code that writes.
  ///   - reader: the code that reads.
  ///   - codes: the codewords, if the code has any; of a set, those of each table.
  ///   - selectors: the names of the tables of a set.
  ///   - hasEscape: whether symbols that the code does not know are spelled out in
  ///     front.
  ///   - costs: the cost of each symbol of the message in the code, without spelling,
  ///     if it is constant.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Throws: ``SourceError`` if the messages cannot be read.
  init(
    of sent: SentMessages, in source: some SymbolSource, writer: some Coder, reader: any Coder,
    codes: [PrefixCode], selectors: PrefixCode?, hasEscape: Bool, costs: [Double]?, threads: Int
  ) throws(SourceError) {
    let need = sent.form.need(of: codes)
    let end =
      need == .length && !hasEscape
      ? MessageEnd(of: codes, namedBy: selectors, alignment: sent.form.alignment) : nil
    let parts = try BlockWorkers.run(
      symbolCount: sent.count, blockSize: sent.groupSize, threads: threads
    ) { (nextGroup) throws(SourceError) in
      source.isNarrow
        ? try MessageWorker<UInt8>(sent, need, end, costs).run(source, writer, reader, nextGroup)
        : try MessageWorker<UInt32>(sent, need, end, costs).run(source, writer, reader, nextGroup)
    }
    var groups: [MessagePart.Group] = []
    var hasInformation = false
    for part in parts {
      messages.add(part.messages)
      escapeBitCount += part.escapeBitCount
      blockCount += part.blockCount
      groups += part.groups
      hasInformation = hasInformation || part.hasInformation
      if part.outcome.offset < outcome.offset { outcome = part.outcome }
    }
    // Sums of reals are formed in the order of the messages, for any number of cores.
    groups.sort { $0.index < $1.index }
    messages.need = need
    messages.rawExcess = groups.map(\.rawExcess).compensatedSum()
    messages.endBits = groups.map(\.endBits).compensatedSum()
    information = hasInformation ? groups.map(\.information).compensatedSum() : nil
    series = CostSeries(
      groups.map { Double($0.bitCount) }, symbolCounts: groups.map(\.symbolCount))
  }
}

/// The result of one worker.
struct MessagePart: Sendable {
  var messages = MessageOutcome()
  var escapeBitCount = 0
  var blockCount = 0
  var hasInformation = false
  var groups: [Group] = []
  var outcome = RoundTrip.Outcome.exact

  /// The costs of the messages of one group.
  struct Group: Sendable {
    let index: Int
    var bitCount = 0
    var symbolCount = 0
    var information = 0.0
    var endBits = 0.0
    var rawExcess = 0.0
  }
}
