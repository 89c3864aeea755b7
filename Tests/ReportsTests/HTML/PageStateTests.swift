import SourceCoding
import Testing

@testable import Reports

/// The sliders of a page, their presets, and the address that holds their state.
@Suite(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
struct PageStateTests {
  private func lines(
    _ script: String, of report: SimulationReport? = nil
  ) throws -> [String] {
    let browser = try Browser(
      opening: try Rendering(.html).render([report ?? SampleReport.everyByte()]),
      script: """
        const live = document.querySelector(".live");
        const [morph, temper, limit] = live.querySelectorAll("input");
        const press = (name) => live.querySelector(`[data-preset="${name}"]`).click();
        const address = () => decodeURIComponent(location.hash);
        \(script)
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    return browser.found.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `the address sets the sliders, and the sliders set the address`() throws {
    let found = try lines(
      """
      const recall = (hash) => {
        history.replaceState(null, "", hash);
        dispatchEvent(new HashChangeEvent("hashchange"));
      };
      recall("#λ=.3&T=1.2");
      const said = [morph.nextElementSibling.value, temper.nextElementSibling.value];
      morph.value = 40;
      morph.dispatchEvent(new Event("input"));
      said.push(address());
      press("");
      said.push(address(), live.dataset.rate);
      recall("#λ=x&T=-1&L=1e9&z=nonsense");
      said.push(live.dataset.rate);
      return said.join("\\n");
      """)
    #expect(found.prefix(3) == ["30 %", "1.20, flatter", "#λ=0.4&T=1.2"])
    #expect(found[3].isEmpty)
    // What no slider can be set to changes nothing.
    #expect(found[4] == found[5])
  }

  @Test func `presets are q itself, uniform, flatter, and the two swapped`() throws {
    let report = try SampleReport.everyByte()
    let found = try lines(
      """
      return ["q", "uniform", "flat", "swapped", ""].map((name) => {
        press(name);
        return address() + " " + live.dataset.mismatch;
      }).join("\\n");
      """
    ).map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    #expect(found.map(\.[0]) == ["#λ=1", "#z=uniform", "#T=2", "#z=swapped", ""])
    let (q, z) = (try #require(report.simulation.q), report.simulation.z)
    let flat = try Distribution(
      weights: z.weights.map { $0 > 0 ? 1 : 0 })
    let expected = [
      0, q.divergence(from: flat).bits, nil, z.divergence(from: q).bits,
      q.divergence(from: z).bits,
    ]
    for (line, expected) in zip(found, expected) {
      let mismatch = try #require(Double(line[1] == "Infinity" ? "inf" : line[1]))
      guard let expected else {
        #expect(mismatch > 0)
        continue
      }
      #expect(mismatch == expected || abs(mismatch - expected) < 1e-9, "\(line)")
    }
  }

  @Test func `a symbol lights up in chart, tree and table together`() throws {
    let found = try lines(
      """
      const chart = live.querySelectorAll(".picture")[1];
      const mark = live.querySelectorAll(".picture")[2].querySelector(".blue[data-v]");
      mark.dispatchEvent(new PointerEvent("pointermove", {bubbles: true}));
      const lit = [...document.querySelectorAll(".lit")];
      const inRow = document.querySelector("tbody tr:has(.symbol)");
      inRow.dispatchEvent(new PointerEvent("pointermove", {bubbles: true}));
      return [lit.filter((e) => chart.contains(e)).length,
        lit.filter((e) => live.querySelectorAll(".picture")[2].contains(e)).length,
        inRow.classList.contains("lit"), mark.classList.contains("lit")].join("\\n");
      """, of: SampleReport.abracadabra())
    #expect(found.prefix(3) == ["1", "1", "true"])
  }
}
