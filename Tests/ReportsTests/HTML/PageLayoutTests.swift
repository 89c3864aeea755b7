import SourceCoding
import Testing

@testable import Reports

/// Where things stand on a page, and that each stands there once.
struct PageLayoutTests {
  @Test func `sliders lead, and the bill stands in front of details with its numbers folded`()
    throws
  {
    let page = try Rendering(.html).render([SampleReport.everyByte()])
    let parts = page.split(separator: "<h2 ")
    let bill = try #require(parts.firstIndex { $0.contains(">the bill for huffman</h2>") })
    let codes = try #require(parts.firstIndex { $0.contains(">codes</h2>") })
    let symbols = try #require(parts.firstIndex { $0.contains(">symbol by symbol</h2>") })
    #expect(symbols < codes && codes < bill)
    let pair = try #require(
      parts[bill].firstMatch(of: /(?s)<div class="pair">.*?<\/table>/)?.output)
    #expect(pair.contains("<svg") && pair.contains("<details") && pair.contains("total"))
    #expect(page.split(separator: "the bill for huffman</").count == 2)
  }

  @Test(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
  func `numbers of a column stand point under point`() throws {
    var table = Table([Table.Column("x", .number)])
    for number in ["1.5", "12.25", "0.0625", "3"] { table.add([.init(number)]) }
    let page = HTMLPage([Document(title: "t", sections: [Section(nil, [.table(table)])])]).text
    let browser = try Browser(
      opening: page,
      script: """
        // Where the digit before the point ends.
        return [...document.querySelectorAll("tbody th")].map((cell) => {
          const text = cell.firstChild, range = document.createRange();
          range.setStart(text, 0);
          range.setEnd(text, (text.data + ".").indexOf("."));
          return range.getBoundingClientRect().right;
        }).join("\\n");
        """)
    let places = browser.found.split(separator: "\n").compactMap { Double($0) }
    try #require(places.count == 4)
    for place in places { #expect(abs(place - places[0]) < 3) }
  }

  @Test func `several results are articles of one page`() throws {
    let page = try Rendering(.html).render([SampleReport.abracadabra(), SampleReport.everyByte()])
    #expect(page.split(separator: "<main>").count == 2)
    #expect(page.split(separator: "<article>").count == 3)
    #expect(page.split(separator: " id=\"s2-1\"").count == 2)
  }

  @Test func `text leaves the bill in sight`() throws {
    let text = try SampleReport.everyByte().text(View(), style: TextStyle())
    let bill = try #require(text.firstRange(of: "the bill for huffman"))
    #expect(text[bill.upperBound...].contains("residual 0\n"))
    #expect(!text[bill.upperBound...].contains("costs most"))
  }

  @Test(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
  func `what moves takes the place of what stands still`() throws {
    let page = try Rendering(.html).render([SampleReport.everyByte()])
    let browser = try Browser(
      opening: page,
      script: """
        const seen = (e) => e.getClientRects().length > 0;
        const captions = [...document.querySelectorAll("figcaption")].filter(seen);
        return [seen(document.querySelector(".live")),
          [...document.querySelectorAll(".still")].some(seen),
          ...captions.map((e) => e.textContent)].join("\\n");
        """)
    let lines = browser.found.split(separator: "\n")
    #expect(lines.prefix(2) == ["true", "false"])
    #expect(Set(lines).count == lines.count)
    // No script, no motion: then the still ones are there.
    #expect(page.split(separator: "<div class=\"still\">").count == 3)
    #expect(page.contains("<div class=\"live\" hidden>") && page.contains("<noscript>"))
  }

  @Test(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
  func `a wide table takes the width of the window, a narrow one that of the text`() throws {
    let tallies = (0..<40).map { ("source \($0)", Tally(of: Array("aab\($0)".utf8))) }
    let matrix = try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    let browser = try Browser(
      opening: try Rendering(.html).render([matrix]),
      script: """
        document.querySelector("main").style.width = "2000px";
        for (const details of document.querySelectorAll("details")) details.open = true;
        const boxes = [...document.querySelectorAll(".scroll")].slice(0, 2)
          .map((e) => e.clientWidth);
        const text = document.querySelector("section").clientWidth;
        // What says which row it is stays, however far the table is scrolled.
        const table = document.querySelector(".scroll");
        table.style.maxWidth = "400px";
        table.scrollLeft = 300;
        const place = table.querySelector("tbody th").getBoundingClientRect().left;
        const moved = place - table.getBoundingClientRect().left;
        return [...boxes, text, table.scrollLeft, Math.round(moved)].join("\\n");
        """)
    let widths = browser.found.split(separator: "\n").compactMap { Int($0) }
    try #require(widths.count == 5)
    #expect(widths[3] == 300 && widths[4] == 0)
    let text = widths[2]
    #expect(widths[0] > text && widths[0] <= 1960)
    #expect(widths[1] <= text)
  }
}
