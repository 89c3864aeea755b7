/// How a file that is a store of messages cuts its content into them.
package struct StoreLayout: Hashable, Sendable {
  /// What the content was cut by: `line`, `nul`, `fixed` or `file`.
  package let unit: MessageUnit

  /// How many bytes stand after most messages: 1 of LF, 2 of CR LF, 1 of a zero byte, 0 of none.
  package let usualSeparator: Int

  /// The layout of messages that were cut so.
  ///
  /// - Precondition: the messages give the data back.
  package init(of list: MessageList) {
    precondition(list.unit.keepsData, "a store gives its content back")
    var counts = [0, 0, 0]
    for size in list.separatorSizes { counts[Int(size)] += 1 }
    unit = list.unit
    usualSeparator = counts[2] > counts[1] ? 2 : list.separatorSizes.isEmpty ? 0 : 1
  }

  /// What stands after a message, of so many bytes; `nil` if nothing of that size does.
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
    let name = try reader.string()
    guard let unit = try? MessageUnit(named: name), unit.keepsData, unit.name == name else {
      throw .unsupported("the message unit '\(name)'")
    }
    self.unit = unit
    usualSeparator = Int(try reader.byte())
    guard separator(ofSize: usualSeparator) != nil else { throw .malformed }
  }
}
