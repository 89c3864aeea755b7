import SourceCoding

/// `qz sample`: symbols drawn from a distribution, for other programs to read.
enum SampleCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "sample", summary: "draw independent symbols of a distribution, the same for a seed",
      operands: [Operand("SPEC", .specs)],
      options: [
        ReportOptions.source.summary, ReportOptions.count.summary, SharedOptions.seed.summary,
        SharedOptions.symbols.summary, SharedOptions.output.summary, SharedOptions.quiet.summary,
      ],
      examples: [
        ("qz sample probs:a=.7,b=.3 --count 1000", "a thousand letters"),
        ("qz sample zipf:256,1.1 --count 1e5 -o draws", "a file, whole or not at all"),
        ("qz sample FILE --symbols word", "words like those of the file, in no order"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let name = try arguments.source(example: "zipf:256,1.1")
    let manner = try SpecReading.Manner(arguments)
    let (unit, count) = (manner.unit, manner.symbolCount)
    let reading = try SpecReading(name, manner, keepingMessage: true)
    // Eight bits, or two nibbles, make a byte.
    let perByte = unit == .bit ? 8 : unit == .nibble ? 2 : 1
    guard count % perByte == 0 else {
      throw .usage(
        "\(count.grouped) \(unit)s are no whole number of bytes",
        remedy: "draw a multiple of \(perByte)")
    }
    // Of data it is their distribution that is drawn from; a chain draws by itself.
    let source: any SymbolSource =
      if reading.known != nil, let message = reading.message { message } else {
        SampledSource(
          try reading.distribution(), alphabet: reading.alphabet, symbolCount: count,
          seed: manner.seed)
      }
    let target = try OutputTarget(arguments)
    WorkProgress.begin("drawing", of: count)
    var start = 0
    while start < count {
      let part = start..<min(count, start + 1 << 16)
      let bytes: [UInt8]
      do throws(SourceError) {
        bytes = try Self.bytes(of: source, in: part)
      } catch {
        throw Failure(reading: name, error)
      }
      try target.write(bytes.span)
      WorkProgress.add(part.count)
      start = part.upperBound
    }
    try target.finish()
  }

  /// The spellings of some symbols, one after the other.
  private static func bytes(
    of source: any SymbolSource, in part: Range<Int>
  ) throws(SourceError) -> [UInt8] {
    var symbols = [UInt32](repeating: 0, count: part.count)
    var span = symbols.mutableSpan
    try source.read(at: part.lowerBound, into: &span)
    return source.alphabet.bytes(of: .wide(symbols))
  }
}
