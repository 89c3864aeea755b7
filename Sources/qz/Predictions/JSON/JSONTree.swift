/// A JSON value, as programs write it.
///
/// More is accepted than the standard allows, because files contain it: Python's
/// `json.dumps` writes `NaN`, `Infinity` and lone surrogates. The members of an object
/// keep their order, which has a meaning in some formats.
indirect enum JSONTree: Sendable {
  case null
  case truth(Bool)
  case number(Double)
  /// A text in UTF-8. A lone surrogate U+DC80 to U+DCFF represents the byte from which
  /// Python's `surrogateescape` made it; any other becomes U+FFFD.
  case text([UInt8])
  case list([JSONTree])
  case object([(key: String, value: JSONTree)])

  /// The member of an object with the given key; `nil` if there is none.
  subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    for member in members where member.key == key { return member.value }
    return nil
  }

  /// The item of a list at `index`; `nil` if there is none.
  subscript(index: Int) -> JSONTree? {
    guard case .list(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// The first member with one of `keys` that is not null, with its key.
  func first(of keys: [String]) -> (key: String, value: JSONTree)? {
    for key in keys {
      if let value = self[key], !value.isNull { return (key, value) }
    }
    return nil
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  /// The value as a number, or the number that its text spells, including the texts
  /// `inf`, `-inf` and `nan`.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let bytes): DecimalField.value(bytes, 0..<bytes.count)
    default: nil
    }
  }

  var bytes: [UInt8]? { if case .text(let bytes) = self { bytes } else { nil } }
  var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
  var items: [JSONTree]? { if case .list(let items) = self { items } else { nil } }
  var members: [(key: String, value: JSONTree)]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// A text, or a number as text; files write the names of documents and rows in both
  /// ways.
  var name: String? {
    switch self {
    case .text: string
    case .number(let number):
      Int(exactly: number).map { "\($0)" } ?? "\(number)"
    default: nil
    }
  }

  /// The bytes in a list of numbers from 0 to 255; `nil` if it is something else.
  var byteList: [UInt8]? {
    guard let items else { return nil }
    var bytes: [UInt8] = []
    for item in items {
      guard let byte = item.number.flatMap({ UInt8(exactly: $0) }) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// The numbers of a list; `nil` if an item is something else.
  var numbers: [Double]? {
    guard let items else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(items.count)
    for item in items {
      guard let number = item.number else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
