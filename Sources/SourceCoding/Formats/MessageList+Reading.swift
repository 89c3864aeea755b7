extension MessageList {
  /// Cuts data into messages.
  ///
  /// Messages that are separated by lines, zero bytes or sizes stay in the data and are
  /// read again when needed. Strings and fields, whose spelling in the data differs,
  /// are held in memory.
  ///
  /// - Parameters:
  ///   - data: the data, whose symbols are bytes.
  ///   - unit: the way of cutting.
  /// - Throws: ``MessageError`` if the data cannot be read in this way.
  package init(_ data: any SymbolSource, by unit: MessageUnit) throws(MessageError) {
    switch unit {
    case .line, .nul, .fixed, .file: try self.init(separated: data, by: unit)
    case .json(let path), .jsonLines(let path):
      try self.init(data, stringsUnder: path, by: unit)
    case .column(let name): try self.init(data, column: name)
    }
  }

  private init(
    _ data: any SymbolSource, stringsUnder path: JSONPath, by unit: MessageUnit
  ) throws(MessageError) {
    let bytes: [UInt8]
    do throws(SourceError) { bytes = try data.allBytes() } catch { throw .source(error) }
    var strings = JSONStrings(path)
    // A byte order mark is not part of the value.
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    do throws(JSONStrings.Fault) {
      if case .json = unit {
        try strings.read(bytes.span, start..<bytes.count)
      } else {
        while start < bytes.count {
          let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
          let isBlank = bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 9 || $0 == 13 }
          if !isBlank { try strings.read(bytes.span, start..<end) }
          start = end + 1
        }
      }
    } catch {
      let before = bytes[..<error.place]
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
      throw .notJSON(line: line, offset: error.place - lineStart + 1)
    }
    guard !strings.ends.isEmpty else { throw .noStrings(path) }
    guard strings.ends.count <= Self.greatestCount else { throw .tooMany }
    self.init(
      MemorySource(strings.content), ends: strings.ends, unit: unit,
      otherValueCount: strings.otherCount)
  }

  private init(_ data: any SymbolSource, column name: String) throws(MessageError) {
    var rows = CSVReader(data)
    var (content, ends): ([UInt8], [Int]) = ([], [])
    var column: Int?
    var firstRow: FirstRow?
    while try rows.nextMessageRow() {
      if column == nil {
        if let number = Int(name), number > 0 {
          column = number - 1
          firstRow = try FirstRow(of: data)
          if firstRow == .heading { continue }
        } else {
          guard let found = rows.texts.firstIndex(of: name) else {
            throw .table(
              reason: "no column is called '\(name)'", remedy: "write its number, from 1 on")
          }
          column = found
          continue
        }
      }
      guard let column, column < rows.fields.count else {
        let count = rows.fields.count
        throw .table(
          reason:
            "line \(rows.lineNumber) has \(count.counted("field")), and no "
            + "column \(name)",
          remedy: "name a column that every line has")
      }
      content += rows.content(of: rows.fields[column])
      ends.append(content.count)
    }
    guard ends.count <= Self.greatestCount else { throw .tooMany }
    self.init(MemorySource(content), ends: ends, unit: .column(name), firstRow: firstRow)
  }
}

extension MessageList.FirstRow {
  /// The number of rows that are looked at.
  private static let sampleSize = 50

  /// What the first row of a table is; `nil` if it has a number or an empty field, or if it is alone.
  fileprivate init?(of table: any SymbolSource) throws(MessageError) {
    var rows = CSVReader(table)
    guard try rows.nextMessageRow() else { return nil }
    let first = rows.texts
    func isNumber(_ text: String) -> Bool {
      text.contains(where: \.isNumber) && Double(text) != nil
    }
    guard !first.contains(where: { $0.isEmpty || isNumber($0) }) else { return nil }
    var areNumbers = first.map { _ in true }
    var count = 0
    while count < Self.sampleSize, try rows.nextMessageRow() {
      let texts = rows.texts
      for column in areNumbers.indices {
        let isKnown = texts.indices.contains(column) && isNumber(texts[column])
        areNumbers[column] = areNumbers[column] && isKnown
      }
      count += 1
    }
    guard count > 0 else { return nil }
    self = areNumbers.contains(true) ? .heading : .message
  }
}

extension CSVReader {
  fileprivate mutating func nextMessageRow() throws(MessageError) -> Bool {
    do throws(CSVError) { return try next() } catch {
      if case .source(let error) = error { throw .source(error) }
      throw .table(reason: "\(error)", remedy: error.remedy)
    }
  }
}
