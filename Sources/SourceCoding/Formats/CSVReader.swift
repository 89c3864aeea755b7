/// Reads separated values, record by record, in memory that does not grow with the file.
///
///     name;share
///     "Smith, ""J""";.25
///
/// A record is a line, whose end is LF, CR LF or CR. Fields are separated by the commas,
/// semicolons or tabs that the first record has, else by spaces, of which several are one.
/// Spaces around a field do not count. A field in double quotes may hold separators, ends of
/// lines, and quotes, which are doubled there. A quote that does not begin a field is a
/// character like others. Records without anything but spaces and tabs are passed over. The
/// text is UTF-8, or UTF-16 with its byte order mark.
///
///     var reader = CSVReader(source)
///     while try reader.next() { print(reader.texts) }
///
/// Source: Shafranovich, *Common format and MIME type for comma-separated values (CSV) files*,
/// RFC 4180, 2005, widened by what is said above.
package struct CSVReader {
  /// A field of the current record.
  package struct Field: Hashable, Sendable {
    /// Where in the buffer it is: without spaces around it, and without its quotes.
    package let range: Range<Int>

    /// Where it is as it stands between separators.
    package let whole: Range<Int>

    /// Whether it stands in quotes.
    package let isQuoted: Bool
  }

  /// Which of the separators in the first record separates.
  package enum Choice: Sendable {
    /// The first outside quotes.
    case first
    /// The last outside quotes, for tables whose last field is a number while any
    /// separator may be a symbol.
    case last
  }

  /// A record is shorter; what is longer is no table, or lacks a quote.
  package static let greatestRecordSize = 1 << 26

  /// What stands between fields; known after the first record.
  package internal(set) var separator: UInt8?

  /// A part of the text, which holds the current record whole.
  package internal(set) var buffer: [UInt8] = []

  /// The fields of the current record.
  package internal(set) var fields: [Field] = []

  /// The number of the line that the current record begins on, counted from 1.
  package internal(set) var lineNumber = 0

  let choice: Choice

  /// Where in the buffer the next record begins, and on which line.
  var start = 0
  var nextLine = 1

  /// Whether a line feed that comes next belongs to the end of the line before.
  var endsWithReturn = false

  private var text: TextParts

  /// The records of `source`, whose symbols are bytes.
  ///
  /// - Parameters:
  ///   - source: what is read.
  ///   - choice: which separator counts, where the first record has several.
  ///   - partSize: how many bytes are read at once.
  package init(_ source: any SymbolSource, by choice: Choice = .first, partSize: Int = 1 << 20) {
    self.choice = choice
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
        // What follows the beginning may be read again: parts double.
        buffer.removeFirst(start)
        start = 0
        guard buffer.count <= Self.greatestRecordSize else {
          throw .longRecord(line: nextLine, isQuoted: isQuoted)
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

  /// What a field says, its doubled quotes made one.
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

  /// What a field says, as text.
  package func text(of field: Field) -> String {
    String(decoding: content(of: field), as: UTF8.self)
  }

  /// What the fields say.
  package var texts: [String] { fields.map { text(of: $0) } }
}
