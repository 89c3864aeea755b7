import SourceCoding

/// The rows of a `table:` in separated values: a symbol and its weight in each.
///
/// A weight may have a decimal comma. `a;,5` can then be read in two ways, as `a` with .5 and as
/// `a;` with 5; it is read in the way in which all rows of the file have a meaning, and is an
/// error if that holds for both.
struct TableRows {
  private let bytes: [UInt8]
  private let path: String
  private let unit: SymbolUnit

  /// The rows in `bytes`, the content of the file that the user named `path`.
  init(_ bytes: [UInt8], path: String, unit: SymbolUnit) {
    (self.bytes, self.path, self.unit) = (bytes, path, unit)
  }

  /// The symbols with their weights.
  ///
  /// - Throws: A failure that names the line.
  func named() throws(Failure) -> NamedWeights {
    guard let other = try separatorBeforeDecimalComma() else { return try named(separator: nil) }
    let byComma = Result { () throws(Failure) in try named(separator: UInt8(ascii: ",")) }
    let byOther = Result { () throws(Failure) in try named(separator: other) }
    switch (byComma, byOther) {
    case (.success, .success):
      throw .job(
        "\(path): the commas may be decimal commas, or may separate symbols from weights",
        remedy: "write decimal points, or put symbols in quotes")
    case (.success(let named), .failure), (.failure, .success(let named)): return named
    case (.failure(let failure), .failure(let otherFailure)):
      throw failure.message.contains(": line 1: ") ? otherFailure : failure
    }
  }

  /// The separator of the first row if its last field is then a number with a decimal comma;
  /// `nil` if there is none.
  private func separatorBeforeDecimalComma() throws(Failure) -> UInt8? {
    for separator in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: " ")] {
      var reader = CSVReader(MemorySource(bytes), by: .last, separator: separator)
      guard try reader.next(of: path), reader.fields.count > 1, let last = reader.fields.last
      else { continue }
      if !last.isQuoted, DecimalComma.withPoint(reader.number(in: last)) != nil {
        return separator
      }
    }
    return nil
  }

  private func named(separator: UInt8?) throws(Failure) -> NamedWeights {
    var named = NamedWeights(of: unit)
    var thousands: (line: Int, number: String)?
    var hasDecimalComma = false
    var isFirst = true
    // The weight comes after the last separator, because a separator may be the symbol.
    var reader = CSVReader(MemorySource(bytes), by: .last, separator: separator)
    while try reader.next(of: path) {
      defer { isFirst = false }
      if reader.addPlainRow(to: &named) { continue }
      let line = reader.lineNumber
      guard reader.fields.count > 1, let last = reader.fields.last else {
        throw .job(
          "\(path): line \(line) has no \(reader.separatorName)",
          remedy: "write a symbol, a \(reader.separatorName), a weight")
      }
      let (number, symbol) = (reader.number(in: last), reader.symbol(before: last))
      if DecimalComma.mayBeThousands(number) {
        thousands = thousands ?? (line, number)
      } else if number.utf8.contains(UInt8(ascii: ",")) {
        hasDecimalComma = true
      }
      guard let weight = WrittenNumber(DecimalComma.withPoint(number) ?? number) else {
        // A heading contains no digit; a first row with a mistake in its weight mostly
        // does.
        let isHeading = !number.contains(where: \.isNumber)
        if isFirst, isHeading, ByteName.byte(named: symbol) == nil { continue }
        throw .job(
          "\(path): line \(line): '\(number)' is not a weight",
          remedy: number.contains(",")
            ? "write a number from 0 up, without commas between thousands"
            : "write a number from 0 up")
      }
      try named.add(symbol, weight: weight, at: "\(path): line \(line)")
    }
    if let thousands, !hasDecimalComma {
      let digits = thousands.number.filter { $0 != "," }
      throw .job(
        "\(path): line \(thousands.line): '\(thousands.number)' may mean "
          + "\(thousands.number.replacing(",", with: ".")) or \(digits)",
        remedy: "write a decimal point, or no comma between thousands")
    }
    return named
  }
}

extension CSVReader {
  /// Adds a row whose symbol is plain text and whose weight is a short number, as most are.
  ///
  /// - Returns: `false` if the row is none of these, or cannot be added.
  fileprivate func addPlainRow(to named: inout NamedWeights) -> Bool {
    guard fields.count > 1, let last = fields.last, !last.isQuoted,
      let weight = WrittenNumber(digits: buffer[last.range]), !fields[0].isQuoted,
      let symbol = named.unit.spelling(
        plain: buffer[fields[0].whole.lowerBound..<last.whole.lowerBound - 1])
    else { return false }
    return named.add(symbol, weight: weight)
  }

  /// The text in front of the last field: a quoted field, or everything as it is
  /// written.
  fileprivate func symbol(before last: Field) -> String {
    if fields.count == 2, fields[0].isQuoted { return text(of: fields[0]) }
    let start = fields[0].whole.lowerBound
    let end = last.whole.lowerBound - 1
    return String(decoding: buffer[start..<end], as: UTF8.self)
  }

  fileprivate var separatorName: String {
    switch separator {
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "space"
    default: "comma"
    }
  }
}
