/// The way in which a store of messages divides its content into messages.
package struct StoreLayout: Hashable, Sendable {
  /// The message unit: `line`, `nul`, `fixed` or `file`.
  package let unit: MessageUnit

  /// The number of separator bytes after most messages: 1 for LF or a zero byte, 2 for
  /// CR LF, 0 for none.
  package let usualSeparator: Int

  /// Makes the layout of messages that were cut by a unit.
  ///
  /// - Precondition: the messages restore the data.
  package init(of list: MessageList) {
    precondition(list.unit.keepsData, "a store gives its content back")
    var counts = [0, 0, 0]
    for size in list.separatorSizes { counts[Int(size)] += 1 }
    unit = list.unit
    usualSeparator = counts[2] > counts[1] ? 2 : list.separatorSizes.isEmpty ? 0 : 1
  }

  /// Returns the separator of `size` bytes; `nil` if the unit has none of that size.
  func separator(ofSize size: Int) -> [UInt8]? {
    switch (unit, size) {
    case (_, 0): []
    case (.line, 1): [0x0A]
    case (.line, 2): [0x0D, 0x0A]
    case (.nul, 1): [0]
    default: nil
    }
  }

  /// Appends the fields of a header.
  func write(to fields: inout [UInt8]) {
    fields.append(field: unit.name.utf8)
    fields.append(UInt8(usualSeparator))
  }

  /// Reads the fields of a header.
  ///
  /// - Throws: the reason why they are not those of a layout.
  init(_ reader: inout FieldReader) throws(QZError.Reason) {
    let name = try reader.string(.messageUnit)
    guard let unit = try? MessageUnit(named: name), unit.keepsData, unit.name == name else {
      throw .unsupported("the message unit '\(name)'")
    }
    self.unit = unit
    usualSeparator = Int(try reader.byte(.usualSeparator))
    guard separator(ofSize: usualSeparator) != nil else { throw .malformed }
  }
}
