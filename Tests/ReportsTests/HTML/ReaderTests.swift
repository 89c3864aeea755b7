import SourceCoding
import Testing

@testable import Reports

/// The slider below curves and the choices below a matrix, in a browser.
@Suite(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
struct ReaderTests {
  /// The text that each item of the array that the script returns has.
  private func found(in page: String, _ script: String) throws -> [String] {
    let browser = try Browser(
      opening: page,
      script: """
        const reader = document.querySelector(".reader");
        const address = () => decodeURIComponent(location.hash);
        const open = (hash) => {
          history.replaceState(null, "", hash);
          dispatchEvent(new HashChangeEvent("hashchange"));
        };
        const set = (control, value) => {
          control.value = value;
          control.dispatchEvent(new Event("input"));
        };
        const press = (mark) => {
          mark.scrollIntoView();
          const box = mark.getBoundingClientRect();
          mark.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, buttons: 1,
            clientX: (box.left + box.right) / 2, clientY: (box.top + box.bottom) / 2}));
        };
        const marked = () => [...document.querySelectorAll(".picture .read")];
        const words = () => reader.querySelector("p").textContent;
        const lines = (() => {
        \(script)
        })();
        return lines.join("\\n");
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    return browser.found.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `a slider reads every curve at a setting, and the address holds it`() throws {
    let found = try found(
      in: try Rendering(.html).render([SampleReport.experiment]),
      """
      const slider = reader.querySelector("input");
      const line = document.querySelector(".reading");
      const read = () => [words(), address(), marked().length,
        marked().every((mark) => mark.getAttribute("cx") === line.getAttribute("x1"))];
      const first = read();
      set(slider, slider.max);
      return [...first, ...read(), slider.getAttribute("aria-valuetext")];
      """)
    #expect(
      found == [
        "bound: 0.50000", "", "1", "true",
        "measured: 0.00200 ± 0.00050; bound: 0.25000", "#n=1,000", "2", "true", "n 1,000",
      ])
  }

  @Test func `a press in the curves and an address move the slider`() throws {
    let found = try found(
      in: try Rendering(.html).render([SampleReport.experiment]),
      """
      const slider = reader.querySelector("input");
      press(document.querySelector('.picture [data-at="2"]'));
      const pressed = [slider.value, words(), address()];
      open("#n=1%2C000");
      const opened = slider.value;
      open("#n=none");
      return [...pressed, opened, slider.value];
      """)
    #expect(found == ["1", "draws: 0.12500, 0.25000", "#n=2", "2", "0"])
  }

  @Test func `choices read a pair of a matrix, and the cells show another figure`() throws {
    let matrix = try SampleReport.matrix()
    let found = try found(
      in: try Rendering(.html).render([matrix]),
      """
      const [q, z, show] = reader.querySelectorAll("select");
      set(q, "abab"); set(z, "abbb"); set(show, "more than the best code for q");
      const chosen = [marked()[0].dataset.v, words(), marked()[0].nextElementSibling.textContent];
      const held = address();
      press(document.querySelectorAll(".picture [data-v]")[1]);
      const pressed = [q.value, z.value, words()];
      open(held);
      return [...chosen, held, ...pressed, q.value, z.value, show.selectedIndex, marked().length];
      """)
    #expect(found.count == 11)
    #expect(found[0].hasPrefix("abab in the code for abbb: "))
    #expect(found[1] == found[0])
    #expect(found[2] == NumberText.fixed(matrix.regret(of: 1, on: 2), decimals: 2))
    #expect(found[3] == "#q=abab&z=abbb&show=more than the best code for q")
    #expect(found[4...5] == ["abbb", "aaab"])
    #expect(found[6].hasPrefix("abbb in the code for aaab: "))
    #expect(found[7...] == ["abab", "abbb", "1", "1"])
  }

  @Test func `without scripts a page has the numbers in tables, and no dead controls`() throws {
    let page = try Rendering(.html).render([SampleReport.experiment])
    let body = page.prefix(upTo: try #require(page.firstRange(of: "<script>")).lowerBound)
    #expect(!body.contains("class=\"reader\"") && !body.contains("<input"))
    #expect(body.contains("<table") && body.contains("0.00200"))
  }
}
