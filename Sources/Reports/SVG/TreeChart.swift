internal import SourceCoding

/// A prefix code as a tree: from the root upwards for 0 and downwards for 1, with a
/// symbol at every leaf.
///
/// If there are more leaves than a picture can show, the branches that are least
/// probable under q stay folded, each as one leaf that shows how many symbols it
/// contains.
struct TreeChart {
  /// A node, with everything below it in the order of codewords.
  private struct Node {
    let codewords: Range<Int>
    let depth: Int
    let mass: Double
  }

  /// The greatest number of leaves.
  static let greatestCount = 36

  /// The width of the picture in pixels, which fits a column of a page.
  static let width = 560.0

  private static let rowHeight = 20.0

  private let entries: [(name: String, codeword: Codeword, probability: Double)]

  /// The tree of a code, with the names and the probabilities of symbols.
  init(_ code: PrefixCode, names: (Int) -> String, probability: (Int) -> Double) {
    entries = code.codewords.enumerated()
      .compactMap { (symbol, codeword) in
        codeword.map { (names(symbol), $0, probability(symbol)) }
      }
      .sorted { $0.1 < $1.1 }
  }

  /// The picture; `nil` for a code of fewer than two codewords.
  func figure(of code: String) -> Figure? {
    guard entries.count > 1 else { return nil }
    let leaves = unfolded()
    let depth = leaves.map(\.depth).max() ?? 1
    let step = min(40, 250 / Double(max(1, depth)))
    let height = 24 + Self.rowHeight * Double(leaves.count)
    var drawing = Drawing()
    var row = 0
    _ = draw(
      node(0..<entries.count, 0), leaves: Set(leaves.map(\.codewords.lowerBound)), &row, step,
      &drawing)
    let folded = entries.count - leaves.count { $0.codewords.count == 1 }
    let rest =
      folded > 0
      ? " Symbols in folded branches: \(NumberText.counted(folded, "symbol"))."
      : ""
    return Figure(
      name: "tree", title: "the tree of \(code)",
      summary: "Bit 0 leads up and bit 1 leads down; the path to a leaf is its codeword.\(rest)",
      size: (Self.width, height), drawing: drawing)
  }

  /// The leaves to draw, in order; the most probable nodes are unfolded first.
  private func unfolded() -> [Node] {
    var open = [node(0..<entries.count, 0)]
    while open.count < Self.greatestCount {
      let candidates = open.indices.filter { open[$0].codewords.count > 1 }
      guard let next = candidates.max(by: { (open[$0].mass, -$0) < (open[$1].mass, -$1) }) else {
        break
      }
      open.replaceSubrange(next...next, with: children(of: open[next]))
    }
    return open
  }

  private func node(_ codewords: Range<Int>, _ depth: Int) -> Node {
    Node(
      codewords: codewords, depth: depth,
      mass: codewords.map { entries[$0].probability }.reduce(0, +))
  }

  private func children(of node: Node) -> [Node] {
    let middle =
      node.codewords.first { entries[$0].codeword.bit(at: node.depth) == 1 }
      ?? node.codewords.upperBound
    let parts = [
      node.codewords.lowerBound..<middle, middle..<node.codewords.upperBound,
    ]
    return parts.filter { !$0.isEmpty }.map { self.node($0, node.depth + 1) }
  }

  /// Draws a node and everything below it, and returns its vertical position.
  private func draw(
    _ node: Node, leaves: Set<Int>, _ row: inout Int, _ step: Double, _ drawing: inout Drawing
  ) -> Double {
    let x = 16 + step * Double(node.depth)
    let isLeaf =
      node.codewords.count == 1
      || !node.codewords.dropFirst().contains { leaves.contains($0) }
    if isLeaf {
      let y = 18 + Self.rowHeight * Double(row)
      row += 1
      drawLeaf(node, x, y, &drawing)
      return y
    }
    var heights: [Double] = []
    for child in children(of: node) {
      let y = draw(child, leaves: leaves, &row, step, &drawing)
      drawing.line(from: (x, y), to: (x + step, y), "axis")
      if step >= 12 {
        let bit = entries[child.codewords.lowerBound].codeword.bit(at: node.depth)
        drawing.text("\(bit)", x: x + step / 2, y: y - 3, .middle, "soft small")
      }
      heights.append(y)
    }
    if let first = heights.first, let last = heights.last, first < last {
      drawing.line(from: (x, first), to: (x, last), "axis")
    }
    return heights.reduce(0, +) / Double(max(1, heights.count))
  }

  private func drawLeaf(_ node: Node, _ x: Double, _ y: Double, _ drawing: inout Drawing) {
    let share = "\(NumberText.fixed(100 * node.mass, decimals: 2)) %"
    let entry = entries[node.codewords.lowerBound]
    let isOne = node.codewords.count == 1
    let name = isOne ? entry.name : "\(NumberText.grouped(node.codewords.count)) symbols"
    let codeword =
      isOne ? entry.codeword.description : "\(entry.codeword.description.prefix(node.depth))…"
    drawing.circle(
      at: (x, y), radius: isOne ? 4 : 5, isOne ? "blue" : "grey",
      label: "\(name): \(codeword), \(share) of q")
    drawing.text(
      name.shortened(to: 12), x: x + 10, y: y + 4, .start, isOne ? "code" : "soft small")
    drawing.text(
      codeword.count <= 14 ? codeword : "\(codeword.count) bits", x: 484, y: y + 4, .end,
      "soft small code")
    drawing.text(share, x: 548, y: y + 4, .end, "soft small")
  }
}
