package import SourceCoding

/// A result that can be written in every format.
///
/// A command that makes one declares ``SharedOptions.format`` among its options and
/// ends with a line:
///
///     try Rendering(arguments).write(result, to: target)
///
/// The result describes itself in three ways, and the formats follow from them:
///
///     extension Drift: Presentable {
///       public func document(_ view: View) -> Document {
///         var table = Table([
///           Table.Column("from", .number, unit: "bytes"),
///           Table.Column("rate", .number, unit: view.rateUnit("byte")),
///           Table.Column("± 95 %", .error),
///         ])
///         for window in windows {
///           table.add([.init(NumberText.grouped(window.start)), view.rate(window.rate), …])
///         }
///         return Document(title: "…", sections: [Section("along the file", [.table(table)])])
///       }
///       public var json: JSONValue { .object(["schema": .string("qz.experiment/1"), …]) }
///       public var observations: Observations {
///         var table = Observations(of: ["source", "start"])
///         table.add("rate", "bits/byte", window.rate, of: [.text(name), .integer(window.start)])
///         …
///       }
///     }
///
/// Tests check these laws for each conforming type: JSON has a `schema`, CSV has as
/// many fields in each row as in its heading, text keeps to the requested width, and
/// HTML and SVG are well-formed XML.
package protocol Presentable: Sendable {
  /// The words that name the parts of its documents; empty if these have none.
  static var parts: [String] { get }

  /// The result as text, tables and pictures.
  func document(_ view: View) -> Document

  /// The result as a JSON object, in base units and full precision.
  ///
  /// Its member `schema` names the meaning of the others: `qz.report/2`.
  var json: JSONValue { get }

  /// The result as observations, one a row, in full precision.
  var observations: Observations { get }

  /// The result as text for a terminal, made from the document.
  func text(_ view: View, style: TextStyle) -> String
}

/// The user's choices that affect every format.
package struct View: Hashable, Sendable {
  /// The unit of rates.
  package let unit: InformationUnit

  /// Whether everything is shown, and not only the most important parts.
  package let isVerbose: Bool

  /// The only parts that are shown; empty for the whole.
  package let parts: [String]

  /// Whether pictures are made; text leaves them out.
  var hasPictures = true

  /// A view in the given unit.
  package init(unit: InformationUnit = .bits, isVerbose: Bool = false, parts: [String] = []) {
    self.unit = unit
    self.isVerbose = isVerbose
    self.parts = parts
  }

  /// The same view for a text, which has no pictures.
  package var ofText: View {
    var view = self
    view.hasPictures = false
    return view
  }

  /// Whether one of these parts was asked for by its name, so that it is shown whole.
  func names(_ parts: String...) -> Bool { parts.contains(where: self.parts.contains) }

  /// A rate as a cell, with five decimals.
  package func rate(_ rate: Information, signed: Bool = false, _ role: Cell.Role? = nil) -> Cell {
    Cell(NumberText.fixed(rate.value(in: unit), decimals: 5, signed: signed), role)
  }

  /// An amount of information for a sentence, with three decimals and without its unit.
  func brief(_ bits: Double) -> String {
    NumberText.fixed(Information(bits: bits).value(in: unit), decimals: 3)
  }

  /// An amount of information given in nats, in the unit of the view, without its name.
  func number(ofNats nats: Double, decimals: Int, signed: Bool = false) -> String {
    NumberText.fixed(Information(nats: nats).value(in: unit), decimals: decimals, signed: signed)
  }

  /// An amount of information as a cell, with five decimals, or with four significant
  /// digits if these would all be zeros.
  ///
  /// It is meant for amounts that are exact in all digits; a difference of rates is
  /// not.
  package func amount(_ amount: Information) -> Cell {
    let number = amount.value(in: unit)
    return number != 0 && number.magnitude < 5e-6
      ? Cell(NumberText.significant(number)) : rate(amount)
  }

  /// The unit of a rate: `bits/byte`.
  package func rateUnit(_ symbol: String) -> String { "\(unit)/\(symbol)" }
}
