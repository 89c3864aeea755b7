import SourceCoding

/// The type of an array's elements in a file.
struct NumberElement: Equatable {
  enum Kind: Equatable {
    case real
    /// The upper half of a 32-bit real: bfloat16.
    case brain
    case signed
    case unsigned
    case boolean
    /// Text in code points of four bytes each, or in bytes.
    case text(unitSize: Int)
  }

  let kind: Kind
  let byteCount: Int
  var isBigEndian = false

  var isText: Bool { if case .text = kind { true } else { false } }

  /// Whether it is a type of whole numbers, as labels are.
  var isWhole: Bool { kind == .signed || kind == .unsigned || kind == .boolean }

  /// The number represented by the bytes in `word`.
  func value(of word: UInt64) -> Double {
    switch kind {
    case .real where byteCount == 2: return Self.half(UInt16(truncatingIfNeeded: word))
    case .real where byteCount == 4:
      return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .real: return Double(bitPattern: word)
    case .brain: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word) << 16))
    case .unsigned: return Double(word)
    case .boolean: return word == 0 ? 0 : 1
    case .signed:
      let shift = UInt64(64 - byteCount * 8)
      return Double(Int64(bitPattern: word << shift) >> Int64(shift))
    case .text: return .nan
    }
  }

  /// The value of a 16-bit real: a sign, five bits of exponent, ten of fraction.
  ///
  /// Source: IEEE 754-2008, binary16.
  static func half(_ bits: UInt16) -> Double {
    let sign: Double = bits >> 15 == 1 ? -1 : 1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Double(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 0x1F: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
  }
}

/// The layout of an array in a file: the type of its elements, and their place.
struct ArrayLayout: Equatable {
  let element: NumberElement
  let shape: [Int]
  var isFortranOrder = false

  /// The offset in the file at which the elements begin.
  let byteOffset: Int

  /// The number of numbers in a row: 1 for an array of labels, otherwise the length of
  /// its last dimension.
  var columnCount: Int { shape.count > 1 ? shape[shape.count - 1] : 1 }

  /// The number of rows: the product of all dimensions except the last.
  var rowCount: Int { shape.count > 1 ? shape.dropLast().reduce(1, *) : shape.first ?? 1 }

  /// The number of consecutive rows in one sequence of an array with three dimensions
  /// or two.
  var sequenceLength: Int { shape.count > 2 ? shape[shape.count - 2] : rowCount }

  /// The same elements, each as a row of its own.
  var flattened: ArrayLayout {
    ArrayLayout(element: element, shape: [shape.reduce(1, *)], byteOffset: byteOffset)
  }

  /// Whether the elements take `byteCount` bytes.
  func has(byteCount: Int) -> Bool {
    var size = element.byteCount
    for length in shape {
      let (product, isTooMuch) = size.multipliedReportingOverflow(by: length)
      guard !isTooMuch else { return false }
      size = product
    }
    return size == byteCount
  }

  /// The shape in words: `1,000 × 2`.
  var shapeText: String { shape.map(\.grouped).joined(separator: " × ") }
}
