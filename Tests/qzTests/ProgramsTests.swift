import Foundation
import Testing

/// The programs of the article on the library: compiled as they stand, and run.
///
/// A block of Swift is a program, and the block of text below it is its output. To write the
/// outputs again:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter ProgramsTests
struct ProgramsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static let article = root.appendingPathComponent(
    "Sources/SourceCoding/SourceCoding.docc/UsingTheLibrary.md")

  private struct Program {
    let text: String
    let output: String
  }

  @Test func `each has the output that it shows, all in one script`() throws {
    let article = try String(contentsOf: Self.article, encoding: .utf8)
    let programs = Self.programs(in: article)
    #expect(programs.count >= 7)
    let mark = "-- end of a program --"
    let found = try Self.output(of: programs.map(\.text), marked: mark)
      .components(separatedBy: mark + "\n").dropLast()
    #expect(found.count == programs.count)
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      var updated = article
      for (program, output) in zip(programs, found) {
        updated = updated.replacingOccurrences(
          of: program.text + "```\n```text\n" + program.output,
          with: program.text + "```\n```text\n" + output)
      }
      try updated.write(to: Self.article, atomically: true, encoding: .utf8)
    } else {
      for (program, output) in zip(programs, found) { #expect(output == program.output) }
    }
  }

  @Test func `each fits in ten lines, and the own coder in thirty`() throws {
    let programs = Self.programs(in: try String(contentsOf: Self.article, encoding: .utf8))
    for program in programs {
      let count = program.text.split(separator: "\n").count { !$0.hasPrefix("import ") }
      #expect(count <= (program.text.contains("decode:") ? 30 : 10), "\(program.text)")
      for word in ["Span", "inout", "try!", "! "] { #expect(!program.text.contains(word)) }
    }
  }

  @Test func `the README's program prints what its comments say`() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "    import Reports" }.prefix { $0.isEmpty || $0.hasPrefix("    ") }
    let output = try Self.output(
      of: [lines.map { String($0.dropFirst(4)) }.joined(separator: "\n")], marked: "")
    let comment = try #require(lines.first { $0.contains("// ") }?.split(separator: "// ").last)
    #expect(output.hasPrefix(comment.prefix { $0 != ":" }))
    #expect(output.contains("\nentropy ") && output.contains("residual 0"))
  }

  private static func programs(in article: String) -> [Program] {
    article.components(separatedBy: "```swift\n").dropFirst().compactMap { block in
      let parts = block.components(separatedBy: "```\n")
      guard parts.count > 1, parts[1].hasPrefix("```text\n") || parts[1] == "" else {
        return nil
      }
      let output = block.components(separatedBy: "```text\n").dropFirst().first?
        .components(separatedBy: "```\n").first
      return output.map { Program(text: parts[0], output: $0) }
    }
  }

  /// What the programs print, one after another, each followed by the mark.
  ///
  /// They are compiled as one script, a scope each, against the modules of this build.
  private static func output(of programs: [String], marked mark: String) throws -> String {
    let folder = try TemporaryFolder()
    var script = "import Reports\nimport SourceCoding\n"
    for program in programs {
      let body = program.split(separator: "\n").filter { !$0.hasPrefix("import ") }
      script += "do {\n\(body.joined(separator: "\n"))\n}\nprint(\"\(mark)\")\n"
    }
    let source = URL(fileURLWithPath: folder.path).appendingPathComponent("main.swift")
    try script.write(to: source, atomically: true, encoding: .utf8)
    let build = QZ.executable.deletingLastPathComponent()
    // A build folder keeps objects of files that are gone.
    let objects = ["Kernels", "SourceCoding", "Reports", "PageAssets"].flatMap { module in
      let sources = root.appendingPathComponent("Sources/\(module)")
      let names = FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String]
      return (names ?? []).filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") }.sorted()
        .map {
          build.appendingPathComponent("\(module).build/\(($0 as NSString).lastPathComponent).o")
            .path
        }
    }
    let program = URL(fileURLWithPath: folder.path).appendingPathComponent("programs").path
    let list = URL(fileURLWithPath: folder.path).appendingPathComponent("objects.txt")
    try objects.map { "\"\($0)\"" }.joined(separator: "\n")
      .write(to: list, atomically: true, encoding: .utf8)
    let modules = build.appendingPathComponent("Modules").path
    let assets = build.appendingPathComponent("PageAssets.build/module.modulemap").path
    // Objects that count which lines run, or watch memory, need the runtime that does.
    let environment = ProcessInfo.processInfo.environment
    let runtimes =
      (environment["LLVM_PROFILE_FILE"] == nil ? "" : "-profile-generate ")
      + (environment["ASAN_OPTIONS"] == nil ? "" : "-sanitize=address ")
    let compile = try Shell(
      "swiftc -swift-version 6 \(runtimes)-I '\(modules)' -Xcc '-fmodule-map-file=\(assets)' "
        + "'\(source.path)' '@\(list.path)' -o '\(program)'", in: folder.path)
    #expect(compile.status == 0, "\(compile.output)\(compile.error)")
    return try Shell("'\(program)'", in: folder.path).output
  }
}
