import Reports
import SourceCoding

/// `qz inspect`, which shows the structure of a .qz file and its bill.
enum InspectCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "inspect", summary: "check a .qz file, show its structure and its bill",
      operands: [Operand("FILE", .files)],
      options: FileOptions.ofReader + [
        fields.summary, PartOption.only(QZInspection.parts, such: "answer,bill"),
        SharedOptions.format.summary, SharedOptions.output.summary,
        SharedOptions.threads.summary, SharedOptions.color.summary,
        SharedOptions.verbose.summary, SharedOptions.quiet.summary,
      ],
      subjects: FileOptions.subjectsOfReader + [PartOption.subject],
      examples: [
        ("qz inspect FILE.qz", "its structure, and where every bit went"),
        ("qz inspect FILE.qz --verbose", "also every block"),
        ("qz inspect FILE.qz --fields", "which bytes say what"),
        ("qz inspect FILE.qz --format json", "for programs"),
      ]
    ),
    run: run)

  private static let fields = Option<Bool>.flag(
    "fields", help: "the fields of the file, byte by byte, also of a damaged one")

  /// The greatest number of fields that are shown.
  private static let mostFields = 10_000

  private static func run(_ arguments: Arguments) throws(Failure) {
    let name = try arguments.operands(1...1)[0]
    guard try !arguments.value(of: fields) else { return try listFields(of: name, arguments) }
    let codes = try SharedCodes(arguments)
    let keepsBlocks = try arguments.value(of: SharedOptions.verbose)
    let input = try ByteInput(named: name)
    WorkProgress.begin("checking", of: input.byteCount, "bytes")
    var reader = QZReader(
      input, threads: try arguments.value(of: SharedOptions.threads), needsCode: false,
      findingCode: codes.find)
    let target = try OutputTarget(arguments)
    let rendering = try Rendering(arguments)
    var members: [MemberInspection] = []
    do throws(QZError) {
      while let member = try MemberInspection(from: &reader, keepsBlocks: keepsBlocks) {
        members.append(member)
      }
    } catch {
      throw Failure(decoding: name, error, codes)
    }
    if codes.areGiven, members.contains(where: { $0.bill == nil }),
      !(try arguments.value(of: SharedOptions.quiet))
    {
      StandardStreams.note("\(name): \(codes.remedy)")
    }
    try rendering.write([QZInspection(name: name, members: members)], to: target)
  }

  /// Lists the fields of the file called `name`, up to the first that is damaged.
  private static func listFields(of name: String, _ arguments: Arguments) throws(Failure) {
    var reader = QZFieldReader(try ByteInput(named: name))
    let target = try OutputTarget(arguments)
    let rendering = try Rendering(arguments)
    var parts: [[QZField]] = []
    var fieldCount = 0
    var failure: QZError?
    var reason: String?
    do throws(QZError) {
      while let part = try reader.next() {
        guard fieldCount < mostFields else {
          reason = "no more than \(mostFields) are listed"
          break
        }
        parts.append(part)
        fieldCount += part.count
      }
    } catch {
      (failure, reason) = (error, error.description)
    }
    try rendering.write(
      [QZFieldListing(name: name, parts: parts, endingBecause: reason)], to: target)
    if let failure { throw Failure(decoding: name, failure, try SharedCodes(arguments)) }
  }
}
