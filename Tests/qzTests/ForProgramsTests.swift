import Foundation
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

  @Test(arguments: files)
  func `every member of an object is explained in the section of its schema`(
    file: String
  ) throws {
    let data = try Data(contentsOf: Self.golden.appendingPathComponent(file))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let schema = try #require(object["schema"] as? String)
    let sections = try Self.sections()
    let section = try #require(sections[schema], "\(file): no section \(schema)")
    let bill = try #require(sections["qz.report/2"])
    #expect(unexplained(in: object, section, bill) == [])
  }

  /// The members within a value that no word in `section` names, each once, sorted.
  private func unexplained(in value: Any, _ section: String, _ bill: String) -> [String] {
    var names: Set<String> = []
    if let object = value as? [String: Any] {
      for (name, member) in object {
        if name != "schema", !section.contains("`\(name)`") { names.insert(name) }
        names.formUnion(unexplained(in: member, name == "bill" ? bill : section, bill))
      }
    } else if let array = value as? [Any] {
      for element in array { names.formUnion(unexplained(in: element, section, bill)) }
    }
    return names.sorted()
  }
}
