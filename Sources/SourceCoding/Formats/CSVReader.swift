/// Reads separated values, record by record, in memory that does not grow with the
/// file.
///
///     name;share
///     "Smith, ""J""";.25
///
/// A record is a line, whose end is LF, CR LF or CR. Fields are separated by the
/// commas, semicolons or tabs that occur in the first record, otherwise by spaces, of
/// which several count as one. Spaces around a field are ignored. A field in double
/// quotes may contain separators, ends of lines, and quotes, which are doubled. A quote
/// that is not at the start of a field is an ordinary character. Records with only
/// spaces and tabs are skipped. The text is UTF-8, or UTF-16 with its byte order mark.
///
///     var reader = CSVReader(source)
///     while try reader.next() { print(reader.texts) }
///
/// Source: Shafranovich, *Common format and MIME type for comma-separated values (CSV)
/// files*, RFC 4180, 2005, with the extensions above.
package struct CSVReader {
  /// A field of the current record.
  package struct Field: Hashable, Sendable {
    /// Its range in the buffer, without spaces around it and without its quotes.
    package let range: Range<Int>

    /// Its range in the buffer, from separator to separator.
    package let whole: Range<Int>

    /// Whether it is in quotes.
    package let isQuoted: Bool
  }

  /// The rule that chooses among several kinds of separators in the first record.
  package enum Choice: Sendable {
    /// The first one outside quotes, but not a comma if all commas stand between digits and
    /// there are semicolons or tabs: they are decimal commas.
    case first
    /// The last one outside quotes, for tables whose last field is a number and whose
    /// other fields may contain any separator as a symbol.
    case last
  }

  /// The greatest size of a record in bytes; a longer one is not part of a table, or
  /// lacks a quote.
  package static let greatestRecordSize = 1 << 26

  /// The separator of fields; known after the first record.
  package internal(set) var separator: UInt8?

  /// A part of the text, which contains the whole current record.
  package internal(set) var buffer: [UInt8] = []

  /// The fields of the current record.
  package internal(set) var fields: [Field] = []

  /// The number of the line on which the current record begins, counted from 1.
  package internal(set) var lineNumber = 0

  let choice: Choice

  /// The place in the buffer at which the next record begins, and the number of its
  /// line.
  var start = 0
  var nextLine = 1

  /// Whether a line feed at the start belongs to the end of the previous line.
  var endsWithReturn = false

  private let recordLimit: Int
  private var text: TextParts

  /// A reader of the records of `source`, whose symbols are bytes.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - choice: which separator is used if the first record has several kinds.
  ///   - separator: the separator, if it is known.
  ///   - partSize: the number of bytes that are read at once.
  ///   - recordLimit: the greatest size of a record in bytes.
  package init(
    _ source: any SymbolSource, by choice: Choice = .first, separator: UInt8? = nil,
    partSize: Int = 1 << 20, recordLimit: Int = greatestRecordSize
  ) {
    self.choice = choice
    self.separator = separator
    self.recordLimit = recordLimit
    text = TextParts(source, partSize: partSize)
    WorkProgress.begin("reading rows", of: source.symbolCount, "bytes")
  }

  /// Reads the next record that is not blank.
  ///
  /// - Returns: false at the end, where there are no fields.
  /// - Throws: ``CSVError`` if it cannot be read.
  package mutating func next() throws(CSVError) -> Bool {
    while true {
      switch scan(isWhole: false) {
      case .record: return true
      case .blank: continue
      case .cutOff(let isQuoted):
        // The beginning may have to be read again, so the size of the parts doubles.
        buffer.removeFirst(start)
        start = 0
        guard buffer.count <= recordLimit else {
          throw .longRecord(line: nextLine, isQuoted: isQuoted, limit: recordLimit)
        }
        if try text.append(to: &buffer) { continue }
        guard !buffer.isEmpty else {
          fields = []
          return false
        }
        switch scan(isWhole: true) {
        case .record: return true
        case .blank: continue
        case .cutOff: throw .openQuote(line: nextLine)
        }
      }
    }
  }

  /// The content of a field, with doubled quotes replaced by single ones.
  package func content(of field: Field) -> [UInt8] {
    let bytes = buffer[field.range]
    let quote = UInt8(ascii: "\"")
    guard field.isQuoted, bytes.contains(quote) else { return Array(bytes) }
    var content: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == quote && !isSecond
      if !isSecond { content.append(byte) }
    }
    return content
  }

  /// The content of a field as text.
  package func text(of field: Field) -> String {
    String(decoding: content(of: field), as: UTF8.self)
  }

  /// The contents of all fields as text.
  package var texts: [String] { fields.map { text(of: $0) } }
}
