/// Many messages, each written down in a code by itself, read again, and compared.
///
/// A message longer than the blocks of a code is written in several, one after another, bit to
/// bit; only then does it go through memory in parts. Where the padded length of a message is
/// enough to find its end, the reader gets no more than that.
struct MessageTrip: Sendable {
  /// What became of the messages.
  private(set) var messages = MessageOutcome()

  /// What the symbols cost in all, without what is spelled out; `nil` if that follows from a
  /// constant cost of each symbol.
  private(set) var information: Double?

  /// The bits that spell out symbols which the code does not know.
  private(set) var escapeBitCount = 0

  /// The number of blocks of the code in the messages that were not sent as they are.
  private(set) var blockCount = 0

  /// What the messages of each group cost, all included, and their symbols.
  private(set) var series: CostSeries

  /// How the comparison ended.
  private(set) var outcome = RoundTrip.Outcome.exact

  /// Sends each message through a code and back.
  ///
  /// - Parameters:
  ///   - sent: the messages.
  ///   - source: their symbols.
  ///   - writer: the code that writes.
  ///   - reader: the code that reads.
  ///   - prefixCode: the codewords, if the code has any.
  ///   - hasEscape: whether symbols that the code does not know are spelled out in front.
  ///   - costs: what each symbol of the message costs in the code, without spelling, where that
  ///     is constant.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Throws: ``SourceError`` if the messages cannot be read.
  init(
    of sent: SentMessages, in source: some SymbolSource, writer: some Coder, reader: any Coder,
    prefixCode: PrefixCode?, hasEscape: Bool, costs: [Double]?, threads: Int
  ) throws(SourceError) {
    let need = sent.form.need(of: prefixCode)
    let end =
      need == .length && !hasEscape
      ? prefixCode.map { MessageEnd(of: $0, alignment: sent.form.alignment) } : nil
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
    // Sums of reals are formed in the order of the messages, however many cores there were.
    groups.sort { $0.index < $1.index }
    messages.need = need
    messages.rawExcess = groups.map(\.rawExcess).compensatedSum()
    messages.endBits = groups.map(\.endBits).compensatedSum()
    information = hasInformation ? groups.map(\.information).compensatedSum() : nil
    series = CostSeries(
      groups.map { Double($0.bitCount) }, symbolCounts: groups.map(\.symbolCount))
  }
}

/// What one worker did.
struct MessagePart: Sendable {
  var messages = MessageOutcome()
  var escapeBitCount = 0
  var blockCount = 0
  var hasInformation = false
  var groups: [Group] = []
  var outcome = RoundTrip.Outcome.exact

  /// What the messages of a group cost.
  struct Group: Sendable {
    let index: Int
    var bitCount = 0
    var symbolCount = 0
    var information = 0.0
    var endBits = 0.0
    var rawExcess = 0.0
  }
}
