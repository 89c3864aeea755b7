import Foundation
import Testing

/// The front page of the documentation lists every public type, and there are few of them.
struct FrontPageTests {
  private static let library = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/SourceCoding").standardizedFileURL

  /// The public types at the outermost level of the library's files.
  private static func publicTypes() throws -> [String] {
    let declaration = /(?m)^public (?:final |indirect )*(?:struct|enum|class|protocol) (\w+)/
    let names = FileManager.default.enumerator(atPath: library.path)?.allObjects as? [String] ?? []
    return try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
      let text = try String(contentsOf: library.appendingPathComponent(name), encoding: .utf8)
      return text.matches(of: declaration).map { String($0.1) }
    }
  }

  @Test func `the front page lists every public type once`() throws {
    let page = try String(
      contentsOf: Self.library.appendingPathComponent("SourceCoding.docc/SourceCoding.md"),
      encoding: .utf8)
    let listed = page.matches(of: /(?m)^- ``(\w+)``/).map { String($0.1) }
    #expect(listed.sorted() == (try Self.publicTypes()).sorted())
  }

  @Test func `the library has at most sixty public types`() throws {
    let types = try Self.publicTypes()
    #expect((40...60).contains(types.count), "\(types.count) public types")
  }
}
