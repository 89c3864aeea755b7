import Reports
import SourceCoding

/// `qz inspect`, which shows the structure of a .qz file and its bill.
enum InspectCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "inspect", summary: "check a .qz file, show its structure and its bill",
      operands: [Operand("FILE", .files)],
      options: FileOptions.ofReader + [
        SharedOptions.format.summary, SharedOptions.output.summary,
        SharedOptions.threads.summary, SharedOptions.color.summary,
        SharedOptions.verbose.summary, SharedOptions.quiet.summary,
      ],
      subjects: FileOptions.subjectsOfReader,
      examples: [
        ("qz inspect FILE.qz", "its structure, and where every bit went"),
        ("qz inspect FILE.qz --verbose", "also every block"),
        ("qz inspect FILE.qz --format json", "for programs"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let name = try arguments.operands(1...1)[0]
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
    try rendering.write([QZInspection(name: name, members: members)], to: target)
  }
}
