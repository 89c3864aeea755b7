import Reports
import SourceCoding

/// `qz encode`, which turns a file or a pipe into a .qz file.
enum EncodeCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "encode", summary: "write a file or a pipe in a code, as a .qz file",
      operands: [Operand("FILE…", .specs)],
      options: [
        FileOptions.codes.summary, FileOptions.proxy.summary, FileOptions.book.summary,
        SharedOptions.symbols.summary, MessageOptions.messages.summary,
        ReportOptions.smoothing.summary,
        SharedOptions.plainFormat.summary,
        SharedOptions.output.summary, SharedOptions.sync.summary, SharedOptions.threads.summary,
        SharedOptions.verbose.summary, SharedOptions.quiet.summary,
      ],
      subjects: [
        .sync,
        OptionSubject(
          [SharedOptions.plainFormat.summary], about: "a result on standard output",
          remedy: "name the .qz file with -o FILE"
        ) {
          $0.text(of: SharedOptions.plainFormat) == PlainFormat.json.rawValue
            && [nil, "-"].contains($0.text(of: SharedOptions.output))
            ? "the .qz file goes there" : nil
        },
        .learning(ReportOptions.smoothing.summary),
        OptionSubject(
          [FileOptions.codes.summary, FileOptions.proxy.summary], about: "designing a code"
        ) { $0.isGiven(FileOptions.book) ? "--book is a finished code" : nil },
      ],
      examples: [
        ("qz encode FILE -o FILE.qz", "in a Huffman code made for it, which is in the file"),
        ("qz encode FILE --code auto -o FILE.qz", "in the code that makes it shortest"),
        ("qz encode - --book book.json < FILE > FILE.qz", "in a code that both sides have"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let request = try EncodeRequest(arguments)
    let names = try Self.names(arguments)
    let isQuiet = try arguments.value(of: SharedOptions.quiet)
    let isVerbose = try arguments.value(of: SharedOptions.verbose)
    let target = try OutputTarget(arguments)
    guard !SystemCalls.isTerminal(target.descriptor) else {
      throw .usage("a .qz file cannot be shown on a terminal", remedy: "use -o FILE, or a pipe")
    }
    let result = try encode(names, request, to: target)
    try target.finish()
    if try arguments.value(of: SharedOptions.plainFormat) == .json {
      return try StandardStreams.write(result.json.text)
    }
    guard !isQuiet else { return }
    for line in result.notes(isVerbose: isVerbose) { StandardStreams.note(line) }
  }

  /// Returns the FILEs: one, or the messages of a store.
  private static func names(_ arguments: Arguments) throws(Failure) -> [String] {
    let names = arguments.operands
    guard names.count > 1, try arguments.value(of: MessageOptions.messages) != .file else {
      return names.isEmpty ? try arguments.operands(1...1) : names
    }
    throw .usage(
      "qz encode writes one FILE, or several as messages of a store",
      remedy: "add --messages file, or write a .qz file for each and join them with cat")
  }

  private static func encode(
    _ names: [String], _ request: EncodeRequest, to target: borrowing OutputTarget
  ) throws(Failure) -> EncodeResult {
    if names == ["-"], let code = try request.onlyCode() {
      let (size, count) = try encodeStandardInput(in: code, to: target)
      return EncodeResult(code: code, size: size, pipeByteCount: count)
    }
    let (plan, (code, source)) = try request.plan(for: names)
    if let (list, places) = plan.messages {
      let size = try encode(list, as: source, at: places, in: code, plan.name, to: target)
      return EncodeResult(code: code, size: size, plan: plan)
    }
    WorkProgress.begin("encoding in \(code.header.design)", of: source.symbolCount)
    var writer = QZWriter(code, tally: plan.tally)
    while try append(source, in: code, plan, to: &writer) {
      try target.write(writer.output.span)
      writer.discardOutput()
    }
    writer.finish()
    try target.write(writer.output.span)
    return EncodeResult(code: code, size: writer.size, plan: plan)
  }

  /// Writes a store of messages.
  private static func encode(
    _ list: MessageList, as source: any SymbolSource, at places: MessagePlaces,
    in code: QZCoding, _ name: String, to target: borrowing OutputTarget
  ) throws(Failure) -> QZSize {
    WorkProgress.begin("encoding in \(code.header.design)", of: list.count, "messages")
    let layout = StoreLayout(of: list)
    var writer = QZWriter(storeIn: code, layout: layout)
    do throws(MessageWritingError<Failure>) {
      try writer.append(list, as: source, at: places, layout: layout) {
        (writer) throws(Failure) in
        try target.write(writer.output.span)
        writer.discardOutput()
      }
    } catch {
      switch error {
      case .sink(let failure): throw failure
      case .unwritable(.symbol(let symbol, let offset)):
        let message = places.message(at: offset)
        let place = offset - places.range(of: message).lowerBound
        throw Failure(
          writing: "\(name): message \((message + 1).grouped)", .symbol(symbol, offset: place),
          code)
      case .unwritable(let error): throw Failure(writing: name, error, code)
      }
    }
    writer.finish()
    try target.write(writer.output.span)
    return writer.size
  }

  private static func append(
    _ source: any SymbolSource, in code: QZCoding, _ plan: EncodePlan, to writer: inout QZWriter
  ) throws(Failure) -> Bool {
    do throws(UnwritableQZ) {
      return try writer.appendBlocks(of: source, threads: plan.threads)
    } catch {
      throw Failure(writing: plan.name, error, code)
    }
  }

  /// Writes standard input block by block, as it arrives.
  private static func encodeStandardInput(
    in code: QZCoding, to target: borrowing OutputTarget
  ) throws(Failure) -> (size: QZSize, byteCount: Int) {
    var writer = QZWriter(code)
    var input = try ByteInput(named: "-")
    WorkProgress.begin("encoding in \(code.header.design)", of: input.byteCount, "bytes")
    var bytes: [UInt8] = []
    while try read(&input, writer.blockSize, into: &bytes) {
      do throws(UnwritableQZ) {
        try writer.append(bytes.span, at: writer.symbolCount)
      } catch {
        throw Failure(writing: "-", error, code)
      }
      WorkProgress.add(bytes.count)
      try target.write(writer.output.span)
      writer.discardOutput()
    }
    writer.finish()
    try target.write(writer.output.span)
    return (writer.size, writer.symbolCount)
  }

  /// Reads the next `count` bytes, or as many as there are, and returns whether there
  /// were any.
  private static func read(
    _ input: inout ByteInput, _ count: Int, into bytes: inout [UInt8]
  ) throws(Failure) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    do throws(SourceError) {
      _ = try input.read(count, into: &bytes)
    } catch {
      throw Failure(reading: "-", error)
    }
    return !bytes.isEmpty
  }
}
