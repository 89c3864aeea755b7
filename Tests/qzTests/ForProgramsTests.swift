import Foundation
import Reports
import Testing

/// The article for programs, held against what programs read.
///
/// A member has to be named in the section of its own schema: that another schema
/// has one of its name explains nothing. Only the lines of a bill are told once, in
/// the section of the report.
struct ForProgramsTests {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let golden = here.appendingPathComponent("Golden")

  private static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: golden.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  /// The text of each section by its heading.
  private static func sections() throws -> [String: String] {
    let article = here.appendingPathComponent(
      "../../Sources/SourceCoding/SourceCoding.docc/ForPrograms.md"
    ).standardizedFileURL
    var sections: [String: String] = [:]
    var heading = ""
    for line in try String(contentsOf: article, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      sections[heading, default: ""] += line + "\n"
    }
    return sections
  }

  @Test func `there is a result of every schema`() throws {
    let texts = try Self.files.map {
      try String(contentsOf: Self.golden.appendingPathComponent($0), encoding: .utf8)
    }
    for schema in try Self.sections().keys where schema.contains("/") && schema != "qz.tally/2" {
      #expect(texts.contains { $0.contains("\"\(schema)\"") }, "\(schema)")
    }
  }

  @Test(arguments: ResultSchema.all.map(\.identifier))
  func `every member of a schema is explained in the section of the schema`(
    identifier: String
  ) throws {
    let shape = try #require(ResultSchema.named(identifier)).shape
    let sections = try Self.sections()
    let section = try #require(sections[identifier], "no section \(identifier)")
    let bill = try #require(sections["qz.report/2"])
    #expect(unexplained(in: shape, section, bill) == [])
  }

  /// The members within a value that no word in `section` names, each once, sorted.
  private func unexplained(
    in shape: ResultShape, _ section: String, _ bill: String
  ) -> [String] {
    var names: Set<String> = []
    switch shape {
    case .object(let members):
      for (key, member) in members {
        let name = key.hasSuffix("?") ? String(key.dropLast()) : key
        if name != "schema", !section.contains("`\(name)`") { names.insert(name) }
        names.formUnion(unexplained(in: member, name == "bill" ? bill : section, bill))
      }
    case .list(let element), .optional(let element):
      names.formUnion(unexplained(in: element, section, bill))
    case .either(let shapes):
      for shape in shapes { names.formUnion(unexplained(in: shape, section, bill)) }
    case .text, .integer, .number, .real, .flag, .constant, .word: break
    }
    return names.sorted()
  }
}
