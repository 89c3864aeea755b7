import Reports
import SourceCoding

/// `qz design`, which makes a codebook for z that can be read, saved and shared.
enum DesignCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "design", summary: "make a codebook for z: shown as table and tree, saved as JSON",
      operands: [Operand("SPEC", .specs)],
      options: [
        code.summary, SharedOptions.symbols.summary, ReportOptions.smoothing.summary,
        PartOption.only(CodebookDesign.parts, WordDesign.parts, such: "answer,tree"),
      ] + SharedOptions.ofResults,
      subjects: [
        .learning(ReportOptions.smoothing.summary, remedy: "leave it out") {
          (arguments) throws(Failure) in try arguments.specs()
        },
        OptionSubject([SharedOptions.unit.summary], about: "output for people") {
          isForPrograms($0) ? "a codebook for -o is JSON, in bits" : nil
        }, .unit, PartOption.subject,
      ],
      examples: [
        ("qz design corpus:english", "the codewords for English"),
        ("qz design FILE -o book.json", "a codebook for 'qz encode --book'"),
        ("qz design probs:a=.5,b=.3,c=.2 --code shannon", "a code for your own z"),
      ]
    ),
    run: run)

  private static let code = Option<CodeDesigner?>(
    name: "code", placeholder: "NAME", help: "how to design it, see 'qz list codes'",
    defaultText: "huffman", offer: .codes, fallback: nil
  ) { (text) throws(Failure) in try CodeSpec.designer(named: text) }

  /// Returns whether the codebook goes to a file and no format was named; it is then
  /// written as JSON.
  private static func isForPrograms(_ arguments: Arguments) -> Bool {
    ![nil, "-"].contains(arguments.text(of: SharedOptions.output))
      && !arguments.isGiven(SharedOptions.format)
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    let spec = try SpecSyntax(try arguments.operands(1...1)[0])
    let path = try arguments.value(of: SharedOptions.output)
    let target = try OutputTarget(path: path)
    var rendering = try Rendering(arguments)
    if isForPrograms(arguments) {
      rendering = Rendering(.json, view: rendering.view, style: rendering.style)
    }
    let designer: CodeDesigner
    if let named = try arguments.value(of: code) {
      designer = named
    } else {
      designer = try CodeSpec.designer(named: "huffman")
    }
    let z = try FileProxy(
      spec, unit: try arguments.value(of: SharedOptions.symbols),
      smoothing: try arguments.value(of: ReportOptions.smoothing),
      threads: try arguments.value(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
    let design = try design(designer, for: z)
    if let prefixCode = design.prefixCode {
      let book = CodebookDesign(
        prefixCode: prefixCode, alphabet: z.alphabet, design: designer.name, proxySpec: z.name,
        estimator: z.proxy.learnt?.by.name, z: z.proxy.distribution, tieRule: design.tieRule,
        version: Program.version)
      try rendering.write([book], to: target)
    } else if let listing = WordListing(of: design, for: z.proxy.distribution) {
      let words = WordDesign(
        listing: listing, alphabet: z.alphabet, design: designer.name, proxySpec: z.name,
        estimator: z.proxy.learnt?.by.name, z: z.proxy.distribution, version: Program.version)
      try rendering.write([words], to: target)
    } else {
      throw .job(
        "\(designer.name): this code has no codewords to list",
        remedy: "encode with -z on both sides, or design a prefix code")
    }
  }

  private static func design(
    _ designer: CodeDesigner, for z: FileProxy
  ) throws(Failure) -> Design {
    do throws(DesignError) {
      return try designer.design(for: z.proxy, over: z.hasEscape ? nil : z.alphabet)
    } catch {
      throw .job("\(designer.name): \(error)", remedy: "'qz list codes' lists the other codes")
    }
  }
}
