import Foundation
import Testing

@testable import Reports

struct ArticleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources/SourceCoding/SourceCoding.docc").standardizedFileURL

  @Test func `every article of the documentation is in the binary`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".md") && $0 != "SourceCoding.md" }.map { $0.dropLast(3).lowercased() }
    #expect(Article.all.map { $0.fileName.lowercased() }.sorted() == files.sorted())
    #expect(Article.named("reading-a-bill")?.title == "Reading a bill")
    #expect(Article.named("Reading a Bill")?.name == "reading-a-bill")
    #expect(Article.named("reading") == nil)
  }

  @Test(arguments: Article.all.map(\.name), [80, 200])
  func `an article keeps to its width, and its links lead to articles`(
    name: String, width: Int
  ) throws {
    let article = try #require(Article.named(name))
    let text = article.text(style: TextStyle(width: width))
    // What stands indented is an example, and is never broken.
    let long = text.split(separator: "\n").filter { $0.count > 100 && !$0.hasPrefix(" ") }
    #expect(long == [])
    #expect(!text.contains("<doc:") && !text.contains("``"))
    for link in text.matches(of: /'qz explain ([a-z-]+)'/) {
      #expect(Article.named(String(link.1)) != nil, "\(link.1)")
    }
    #expect(text.count > article.markdown.count / 2)
  }

  @Test func `blocks are told apart`() {
    let text = """
      # Title

      Two lines of
      *one* paragraph.

      - first
        and more
      - second

      | a | b |
      |---|---|
      | 1 | 2 |

      ```
      $ qz

      out
      ```
      """
    #expect(
      MarkdownBlock.blocks(of: text) == [
        .heading(1, "Title"), .paragraph("Two lines of *one* paragraph."),
        .item(mark: "•", "first and more"), .item(mark: "•", "second"),
        .table([["a", "b"], ["1", "2"]]), .code(["$ qz", "", "out"]),
      ])
  }
}
