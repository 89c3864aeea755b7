import SourceCoding
import Testing

@testable import Reports

/// Pages on screens that are narrower than a table or a picture.
struct NarrowPageTests {
  private func table(columns: Int, rows: Int) -> String {
    var table = Table(
      [Table.Column("code")] + (1..<columns).map { Table.Column("n\($0)", .number, unit: "bits") })
    for row in 0..<rows { table.add([Cell("c\(row)")] + (1..<columns).map { Cell("\($0)") }) }
    return table.html(about: "codes", hasBars: false)
  }

  @Test func `a table of many columns names each cell, for a phone that stacks its rows`() {
    let wide = table(columns: 6, rows: 2)
    #expect(wide.contains("<table class=\"short stack\">"))
    #expect(wide.contains("<td class=\"number\" data-name=\"n5 bits\">5</td>"))
    #expect(!table(columns: 3, rows: 2).contains("data-name"))
    #expect(!table(columns: 6, rows: 25).contains("data-name"))
  }

  @Test func `a wide matrix has the width of the page`() throws {
    let tallies = (0..<18).map { ("s\($0)", Tally(of: Array("aab\($0)".utf8))) }
    let wide = try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    let page = try Rendering(.html).render([wide])
    #expect(page.contains("<section class=\"wide\">") && !page.contains("class=\"pair\""))
    let small = try ProxyMatrix(of: Array(tallies.prefix(3)), estimator: .krichevskyTrofimov)
    #expect(try Rendering(.html).render([small]).contains("class=\"pair\""))
  }
}
