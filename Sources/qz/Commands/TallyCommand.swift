import SourceCoding

/// `qz tally`, which writes the counts of data to a small file.
enum TallyCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "tally", summary: "count symbols, for reports elsewhere or later",
      operands: [Operand("DATA…", .specs)],
      options: [
        SharedOptions.symbols.summary, MessageOptions.messages.summary,
      ] + SharedOptions.ofFiles + [
        SharedOptions.threads.summary, SharedOptions.quiet.summary,
      ],
      subjects: [
        .sync, MessageOptions.subject { (arguments) throws(Failure) in try arguments.specs() },
      ],
      examples: [
        ("qz tally FILE -o FILE.tally", "counts its bytes"),
        ("gunzip < FILE.gz | qz tally - | qz merge -", "the counts of a pipe"),
        ("qz report FILE -z tally:FILE.tally", "z learnt from counts"),
        ("qz report tally:FILE.tally", "the report on counts alone"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    _ = try arguments.operands(1...Int.max)
    let specs = try arguments.specs()
    let unit = try arguments.value(of: SharedOptions.symbols)
    let threads = try arguments.value(of: SharedOptions.threads)
    let target = try OutputTarget(arguments)
    let isQuiet = try arguments.value(of: SharedOptions.quiet)
    let messages = try arguments.value(of: MessageOptions.messages)
    var sum = AlphabetTally(unit: unit)
    for spec in specs {
      let counts =
        spec.text == "-" && unit == .byte && messages == nil
        ? try countStandardInput()
        : try counts(of: spec, by: unit, messages, threads: threads, isQuiet: isQuiet)
      sum = try sum.adding(counts, named: spec.text)
    }
    try target.finish(writing: sum.text)
  }

  private static func counts(
    of spec: SpecSyntax, by unit: SymbolUnit, _ messages: MessageUnit?, threads: Int,
    isQuiet: Bool
  ) throws(Failure) -> AlphabetTally {
    let data = try Spec(spec, unit: unit, isQuiet: isQuiet)
      .participant(by: unit, messages: messages)
    guard let tally = try data.count(threads: threads).tally else {
      throw .usage(
        "\(spec.text): a known distribution has no counts", remedy: "name data, such as a file")
    }
    return AlphabetTally(tally, over: data.alphabet)
  }

  /// Counts standard input as it arrives.
  private static func countStandardInput() throws(Failure) -> AlphabetTally {
    var input = try ByteInput(named: "-")
    WorkProgress.begin("counting", of: input.byteCount, "bytes")
    var tally = Tally(alphabetSize: 256)
    var bytes: [UInt8] = []
    do throws(SourceError) {
      repeat {
        bytes.removeAll(keepingCapacity: true)
        _ = try input.read(1 << 17, into: &bytes)
        tally.count(bytes.span)
        WorkProgress.add(bytes.count)
      } while !bytes.isEmpty
    } catch {
      throw Failure(reading: "-", error)
    }
    return AlphabetTally(tally, over: .bytes)
  }
}

/// `qz merge`, which adds the counts of parts to those of the whole.
enum MergeCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "merge", summary: "add up counts that 'qz tally' made",
      operands: [Operand("TALLY…", .files)],
      options: SharedOptions.ofFiles + [SharedOptions.quiet.summary], subjects: [.sync],
      examples: [
        ("qz merge a.tally b.tally -o all.tally", "the counts of both together"),
        ("cat shards/*.tally | qz merge - more.tally", "in any order and grouping"),
        ("qz merge all.tally", "the counts of one file, unchanged"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let names = try arguments.operands(1...Int.max)
    let target = try OutputTarget(arguments)
    let isQuiet = try arguments.value(of: SharedOptions.quiet)
    var sum: AlphabetTally?
    for name in names {
      let (counts, notes) = try TallySpec.counts(at: name)
      if !isQuiet { notes.forEach(StandardStreams.note) }
      sum = try sum?.adding(counts, named: name) ?? counts
    }
    try target.finish(writing: sum?.text ?? [])
  }
}

extension AlphabetTally {
  /// Returns the sum of both counts.
  fileprivate func adding(
    _ other: AlphabetTally, named name: String
  ) throws(Failure) -> AlphabetTally {
    do throws(InvalidTally) { return try adding(other) } catch {
      throw .job("\(name): \(error)", remedy: "add up counts of the same unit")
    }
  }
}
