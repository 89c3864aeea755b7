internal import SourceCoding

/// Pictures of messages: their sizes before and after coding, and the savings by
/// length.
struct MessageCharts {
  private let messages: MessageOutcome
  private let code: String

  /// The greatest number of sizes that are drawn; a line leaves out the others.
  private static let greatestCount = 400

  init(_ messages: MessageOutcome, code: String) {
    (self.messages, self.code) = (messages, code)
  }

  var figures: [Figure] { [sizes, savings].compactMap(\.self) }

  /// The share of messages that have at most a given number of bytes.
  private var sizes: Figure? {
    let (raw, sent) = (messages.rawSizes, messages.sentSizes)
    let most = max(raw.quantile(0.99), sent.quantile(0.99))
    guard most > 0 else { return nil }
    let frame = Frame(left: 56, top: 44, right: 462, bottom: 270)
    let x = Scale(of: [0, most], includingZero: true, from: frame.left, to: frame.right)
    let y = Scale(of: [0, 100], includingZero: true, from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "bytes", yName: "% of messages up to this size")
    drawing.polyline(steps(of: raw, upTo: x.domain.upperBound, x, y), "law")
    drawing.polyline(steps(of: sent, upTo: x.domain.upperBound, x, y), "line line1")
    drawing.line(from: (frame.right - 250, 14), to: (frame.right - 226, 14), "law")
    drawing.text("uncoded", x: frame.right - 220, y: 18, .start, "small")
    drawing.line(from: (frame.right - 132, 14), to: (frame.right - 108, 14), "line line1")
    drawing.text("in \(code)", x: frame.right - 102, y: 18, .start, "small")
    let medians = [raw, sent].map { NumberText.tick($0.quantile(0.5)) }
    return Figure(
      name: "message-sizes", title: "sizes of messages before and after",
      summary: "The share of messages up to each size in bytes. Half of them have at most "
        + "\(medians[0]) bytes uncoded, and \(medians[1]) in \(code). The largest hundredth is "
        + "not drawn.",
      size: (480, 322), drawing: drawing)
  }

  private func steps(
    of sizes: SizeDistribution, upTo most: Double, _ x: Scale, _ y: Scale
  ) -> [(x: Double, y: Double)] {
    var points = [(x: x.position(of: 0), y: y.position(of: 0))]
    let stride = sizes.sizes.count / Self.greatestCount + 1
    var seen = 0
    for (index, (size, count)) in sizes.sizes.enumerated() {
      guard size <= most else { break }
      let before = 100 * Double(seen) / Double(sizes.count)
      seen += count
      guard index % stride == 0 else { continue }
      let place = x.position(of: size)
      points.append((place, y.position(of: before)))
      points.append((place, y.position(of: 100 * Double(seen) / Double(sizes.count))))
    }
    return points
  }

  /// The average saving for messages of each length.
  private var savings: Figure? {
    let most = messages.rawSizes.quantile(0.99)
    let all = messages.byRawSize.filter { $0.key > 0 && Double($0.key) <= most }
      .sorted { $0.key < $1.key }
    guard all.count > 1 else { return nil }
    // If there are many lengths, neighbouring ones are combined.
    let width = all.count / 100 + 1
    let points = stride(from: 0, to: all.count, by: width).map { start in
      let part = all[start..<min(all.count, start + width)]
      let bytes = part.reduce(0) { $0 + $1.key * $1.value.count }
      let bits = part.reduce(0) { $0 + $1.value.unitBitCount }
      let count = part.reduce(0) { $0 + $1.value.count }
      return (
        size: Double(bytes) / Double(count), count: count,
        saving: 100 - 100 * Double(bits) / Double(8 * bytes)
      )
    }
    let frame = Frame(left: 56, top: 44, right: 462, bottom: 270)
    let x = Scale(of: points.map(\.size), includingZero: true, from: frame.left, to: frame.right)
    let y = Scale(
      of: points.map(\.saving), includingZero: true, from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "bytes of the message", yName: "% saved in \(code)")
    let zero = y.position(of: 0)
    drawing.line(from: (frame.left, zero), to: (frame.right, zero), "axis")
    for point in points {
      drawing.circle(
        at: (x.position(of: point.size), y.position(of: point.saving)), radius: 3, "dot line1",
        label: "\(NumberText.tick(point.size.rounded())) bytes: "
          + "\(NumberText.fixed(point.saving, decimals: 1)) % saved by "
          + NumberText.counted(point.count, "message"))
    }
    return Figure(
      name: "message-savings", title: "saving of \(code) by the length of the message",
      summary: "A point is the messages of a length; below zero they grow. Padding weighs most on "
        + "the shortest.",
      size: (480, 322), drawing: drawing)
  }
}
