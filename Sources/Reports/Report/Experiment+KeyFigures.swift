internal import SourceCoding

/// The question of an experiment, and the key figures that answer it on a page.
extension Experiment {
  /// The question that the experiment answers, with the names of its data.
  var question: String {
    let q = input("q") ?? "the data"
    let z = input("z") ?? "z"
    switch name {
    case "drift" where changes == nil: return "How does the cost change from \(q)?"
    case "drift": return "Where does \(q) change?"
    case "sweep.temperature":
      return "At which temperature does \(z) code \(input("q") ?? "the labels") best?"
    case "sweep.mixture": return "What does \(q) cost as \(z) becomes \(q)?"
    case "sweep.limit":
      return "What does a limit on codewords for \(z) cost\(input("q").map { " on \($0)" } ?? "")?"
    case "sweep.precision": return "How many bits does a table for \(z) need?"
    case "sweep.sample": return "How far does the cost of messages from \(q) vary by chance?"
    case "sweep.block": return "What do blocks of symbols save on \(q)?"
    case "sweep.smoothing": return "How much should be added to each count for \(q)?"
    case "sweep.training": return "How much data does a code for \(q) have to learn from?"
    case "sweep.order": return "How much do the symbols in front tell about the next one of \(q)?"
    case "fit.golomb": return "Which Golomb code is best for \(q)?"
    default:
      guard name.hasPrefix("fit.") else { return title }
      let family = name.dropFirst(4).replacing("-by-rank", with: "")
      return "Which \(family) distribution is nearest to \(q)?"
    }
  }

  /// The input with the given name, without folders.
  private func input(_ name: String) -> String? {
    inputs.first { $0.name == name }?.value.withoutFolders
  }

  /// The best setting, its cost, the cost of the first setting, and the number of laws
  /// that hold.
  func keyFigures(_ view: View) -> [KeyFigure] {
    var figures: [KeyFigure] = []
    if let changes {
      let reported = changes.filter(\.isReported)
      figures.append(
        KeyFigure("changes", NumberText.grouped(reported.count), "", "reported along the data"))
      if let greatest = changes.max(by: { $0.bitsSaved < $1.bitsSaved }) {
        figures += [
          KeyFigure(
            reported.isEmpty ? "best candidate" : "greatest change",
            NumberText.grouped(greatest.byteOffset), "", "the byte where it begins"),
          KeyFigure(
            "saving", NumberText.amount(greatest.bitsSaved / 8, of: .infinity), "bytes",
            "by a code of its own for each side, tables excluded"),
        ]
      }
    } else if let least, let first = curve?.points.first {
      let unit = y.divisor.map { "\(view.unit.rawValue)/\($0)" } ?? y.quantity.unit(view) ?? ""
      figures.append(
        KeyFigure(
          "least cost", text(least.y, y.quantity, view.unit), unit,
          "at \(x.name) = \(text(least.x, x.quantity, view.unit))"))
      if first.x != least.x, first.y.isFinite {
        figures.append(
          KeyFigure(
            "at the start", text(first.y, y.quantity, view.unit), unit,
            "at \(x.name) = \(text(first.x, x.quantity, view.unit))"))
      }
    }
    if name == "sweep.sample", let expected = series.first?.points.last,
      let draws = series.first(where: \.isScattered)
    {
      let unit = "\(view.unit.rawValue)/\(y.divisor ?? "symbol")"
      let costs = draws.points.filter { $0.x == expected.x }.map(\.y)
      let spread = (costs.max() ?? 0) - (costs.min() ?? 0)
      figures += [
        KeyFigure(
          "expected", text(expected.y, y.quantity, view.unit), unit, "the mean of all messages"),
        KeyFigure("draws", NumberText.grouped(draws.points.count), "", "each coded and measured"),
        KeyFigure(
          "spread", text(spread, y.quantity, view.unit), unit,
          "from the cheapest to the costliest of \(NumberText.grouped(costs.count)) draws at "
            + "\(x.name) = \(text(expected.x, x.quantity, view.unit))"),
      ]
    }
    if !checks.isEmpty {
      let holding = checks.count(where: \.holds)
      figures.append(
        KeyFigure("laws", "\(holding) of \(checks.count)", "", "hold on these numbers"))
    }
    return figures
  }
}
