import SourceCoding
import Testing

@testable import Reports

/// Pages as they are printed: the rules for paper, applied in a browser on a sheet of A4.
@Suite(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
struct PrintedPageTests {
  /// Makes the rules for paper hold on the screen, and a sheet as wide as A4 less its
  /// margins; then says a line for each thing that paper could not show.
  private static let script = """
    let rules = "";
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") {
          rules += [...rule.cssRules].map((inner) => inner.cssText).join("");
        }
      }
    }
    const style = document.createElement("style");
    style.textContent = rules;
    document.head.append(style);
    const [width, height] = [680, 1010];
    document.body.style.width = width + "px";
    const faults = [];
    const seen = (element) => element.getClientRects().length > 0;
    for (const element of document.querySelectorAll("table, svg, p, h1, h2")) {
      const box = element.getBoundingClientRect();
      if (box.right > width + 1) faults.push(element.tagName + " is cut: " + box.right);
      if (element.tagName === "svg" && box.height > height) faults.push("a picture is cut");
    }
    for (const scroll of document.querySelectorAll(".scroll, .picture")) {
      if (getComputedStyle(scroll).overflowX !== "visible") faults.push("something scrolls");
    }
    for (const control of document.querySelectorAll("input, button:not(.term), .live")) {
      if (seen(control)) faults.push("a control is printed");
    }
    // The two pictures that stand for sliders may be on two sheets.
    const whole = "figure, tr, section:has(figure):not(:has(.still))";
    for (const figure of document.querySelectorAll(whole)) {
      if (getComputedStyle(figure).breakInside !== "avoid") faults.push("may be broken in two");
    }
    for (const heading of document.querySelectorAll("h2, figcaption")) {
      if (getComputedStyle(heading).breakAfter !== "avoid") faults.push("a heading stands alone");
    }
    if (getComputedStyle(document.documentElement).getPropertyValue("--page") !== "#fff") {
      faults.push("the page is not white");
    }
    const shown = [...document.querySelectorAll("td.number, th.number")].filter(seen).length;
    return [shown, ...new Set(faults)].join("\\n");
    """

  private func printed(_ page: String) throws -> (shown: Int, faults: [String]) {
    let dark = page.replacing("(prefers-color-scheme:dark)", with: "screen")
    let browser = try Browser(opening: dark, script: Self.script)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    let lines = browser.found.split(separator: "\n").map(String.init)
    return (try #require(Int(lines.first ?? "")), Array(lines.dropFirst()))
  }

  @Test func `nothing of a report is cut, dark, or to be touched`() throws {
    let page = try Rendering(.html, view: View(isVerbose: true)).render([SampleReport.everyByte()])
    let (shown, faults) = try printed(page)
    #expect(faults.isEmpty)
    #expect(shown > 100)
  }

  @Test func `a matrix wider than a sheet is printed in panels, every cell once`() throws {
    let tallies = (0..<40).map { index in
      ("a source of no small name \(index)", Tally(of: Array("aab\(index)".utf8)))
    }
    let matrix = try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    let (shown, faults) = try printed(Rendering(.html).render([matrix]))
    #expect(faults.isEmpty)
    // The cells and the headings of their columns, five columns of the choices, and the numbers
    // that stand for the names.
    #expect(shown == 40 * 40 + 40 + 5 * 41 + 40)
  }

  @Test func `an experiment and predictions fit a sheet`() throws {
    #expect(try printed(Rendering(.html).render([SampleReport.experiment])).faults.isEmpty)
    #expect(try printed(Rendering(.html).render([SampleReport.predictions()])).faults.isEmpty)
  }
}
