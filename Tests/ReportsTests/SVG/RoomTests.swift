import SourceCoding
import Testing

@testable import Reports

/// The words of pictures have their room, whatever they are.
struct RoomTests {
  private static let names = [
    "a", "' '", "\\u{1F468}", "世界人権宣言世界人権宣言世界人権宣言", "a name of a great many letters and words",
    "のののののののの",
  ]

  /// The texts of a picture that leave it, about 8 pixels to a bold column, 7.9 to one of
  /// code, 7 to others and 6 to small ones.
  private static func outside(_ figure: Figure) -> [String] {
    let text =
      /<text(?: class="([^"]*)")? x="([-0-9.]+)" y="([-0-9.]+)"(?: text-anchor="(\w+)")?(?: transform="rotate\((-?[0-9]+)[^"]*")?>([^<]*)</
    let matches = figure.drawing.markup(labelsAreTitles: false).matches(of: text)
    #expect(!matches.isEmpty)
    return matches.compactMap { match in
      let (_, style, x, y, anchor, turn, words) = match.output
      let styles = style ?? ""
      let column =
        styles.contains("small")
        ? 6.0 : styles.contains("code") ? 7.9 : styles.contains("strong") ? 8 : 7
      let width = column * Double(String(words).columnCount) * (turn == nil ? 1 : 0.5)
      let place = Double(x) ?? -1
      let start = anchor == "end" ? place - width : anchor == "middle" ? place - width / 2 : place
      let isInside =
        start >= 0 && start + width <= figure.size.width + 1
        && (0...figure.size.height).contains(Double(y) ?? -1)
      return isInside ? nil : String(words)
    }
  }

  @Test(arguments: [0, 1, 999, 123_456_789, 123_456_789_012_345])
  func `a bill of any size`(scale: Int) throws {
    let size = Double(scale)
    let amounts = [("entropy", size), ("mismatch", size / 3), ("lengths", -size), ("coder", 2)]
    let lines = amounts.map { BillLine(name: $0.0, bits: $0.1, note: "", color: "blue") }
    let waterfall = Waterfall(lines: lines, total: size / 3 + 2)
    let figure = try #require(waterfall.figure(of: "huffman", name: "bill"))
    #expect(Self.outside(figure).isEmpty)
  }

  @Test func `symbols of any name`() throws {
    let bars = Self.names.map {
      BarChart.Bar(name: $0, amount: 1, text: "q 0.123456, z < 1e-300", label: $0)
    }
    let figure = BarChart(bars: bars, unit: "bits/unit").figure(name: "s", title: "t", summary: "u")
    #expect(Self.outside(figure).isEmpty)
    let columns = Self.names.map {
      LengthChart.Column(name: $0, probability: 1 / 6, length: 3, surprisal: 40)
    }
    let chart = try #require(LengthChart(columns).figure(of: "huffman-uneven"))
    #expect(Self.outside(chart).isEmpty)
  }

  @Test(arguments: [1, 5, 17, 60])
  func `trees of any depth`(depth: Int) throws {
    let code = try PrefixCode(lengths: (1...depth).map { $0 } + [depth])
    let tree = TreeChart(
      code, names: { Self.names[$0 % Self.names.count] }, probability: { $0 == 0 ? 1 : 0 })
    #expect(Self.outside(try #require(tree.figure(of: "huffman"))).isEmpty)
  }

  @Test(arguments: [1, 2, 6])
  func `a matrix of any names`(count: Int) {
    let names = Array(Self.names.suffix(count))
    let (drawing, size, _) = HeatMap(
      rows: names, columns: names, text: { _, _ in "12.34" }, label: { _, _ in "" },
      amount: { _, _ in 1 }, greatest: 1, rowName: "code for z", columnName: "data q"
    ).drawn()
    let figure = Figure(name: "m", title: "t", summary: "s", size: size, drawing: drawing)
    #expect(Self.outside(figure).isEmpty)
  }
}
