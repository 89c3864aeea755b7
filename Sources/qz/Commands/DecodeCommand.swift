import SourceCoding

/// `qz decode`, which turns .qz files back into the data from which they were made.
enum DecodeCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "decode", summary: "read a .qz file, check it, and write the original data",
      operands: [Operand("FILE", .files)],
      options: FileOptions.ofReader + [message.summary, recover.summary] + SharedOptions.ofFiles + [
        SharedOptions.threads.summary, SharedOptions.quiet.summary,
      ],
      subjects: FileOptions.subjectsOfReader + [
        .sync,
        OptionSubject([recover.summary], about: "the whole file") {
          $0.isGiven(message) ? "--message names one message" : nil
        },
      ],
      examples: [
        ("qz decode FILE.qz -o FILE", "with the code that is in the file"),
        ("qz decode - --book book.json < FILE.qz", "with the codebook it was written in"),
        ("qz decode FILE.qz -z corpus:english", "with a code designed again from the same z"),
      ]
    ),
    run: run)

  private static let recover = Option<Bool>.flag(
    "recover", help: "write the intact part of a damaged file, and list what is lost")

  private static let message = Option<Int?>(
    name: "message", placeholder: "N",
    help: "write message N alone, from 1, of a store; its bits are not checked",
    fallback: nil
  ) { (text) throws(Failure) in try parseWholeNumber(text, in: 1...Int.max, for: "--message") }

  /// Writes one message, and reads only its own bits.
  private static func write(
    message number: Int, of name: String, _ codes: SharedCodes, to target: consuming OutputTarget
  ) throws(Failure) {
    let file = try FileSpec.file(at: name)
    let (content, count): ([UInt8]?, Int)
    do throws(QZError) {
      (content, count) = try MessageStore(file, findingCode: codes.find).message(number)
    } catch {
      if case .unsupported("a file without messages") = error.reason, error.member == 0 {
        throw .job(
          "\(name): it holds one message and is not a store of messages",
          remedy: "leave --message out, or write it with qz encode --messages line")
      }
      throw Failure(decoding: name, error, codes)
    }
    guard let content else {
      throw .job(
        "\(name): there is no message \(number.grouped)",
        remedy: "it has \(count.counted("message"))")
    }
    try target.finish(writing: content)
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    let name = try arguments.operands(1...1)[0]
    let codes = try SharedCodes(arguments)
    guard try !arguments.value(of: recover) else {
      return try recover(name, codes, to: try OutputTarget(arguments))
    }
    if let number = try arguments.value(of: message) {
      return try write(message: number, of: name, codes, to: try OutputTarget(arguments))
    }
    let input = try ByteInput(named: name)
    WorkProgress.begin("decoding", of: input.byteCount, "bytes")
    var reader = QZReader(
      input, threads: try arguments.value(of: SharedOptions.threads), findingCode: codes.find)
    let target = try OutputTarget(arguments)
    while let part = try next(&reader, name, codes) {
      if case .block = part { try target.write(reader.content.span) }
    }
    try target.finish()
  }

  private static func next(
    _ reader: inout QZReader, _ name: String, _ codes: SharedCodes
  ) throws(Failure) -> QZReader.Part? {
    do throws(QZError) { return try reader.next() } catch {
      throw Failure(decoding: name, error, codes)
    }
  }
}

extension ByteInput {
  /// Opens the file at a path, or standard input for `-`.
  init(named name: String) throws(Failure) {
    do throws(SourceError) {
      self = name == "-" ? try .standardInput() : try ByteInput(path: name)
    } catch {
      throw Failure(reading: name, error)
    }
  }
}

extension Failure {
  /// The failure to decode what the user called `name` with the given shared codes.
  init(decoding name: String, _ error: QZError, _ codes: SharedCodes) {
    let place = name == "-" ? "standard input" : name
    let text = "\(place): \(error)"
    switch error.reason {
    case .unreadable(let error): self.init(reading: name, error)
    case .missingCode: self = .job(text, remedy: codes.remedy)
    case .unsupported: self = .job(text, remedy: "use a later version of qz")
    case .notQz where error.member == 0:
      self = .damage(text, remedy: "name a file that 'qz encode' wrote")
    case .notQz:
      self = .damage(text, remedy: "everything in front of it was decoded; cut the rest off")
    case .truncated: self = .damage(text, remedy: "get the rest of the file")
    case .checksum, .malformed, .undecodable:
      self = .damage(
        text, remedy: "get another copy of it, or save the intact part: qz decode --recover")
    }
  }
}
