/// An experiment with one varied quantity: the inputs, the result at each setting, and
/// a check of the law that the results must follow.
///
/// Every curve of the project has this form, so a report that can show one can show
/// all. It is drawn as follows: `x` and `y` label the axes. Each series is a curve, or
/// dots if it is scattered, with a bar of ± ``Point/halfWidth95`` at points that have
/// one. The law of a point is a range, drawn as a curve if both ends are equal, and as
/// a band between two curves if not. Marks are lines across the whole drawing. The
/// findings and the checks with their results are below. A value may be infinite; it is
/// then left out of the drawing and listed in a table.
///
/// The same inputs and the same seed give the same experiment.
package struct Experiment: Hashable, Sendable {
  /// The name for programs: `sweep.mixture`.
  package let name: String

  /// The subject in one line, for people.
  package let title: String

  /// The inputs, in the order in which they are shown.
  package let inputs: [Input]

  /// The seed of all randomness; `nil` if nothing is random.
  package let seed: UInt64?

  /// The axis of the settings.
  package let x: Axis

  /// The axis of the results.
  package private(set) var y: Axis

  /// The curves, none of them empty.
  package internal(set) var series: [Series]

  /// Places to mark by a line across the drawing.
  package let marks: [Mark]

  /// The places at which the data change; `nil` for experiments that do not look for
  /// changes.
  ///
  /// They are the reported changes, in ascending order, or else the best candidate
  /// alone; empty if there is no candidate.
  package let changes: [Change]?

  /// The conclusions from the curves: the best setting, the effective number of
  /// symbols.
  package internal(set) var findings: [Finding]

  /// The laws that the curves were checked against.
  package internal(set) var checks: [Check]

  /// Notes that are needed to read the experiment correctly, one sentence each.
  package internal(set) var notes: [String]

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
  /// The experiment with the given name for symbols: `byte`.
  package func calling(symbols name: String) -> Experiment {
    guard y.divisor == "symbol" else { return self }
    var experiment = self
    experiment.y = Axis(y.name, per: name, isLogarithmic: y.isLogarithmic)
    return experiment
  }
}

extension Experiment {
  /// The kind of a number, by which a report chooses its unit and digits.
  package enum Quantity: String, Hashable, Sendable {
    /// Information in bits, per symbol or as the label says; it may be shown in another
    /// unit.
    case information
    /// A whole number of symbols, bytes or bits, which is not converted.
    case count
    /// A real number without a unit.
    case number
  }

  /// An axis of the drawing.
  package struct Axis: Hashable, Sendable {
    /// The quantity on it: `cross entropy`.
    package let name: String

    /// The kind of its numbers.
    package let quantity: Quantity

    /// A longer description of its numbers, for a name of one letter: `symbols in a
    /// block`.
    package let meaning: String

    /// The unit that information on it refers to: `symbol`; `nil` for other numbers.
    package let divisor: String?

    /// Whether equal distances on the axis represent equal factors.
    package let isLogarithmic: Bool

    /// The label of the axis, without a unit: `cross entropy per symbol`.
    package var label: String { divisor.map { "\(name) per \($0)" } ?? name }

    /// An axis of counts, or of numbers without a unit.
    package init(
      _ name: String, _ quantity: Quantity, meaning: String = "", isLogarithmic: Bool = false
    ) {
      (self.name, self.quantity, self.meaning, self.divisor) = (name, quantity, meaning, nil)
      self.isLogarithmic = isLogarithmic
    }

    /// An axis of information per symbol, or per other `divisor`.
    package init(_ name: String, per divisor: String, isLogarithmic: Bool = false) {
      (self.name, self.quantity, self.meaning) = (name, .information, "")
      self.divisor = divisor
      self.isLogarithmic = isLogarithmic
    }
  }

  /// An input of the experiment.
  package struct Input: Hashable, Sendable {
    /// Its role: `q`.
    package let name: String

    /// Its value: `corpus:english`.
    package let value: String

    /// The input with the given name.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A number that is concluded from the curves.
  package struct Finding: Hashable, Sendable {
    /// Its name: `best δ`.
    package let name: String

    /// Its key for programs, without the group: `best-δ`.
    package let key: String

    /// The group that distinguishes it from others with the same key, for programs;
    /// empty if it is the only one.
    package let group: String

    /// The value.
    package let value: Double

    /// The kind of the number.
    package let quantity: Quantity

    /// Further details in words; empty if there are none.
    package let detail: String

    /// The finding with the given name, whose letters and digits are the key if none is
    /// given.
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
    /// The axis of its place; the line is perpendicular to it.
    package enum Direction: String, Hashable, Sendable {
      case x, y
    }

    /// The axis.
    package let direction: Direction

    /// The place.
    package let place: Double

    /// The label of the line: `H(q)`.
    package let label: String

    /// The mark at a place of the axis x or y.
    package init(_ direction: Direction, at place: Double, _ label: String) {
      self.direction = direction
      self.place = place
      self.label = label
    }
  }
}
