import Foundation
import SourceCoding
import Testing

@testable import Reports

/// The page that teaches cross entropy.
struct LessonPageTests {
  static func page() throws -> String {
    try LessonPage(
      SampleReport.everyByte(),
      from: Provenance(commandLine: "qz explain", version: "0", dataDate: nil)
    ).text
  }

  private static let isBrowserInstalled = Browser.isInstalled

  @Test func `every place is filled, and nothing is loaded from elsewhere`() throws {
    let page = try Self.page()
    #expect(!page.contains("{{"))
    #expect(!page.contains("src=") && !page.contains("href=\"http") && !page.contains("url("))
    #expect(page.contains("<code>bytes</code>") && page.contains("<code>few</code>"))
  }

  /// A distribution, another one, and what the words of the lesson say of both, in bits.
  private static let quoted: [(q: [Double], z: [Double], words: String)] = [
    ([0.8, 0.2], [0.3, 0.7], "<td>0.3</td><td>1.492</td>"),
    ([0.8, 0.2], [0.55, 0.45], "<td>0.920</td>"), ([0.8, 0.2], [0.8, 0.2], "0.722 = H(q)"),
    ([0.8, 0.2], [0.95, 0.05], "<td>0.924</td>"), ([1, 0], [0.875, 0.125], "0.19 bits"),
    ([1, 0], [0.01, 0.99], "6.64 bits"),
  ]

  @Test(arguments: quoted)
  func `cross entropies in the words are those of the library`(
    q: [Double], z: [Double], words: String
  ) throws {
    let bits = try Distribution(probabilities: q)
      .crossEntropy(under: Distribution(probabilities: z)).bits
    #expect(try Self.page().contains(words))
    let number = try #require(words.firstMatch(of: /[0-9]\.[0-9]{2,3}/)).output
    let decimals = number.count - 2
    #expect(String(format: "%.\(decimals)f", bits) == number)
  }

  private static let divergences: [(q: [Double], z: [Double], words: String)] = [
    ([0.8, 0.2], [0.3, 0.7], "<td>0.771</td>"), ([0.8, 0.2], [0.5, 0.5], "<td>0.278</td>"),
    ([0.8, 0.2], [0.75, 0.25], "<td>0.010</td>"), ([0.8, 0.2], [0.98, 0.02], "<td>0.430</td>"),
    ([0.7, 0.2, 0.1], [0.1, 0.3, 0.6], "KL(q‖z) = 1.59"),
    ([0.1, 0.3, 0.6], [0.7, 0.2, 0.1], "KL(z‖q) = 1.45"),
  ]

  @Test(arguments: divergences)
  func `divergences in the words are those of the library`(
    q: [Double], z: [Double], words: String
  ) throws {
    let bits = try Distribution(probabilities: q)
      .divergence(from: Distribution(probabilities: z)).bits
    #expect(try Self.page().contains(words))
    let number = try #require(words.firstMatch(of: /[0-9]\.[0-9]{2,3}/)).output
    #expect(String(format: "%.\(number.count - 2)f", bits) == number)
  }

  @Test func `the codes in the words are Huffman's, and cost what they say`() throws {
    let (q, z) = (
      try Distribution(probabilities: [0.5, 0.25, 0.25]),
      try Distribution(probabilities: [0.25, 0.25, 0.5])
    )
    #expect(
      try PrefixCode(lengths: Huffman.lengths(for: z.weights)).expectedLength(under: q) == 1.75)
    #expect(
      try PrefixCode(lengths: Huffman.lengths(for: q.weights)).expectedLength(under: q) == 1.5)
    let bold = try Distribution(probabilities: [0.6, 0.3, 0.1])
    let rate = try PrefixCode(lengths: Huffman.lengths(for: bold.weights)).expectedLength(under: q)
    #expect(abs(rate - q.crossEntropy(under: bold).bits + 0.13) < 0.005)
  }

  @Test(.enabled(if: isBrowserInstalled, Comment(rawValue: Browser.absence)))
  func `bars move the bill, which begins with the library's numbers`() throws {
    let report = try SampleReport.everyByte()
    let browser = try Browser(
      opening: Self.page(),
      script: """
        const step = document.querySelector("[data-step=text]");
        const said = [step.querySelector(".say").textContent];
        const bar = step.querySelector(".bar-of");
        const press = (key) => bar.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
        press("ArrowUp"); press("ArrowUp");
        said.push(step.querySelector(".say").textContent, bar.getAttribute("aria-valuenow"));
        const named = (name) => [...step.querySelectorAll("button")].find((b) => b.textContent === name);
        named("z = q").click();
        said.push(step.querySelector(".say").textContent);
        named("from the beginning").click(); named("next").click();
        said.push(step.querySelectorAll(".heat span:not([style*=hidden])").length);
        document.body.style.width = "390px";
        said.push(document.documentElement.scrollWidth <= Math.max(390, innerWidth));
        return said.join("\\n");
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    let said = browser.found.split(separator: "\n").map(String.init)
    #expect(said.count == 6, "\(said)")
    let huffman = try #require(report.measurements.first { $0.name == "huffman" })
    #expect(said[0].hasPrefix(String(format: "%.3f bits/byte", huffman.symbolRate)))
    #expect(said[1] != said[0])
    #expect(said[3].contains("mismatch 0.000"))
    #expect(said[4] == "1")
    #expect(said[5] == "true")
  }

  @Test(.enabled(if: isBrowserInstalled, Comment(rawValue: Browser.absence)))
  func `scrolling moves the pictures, and a drag holds them`() throws {
    let browser = try Browser(
      opening: Self.page(),
      script: """
        const step = document.querySelector("[data-step=bowl]");
        const wait = () => new Promise((done) => setTimeout(done, 900));
        const said = () => step.querySelector(".say").textContent;
        const at = (index) => {
          const p = step.querySelectorAll("p[data-do]")[index];
          scrollTo(0, scrollY + p.getBoundingClientRect().top - 40);
          dispatchEvent(new Event("scroll"));
        };
        return (async () => {
          const all = [said()];
          at(2); await wait(); all.push(said());
          step.querySelector(".bar-of").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp", bubbles: true}));
          const held = said(); await wait();
          all.push(String(held === said()));
          return all.join("\\n");
        })();
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    let said = browser.found.split(separator: "\n").map(String.init)
    #expect(said.count == 3, "\(said)")
    #expect(said[0].contains("H(q,z) 1.492"))
    #expect(said[1].contains("mismatch 0.0") || said[1].contains("mismatch 0.4"))
    #expect(said[2] == "true")
  }
}
