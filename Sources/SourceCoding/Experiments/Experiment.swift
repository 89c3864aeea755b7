/// A knob turned: what went in, what was found at each setting, and whether it
/// follows the law that it must.
///
/// Every curve of the project has this one shape, so a report that can show it can
/// show them all. It is drawn as follows: `x` and `y` label the axes; each series
/// is a curve, or dots where its style says so, with a bar of ±
/// ``Point/halfWidth95`` where a point has one; the law of a point is a range, drawn
/// as a curve where both ends are the same, and as a band between two curves where
/// they are not; marks are lines across the whole. Below stand the findings, and the
/// checks with their verdicts. A value may be infinite, which no line can show: it is
/// left out of a drawing, and said in a table.
///
/// Same inputs and same seed, same experiment.
package struct Experiment: Hashable, Sendable {
  /// What programs call it: `sweep.mixture`.
  package let name: String

  /// What it shows, in one line for people.
  package let title: String

  /// What went in, in the order in which it is told.
  package let inputs: [Input]

  /// What everything random in it began from; `nil` if nothing is random.
  package let seed: UInt64?

  /// The knob.
  package let x: Axis

  /// What was found.
  package private(set) var y: Axis

  /// The curves, none of them empty.
  package let series: [Series]

  /// Places worth a line across the drawing.
  package let marks: [Mark]

  /// The places where the data change; `nil` for experiments that look for none.
  ///
  /// They are those that are reported, in ascending order, or else the best candidate alone;
  /// none where there is no candidate.
  package let changes: [Change]?

  /// What the curves come to: the best setting, the effective number of symbols.
  package let findings: [Finding]

  /// The laws that the curves were held against.
  package let checks: [Check]

  /// What a reader must know to read it right, a sentence each.
  package let notes: [String]

  /// The experiment with the given parts.
  package init(
    name: String, title: String, inputs: [Input], seed: UInt64? = nil, x: Axis, y: Axis,
    series: [Series], marks: [Mark] = [], changes: [Change]? = nil, findings: [Finding] = [],
    checks: [Check] = [],
    notes: [String] = []
  ) {
    self.name = name
    self.title = title
    self.inputs = inputs
    self.seed = seed
    self.x = x
    self.y = y
    self.series = series
    self.marks = marks
    self.changes = changes
    self.findings = findings
    self.checks = checks
    self.notes = notes
  }
}

extension Experiment {
  /// The same with symbols called by what they are: `byte`.
  package func calling(symbols name: String) -> Experiment {
    guard y.divisor == "symbol" else { return self }
    var experiment = self
    experiment.y = Axis(y.name, per: name, isLogarithmic: y.isLogarithmic)
    return experiment
  }
}

extension Experiment {
  /// A number with what it counts, so that a report can choose unit and digits.
  package enum Quantity: String, Hashable, Sendable {
    /// Information in bits, per symbol or as the label says; it may be shown in
    /// another unit.
    case information
    /// A whole number of symbols, bytes or bits, which is not converted.
    case count
    /// A real number without a unit.
    case number
  }

  /// What an axis shows.
  package struct Axis: Hashable, Sendable {
    /// What is on it: `cross entropy`.
    package let name: String

    /// What its numbers are.
    package let quantity: Quantity

    /// What its numbers are in more words, for a name of one letter: `symbols in a block`.
    package let meaning: String

    /// What a piece of information on it is of: `symbol`; `nil` for other numbers.
    package let divisor: String?

    /// Whether equal steps on the axis are equal factors.
    package let isLogarithmic: Bool

    /// The words at the axis, without a unit: `cross entropy per symbol`.
    package var label: String { divisor.map { "\(name) per \($0)" } ?? name }

    /// An axis of counts, or of numbers without a unit.
    package init(
      _ name: String, _ quantity: Quantity, meaning: String = "", isLogarithmic: Bool = false
    ) {
      (self.name, self.quantity, self.meaning, self.divisor) = (name, quantity, meaning, nil)
      self.isLogarithmic = isLogarithmic
    }

    /// An axis of information per symbol, or per whatever `divisor` is.
    package init(_ name: String, per divisor: String, isLogarithmic: Bool = false) {
      (self.name, self.quantity, self.meaning) = (name, .information, "")
      self.divisor = divisor
      self.isLogarithmic = isLogarithmic
    }
  }

  /// Something that went in.
  package struct Input: Hashable, Sendable {
    /// What it is: `q`.
    package let name: String

    /// What was given: `corpus:english`.
    package let value: String

    /// The input called `name`.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A number that the curves come to.
  package struct Finding: Hashable, Sendable {
    /// What it is: `best δ`.
    package let name: String

    /// What programs know it by, without the group: `best-δ`.
    package let key: String

    /// What it belongs to beside others of the same key, for programs; empty if it is the only
    /// one.
    package let group: String

    /// How much it is.
    package let value: Double

    /// What the number is.
    package let quantity: Quantity

    /// More of it in words; empty if there is no more to say.
    package let detail: String

    /// The finding called `name`, whose letters and digits are the key if none is given.
    package init(
      _ name: String, _ value: Double, _ quantity: Quantity, key: String? = nil,
      group: String = "", detail: String = ""
    ) {
      self.name = name
      self.key =
        key ?? name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
      self.group = group
      self.value = value
      self.quantity = quantity
      self.detail = detail
    }
  }

  /// A line across the drawing.
  package struct Mark: Hashable, Sendable {
    /// Which axis its place is on; the line is at right angles to it.
    package enum Direction: String, Hashable, Sendable {
      case x, y
    }

    /// The axis.
    package let direction: Direction

    /// The place.
    package let place: Double

    /// What is there: `H(q)`.
    package let label: String

    /// The mark at a place of the axis x or y.
    package init(_ direction: Direction, at place: Double, _ label: String) {
      self.direction = direction
      self.place = place
      self.label = label
    }
  }
}
