import Foundation
import SourceCoding
import Testing

@testable import Reports

/// Pages held against the rules of axe-core, which checks that pages can be read by everybody.
@Suite(
  .enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)),
  .enabled(if: AccessibilityChecker.text != nil, Comment(rawValue: AccessibilityChecker.absence)))
struct AccessiblePageTests {
  private static let pages: [(name: String, make: @Sendable () throws -> String)] = [
    ("report", { try page(SampleReport.everyByte()) }),
    ("small report", { try page(SampleReport.abracadabra()) }),
    ("matrix", { try page(SampleReport.matrix()) }),
    ("ranking", { try page(SampleReport.ranking()) }),
    ("experiment", { try page(SampleReport.experiment) }),
    ("predictions", { try page(SampleReport.predictions()) }),
    ("tokens", { try page(SampleReport.tokens()) }),
    ("lesson", { try LessonPageTests.page() }),
  ]

  private static func page(_ result: some Presentable) throws -> String {
    var rendering = Rendering(.html)
    rendering.provenance = Provenance(
      commandLine: "qz report FILE", version: "0", dataDate: "2026-01-31")
    return try rendering.render([result])
  }

  @Test(arguments: pages.map(\.name), [false, true])
  func `a page violates no rule of accessibility, light and dark`(name: String, isDark: Bool) throws
  {
    let page = try #require(Self.pages.first { $0.name == name }).make()
    let browser = try Browser(opening: page, script: Self.script, isDark: isDark)
    #expect(browser.found == "\(isDark ? "dark" : "light"): no violation", "\(name)")
  }

  @Test func `the checker sees text that is too pale`() throws {
    let page = try Self.page(SampleReport.tokens())
      .replacing("</style>", with: "p{color:#ccc!important;background:#fff}</style>")
    let browser = try Browser(opening: page, script: Self.script)
    #expect(browser.found.contains("color-contrast"))
  }

  /// Runs the checker, and says the scheme of colours and the rules that are violated.
  private static var script: String {
    """
    \(AccessibilityChecker.text ?? "")
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark: " : "light: ";
    document.getElementById("found").remove();
    return axe.run(document.querySelector("body")).then((result) => {
      const place = document.createElement("pre");
      place.id = "found";
      document.body.append(place);
      const faults = result.violations.map((v) => v.id + " " + v.nodes[0].html);
      return scheme + (faults.join("; ") || "no violation");
    });
    """
  }
}
