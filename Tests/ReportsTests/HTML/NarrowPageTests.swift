import SourceCoding
import Testing

@testable import Reports

/// Pages as narrow as a phone.
@Suite(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
struct NarrowPageTests {
  /// How wide each picture was drawn, and by how much it has to be scrolled.
  private func pictures(of page: String) throws -> [(drawn: Double, hidden: Int)] {
    let browser = try Browser(
      opening: page,
      script: """
        document.body.style.width = "390px";
        return [...document.querySelectorAll(".picture")].filter((p) => p.getClientRects().length > 0)
          .map((p) => p.querySelector("svg").viewBox.baseVal.width + " "
            + (p.scrollWidth - p.clientWidth)).join("\\n");
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    return browser.found.split(separator: "\n").map { line in
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      return (Double(numbers.first ?? 0), numbers.last ?? 0)
    }
  }

  @Test func `small pictures are whole, and large ones are scrolled`() throws {
    let pictures = try pictures(of: Rendering(.html).render([SampleReport.everyByte()]))
    #expect(pictures.contains { $0.drawn > Figure.greatestSmallWidth })
    #expect(pictures.count { $0.drawn <= Figure.greatestSmallWidth } > 2)
    for picture in pictures {
      #expect((picture.hidden > 0) == (picture.drawn > Figure.greatestSmallWidth), "\(picture)")
    }
  }

  @Test func `curves are whole`() throws {
    let numbers = try FittedNumbers(ranksOf: Tally(of: [0, 1, 2, 2, 3, 4, 4, 8]))
    let family = try #require(FittedFamily.all.first { $0.fits(numbers) })
    let fit = Fit.fit(family, to: numbers, named: "t").experiment
    let pictures = try pictures(of: Rendering(.html).render([fit]))
    #expect(pictures.map(\.hidden) == [0])
  }
}
