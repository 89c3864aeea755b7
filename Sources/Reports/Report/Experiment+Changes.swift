internal import SourceCoding

extension Experiment {
  /// The result of the search for changes, in sentences; empty if there was no search.
  var changeVerdict: [String] {
    guard let changes else { return [] }
    guard let greatest = changes.max(by: { $0.bitsSaved < $1.bitsSaved }) else {
      return ["No change: all symbols are equal."]
    }
    let count = changes.count(where: \.isReported)
    let saving = "save \(NumberText.amount(greatest.bitsSaved, "bit"))"
    switch count {
    case 0:
      return [
        "No change is reported. The best candidate is \(greatest.place), "
          + "where separate codes for the two sides \(saving), tables excluded."
      ]
    case 1:
      return [
        "The data change at \(greatest.place): separate codes for the two sides \(saving), "
          + "tables excluded."
      ]
    default:
      return [
        "The data change at \(NumberText.grouped(count)) places. The most important change is "
          + "at \(greatest.place): separate codes for the two sides \(saving), tables excluded."
      ]
    }
  }

  /// The numbers of that verdict.
  var changeValues: [String: JSONValue] {
    let greatest = changes?.max { $0.bitsSaved < $1.bitsSaved }
    return [
      "changeCount": .integer(changes?.count(where: \.isReported) ?? 0),
      "byteOffset": greatest.map { .integer($0.byteOffset) } ?? .null,
      "bitsSaved": .finite(greatest?.bitsSaved),
    ]
  }

  /// The greatest number of rows that are shown; CSV contains more.
  private static let mostChanges = 64

  /// The changes, or the best candidate, each with the reason for its verdict.
  func changeBlocks(_ view: View) -> [Block] {
    guard let changes, !changes.isEmpty else { return [] }
    let unit = view.unit.rawValue
    let code = series.first?.name ?? "cost"
    let showsSymbols = changes.contains { $0.offset != $0.byteOffset }
    var columns = [Table.Column("byte", .number)]
    if showsSymbols { columns.append(Table.Column("symbol", .number)) }
    columns += [
      Table.Column("saves", .number, unit: unit),
      Table.Column("\(code) before", .number, unit: unit),
      Table.Column("after", .number, unit: unit),
      Table.Column("verdict", .detail),
    ]
    var table = Table(columns)
    let shown = view.isVerbose ? changes[...] : changes.prefix(Self.mostChanges)
    for change in shown {
      let saved = Information(bits: change.bitsSaved).value(in: view.unit)
      var row = [Cell(NumberText.grouped(change.byteOffset))]
      if showsSymbols { row.append(Cell(NumberText.grouped(change.offset))) }
      row += [
        Cell(NumberText.amount(saved, of: .infinity), .accent),
        Cell(text(change.rateBefore, .information, view.unit)),
        Cell(text(change.rateAfter, .information, view.unit)),
        Cell("\(change.isReported ? "a change" : "no change"): \(change.reason)", .faint),
      ]
      table.add(row)
    }
    guard shown.count < changes.count else { return [.table(table)] }
    return [
      .table(table),
      .lines([
        "\(NumberText.grouped(shown.count)) of \(NumberText.grouped(changes.count)) changes are "
          + "shown; --format csv has all."
      ]),
    ]
  }

  /// The changes as rows of CSV.
  func addChanges(to table: inout Observations) {
    for (index, change) in (changes ?? []).enumerated() {
      func add(_ quantity: String, _ unit: String, _ value: Double?) {
        table.add(
          quantity, unit, value,
          of: [
            .text(name), "changes", "computed", .integer(index + 1), "symbol",
            .integer(change.offset),
          ])
      }
      add("byte offset", "bytes", Double(change.byteOffset))
      add("bits saved", "bits", change.bitsSaved)
      add("reported", "1 or 0", change.isReported ? 1 : 0)
      add("contrast", "standard errors", change.test?.contrast)
      add("needed contrast", "standard errors", change.test?.needed)
      add("dispersion", "ratio", change.test?.dispersion)
      add("\(y.name) before", y.baseUnit, change.rateBefore)
      add("\(y.name) after", y.baseUnit, change.rateAfter)
    }
  }
}

extension Experiment.Change {
  /// The position of the change, in words.
  fileprivate var place: String { "byte \(NumberText.grouped(byteOffset))" }

  /// The reason why the change is reported, or why it is not.
  var reason: String {
    guard let test else { return "the data are too short to tell a change from chance" }
    let contrast = Self.errors(test.contrast)
    guard test.contrast >= test.needed else {
      return "the two sides differ by only \(contrast) standard errors; "
        + "\(Self.errors(test.needed)) are needed"
    }
    guard let objection = test.objection else {
      return "the two sides differ by \(contrast) standard errors; "
        + "\(Self.errors(test.needed)) are enough"
    }
    return "the two sides differ by \(contrast) standard errors, but \(Self.words(objection))"
  }

  /// The objection to a change, in words.
  private static func words(_ objection: Experiment.Change.Objection) -> String {
    switch objection {
    case .switching(let stretches, let kinds):
      "the \(NumberText.grouped(stretches)) stretches around them are of only "
        + "\(NumberText.grouped(kinds)) kinds: a source that switches all along"
    case .besideSwitching(let length, let needed):
      "one of them switches all along, and the other lasts only "
        + "\(NumberText.amount(length, of: .infinity)) symbols; "
        + "\(NumberText.amount(needed, of: .infinity)) are needed, six mean stays"
    }
  }

  /// A number of standard errors with as many decimals as a comparison needs.
  private static func errors(_ distance: Double) -> String {
    NumberText.fixed(distance, decimals: distance < 100 ? 1 : 0)
  }

  /// The change for programs.
  var json: JSONValue {
    .object([
      "offset": .integer(offset), "byteOffset": .integer(byteOffset),
      "bitsSaved": .real(bitsSaved), "reported": .bool(isReported), "reason": .string(reason),
      "contrast": test.map { .real($0.contrast) } ?? .null,
      "neededContrast": test.map { .real($0.needed) } ?? .null,
      "dispersion": test.map { .real($0.dispersion) } ?? .null,
      "rateBefore": .real(rateBefore), "rateAfter": .real(rateAfter),
    ])
  }
}
