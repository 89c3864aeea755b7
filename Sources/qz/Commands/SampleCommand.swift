import SourceCoding

/// `qz sample`, which draws symbols from a distribution, for other programs to read.
enum SampleCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "sample", summary: "draw independent symbols from a distribution",
      operands: [Operand("SPEC", .specs)],
      options: [
        ReportOptions.source.summary, ReportOptions.count.summary, SharedOptions.seed.summary,
        SharedOptions.symbols.summary, separator.summary, SharedOptions.output.summary,
        SharedOptions.sync.summary,
        SharedOptions.quiet.summary,
      ],
      subjects: [.sync],
      examples: [
        ("qz sample probs:a=.7,b=.3 --count 1000", "a thousand letters"),
        (
          "qz sample zipf:256,1.1 --count 1e5 -o draws",
          "to a file, which appears when it is complete"
        ),
        (
          "qz sample FILE --symbols word --separator '\\0'",
          "words with the frequencies of the file, a zero byte after each"
        ),
      ]
    ),
    run: run)

  /// The option for the text that is written after each symbol.
  static let separator = Option<[UInt8]?>(
    name: "separator", placeholder: "TEXT",
    help: "text to write after each symbol, such as \\n, \\0 or |", defaultText: "nothing",
    fallback: nil
  ) { (text) throws(Failure) in
    let blocks = SymbolUnit.gram(SymbolUnit.gramSizes.upperBound, of: .byte)
    guard let bytes = blocks.spelling(named: text) else {
      throw .usage("--separator takes 1 to 64 bytes, not '\(text)'", remedy: "write it as \\n or |")
    }
    return bytes
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    let spec = try arguments.source(example: "zipf:256,1.1")
    let manner = try Spec.Manner(arguments)
    let separator = try arguments.value(of: separator)
    try check(manner.symbolCount, of: manner.unit, hasSeparator: separator != nil)
    let reading = try spec.read(manner, keepingMessage: true)
    if !manner.isQuiet { reading.tailNotes.forEach(StandardStreams.note) }
    // For data, symbols are drawn from their distribution; a chain draws by itself.
    let source: any SymbolSource =
      if reading.isKnown, let message = reading.message { message } else {
        SampledSource(
          try reading.distribution(), alphabet: reading.alphabet,
          symbolCount: manner.symbolCount, seed: manner.seed)
      }
    let target = try OutputTarget(arguments)
    WorkProgress.begin("drawing", of: manner.symbolCount)
    var text = FindableText(alphabet: source.alphabet, separator: separator)
    var start = 0
    while start < manner.symbolCount {
      let part = start..<min(manner.symbolCount, start + 1 << 16)
      let symbols: [UInt32]
      do throws(SourceError) {
        symbols = try Self.symbols(of: source, in: part)
      } catch {
        throw Failure(reading: spec.text, error)
      }
      let bytes: [UInt8]
      do throws(LostSymbols) {
        bytes = try text.bytes(of: symbols, isLast: part.upperBound == manner.symbolCount)
      } catch {
        throw failure(error, source.alphabet)
      }
      try target.write(bytes.span)
      WorkProgress.add(part.count)
      start = part.upperBound
    }
    try target.finish()
  }

  /// Fails for symbols that do not fill whole bytes.
  private static func check(
    _ count: Int, of unit: SymbolUnit, hasSeparator: Bool
  ) throws(Failure) {
    guard let bitCount = unit.bitCount else { return }
    guard !hasSeparator else {
      throw .usage(
        "--separator needs symbols of whole bytes, but --symbols is \(unit)",
        remedy: "leave it out")
    }
    guard count.multipliedReportingOverflow(by: bitCount).partialValue % 8 == 0 else {
      throw .usage(
        "\(count.grouped) \(unit)s are not a whole number of bytes",
        remedy: "draw a multiple of \(8 >> min(3, bitCount.trailingZeroBitCount))")
    }
  }

  private static func symbols(
    of source: any SymbolSource, in part: Range<Int>
  ) throws(SourceError) -> [UInt32] {
    var symbols = [UInt32](repeating: 0, count: part.count)
    var span = symbols.mutableSpan
    try source.read(at: part.lowerBound, into: &span)
    return symbols
  }

  /// The failure to write draws that a reader could not separate again.
  private static func failure(_ error: LostSymbols, _ alphabet: Alphabet) -> Failure {
    let candidates = [("\\n", 0x0A), ("\\t", 0x09), ("|", 0x7C), ("\\0", 0)] as [(String, UInt8)]
    let free = candidates.first { candidate in
      (0..<alphabet.count).allSatisfy { !alphabet.spelling(of: $0).contains(candidate.1) }
    }
    let bytes = "use --symbols byte"
    let isLine = free?.0 == "\\n"
    let remedy = free.map {
      "add --separator '\($0.0)'" + (isLine ? ", and read them with --symbols line" : "")
    }
    func name(_ symbol: Int) -> String {
      let name = alphabet.name(of: symbol)
      return name.hasPrefix("'") ? name : "'\(name)'"
    }
    switch error {
    case .joined(let symbol, let next, let reading):
      let names = ([symbol] + (next.map { [$0] } ?? [])).map(name).joined(separator: " and ")
      let beginning = String(reading.unicodeScalars.prefix(40))
      return .job(
        "the draws could not be read again: \(names) would be read as "
          + "'\(beginning)\(beginning == reading ? "" : "…")'",
        remedy: alphabet.unit.bitCount == nil ? remedy ?? bytes : bytes)
    case .separator(let symbol):
      return .usage(
        "--separator occurs in the symbol \(name(symbol)), so symbols could not be read again",
        remedy: remedy ?? "use a longer separator")
    }
  }
}
