internal import SourceCoding

/// The accuracy of a model against its confidence: a dot for each bin of rows, and the
/// line of perfect calibration.
struct ReliabilityChart {
  let calibration: Calibration

  func figure(name: String) -> Figure {
    let frame = Frame(left: 64, top: 54, right: 424, bottom: 414)
    let x = Scale(of: [0, 1], isLogarithmic: false, from: frame.left, to: frame.right)
    let y = Scale(of: [0, 1], isLogarithmic: false, from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "confidence", yName: "accuracy")
    drawing.polyline([0, 1].map { (x.position(of: $0), y.position(of: $0)) }, "law")
    let bins = calibration.bins.filter { $0.rowCount > 0 }
    let greatest = Double(bins.map(\.rowCount).max() ?? 1)
    for bin in bins {
      guard let confidence = bin.confidence, let accuracy = bin.accuracy else { continue }
      let place = (x: x.position(of: min(1, confidence)), y: y.position(of: accuracy))
      drawing.line(from: place, to: (place.x, y.position(of: min(1, confidence))), "bar")
      // The area of a dot shows the number of rows.
      drawing.circle(
        at: place, radius: 3 + 7 * (Double(bin.rowCount) / greatest).squareRoot(),
        Palette.series[0],
        label: "\(NumberText.counted(bin.rowCount, "row")): confidence "
          + "\(NumberText.fixed(confidence, decimals: 4)), accuracy "
          + NumberText.fixed(accuracy, decimals: 4))
    }
    let entries = [("this model", "line line1"), ("perfectly calibrated", "law")]
    for (row, entry) in entries.enumerated() {
      let height = 18 + 18 * Double(row)
      drawing.line(
        from: (frame.right - 28, height - 4), to: (frame.right, height - 4), entry.1)
      drawing.text(entry.0, x: frame.right - 36, y: height, .end, "small")
    }
    return Figure(
      name: name, title: "how often the model is right, and how sure it is",
      summary: "Each dot is a bin of rows; below the dashed line the model is overconfident.",
      size: (444, frame.bottom + 44), drawing: drawing)
  }
}
