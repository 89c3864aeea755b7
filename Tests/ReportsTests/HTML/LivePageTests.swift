import Foundation
import SourceCoding
import Testing

@testable import Reports

/// A page in a real browser.
@Suite(.enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
struct LivePageTests {
  private struct Position: Codable {
    var morph: Int
    var temper: Int
    var limit: Int?
    var rate: Double = 0
    var mismatch: Double = 0
    var lengths: String = ""
  }

  @Test func `sliders change the bill, and end on the library's numbers`() throws {
    let report = try SampleReport.everyByte()
    let positions = [
      Position(morph: 0, temper: 0), Position(morph: 0, temper: 0, limit: 9),
      Position(morph: 40, temper: 0), Position(morph: 100, temper: 0),
      Position(morph: 0, temper: 20), Position(morph: 25, temper: -10, limit: 12),
      Position(morph: 0, temper: 0),
    ]
    let asked = String(decoding: try JSONEncoder().encode(positions), as: UTF8.self)
    let browser = try Browser(
      opening: try Rendering(.html).render([report]),
      script: """
        const live = document.querySelector(".live");
        const [morph, temper, limit] = live.querySelectorAll("input");
        const set = (input, value) => {
          input.value = value;
          input.dispatchEvent(new Event("input"));
        };
        return JSON.stringify(JSON.parse('\(asked)').map((position) => {
          set(morph, position.morph);
          set(temper, position.temper);
          set(limit, position.limit ?? limit.max);
          return {...position, rate: Number(live.dataset.rate),
            mismatch: Number(live.dataset.mismatch), lengths: live.dataset.lengths};
        }));
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    let found = try JSONDecoder().decode([Position].self, from: Data(browser.found.utf8))
    #expect(found.count == positions.count)
    let (q, z) = (try #require(report.simulation.q), report.simulation.z)
    for position in found {
      let weights = moved(q, z, Double(position.morph) / 100, position.temper)
      let lengths =
        if let limit = position.limit {
          try PackageMerge.lengths(for: weights, limit: limit)
        } else {
          Huffman.lengths(for: weights)
        }
      let rate = try PrefixCode(lengths: lengths).expectedLength(under: q)
      let divergence = q.divergence(from: try Distribution(weights: weights)).bits
      #expect(abs(position.rate - rate) < 1e-9)
      #expect(abs(position.mismatch - divergence) < 1e-9)
      #expect(position.lengths == lengths.map { $0.map(String.init) ?? "" }.joined(separator: ","))
    }
    // At rest the page shows what the command measured.
    let huffman = try #require(report.measurements.first { $0.name == "huffman" })
    #expect(abs(found[0].rate - huffman.symbolRate) < 1e-9)
    #expect(Set(found.map(\.rate)).count > 4)
  }

  @Test func `marks tell their values by hover and by arrow keys`() throws {
    let browser = try Browser(
      opening: try Rendering(.html).render([SampleReport.matrix()]),
      script: """
        const tip = document.getElementById("tip");
        const picture = document.querySelector(".picture");
        const marks = picture.querySelectorAll("[data-v]");
        const said = [String(marks.length)];
        const look = () => said.push(tip.hidden ? "" : tip.textContent);
        marks[4].dispatchEvent(new PointerEvent("pointermove", {bubbles: true}));
        look();
        picture.focus();
        const press = (key) =>
          picture.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
        press("Home"); look();
        press("ArrowDown"); look();
        press("ArrowRight"); look();
        press("Escape"); look();
        return said.join("\\n");
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    let said = browser.found.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(said.count == 6)
    #expect(said[0] == "9")
    #expect(said[1].hasPrefix("abbb in the code for abbb"))
    #expect(said[3].hasPrefix("aaab in the code for a") || said[3].contains("in the code for abbb"))
    #expect(said[4].hasPrefix("abbb in the code for"))
    #expect(said[5].isEmpty)
  }

  /// The weights that the page designs from, by the same steps.
  private func moved(
    _ q: Distribution, _ z: Distribution, _ part: Double, _ temper: Int
  ) -> [Double] {
    let totals = (q: q.weights.reduce(0, +), z: z.weights.reduce(0, +))
    let mixed =
      part == 0
      ? z.weights
      : part == 1
        ? q.weights
        : zip(q.weights, z.weights).map { q, z in
          (1 - part) * z / totals.z + part * q / totals.q
        }
    guard temper != 0 else { return mixed }
    let temperature = pow(2, Double(temper) / 20)
    let greatest = mixed.max() ?? 1
    return mixed.map { $0 > 0 ? pow($0 / greatest, 1 / temperature) : 0 }
  }
}
