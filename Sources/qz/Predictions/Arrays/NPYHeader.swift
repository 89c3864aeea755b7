import SourceCoding

/// The header of an NPY file: the type of its numbers, their order, and how many there
/// are.
///
///     \x93NUMPY  major minor  length  {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }
///
/// The header is a Python literal. Only this form of it is read, and it is checked
/// against the length of the file before it is used. Version 1 has a length of two
/// bytes, versions 2 and 3 one of four.
///
/// Source: *A simple file format for NumPy arrays*, NumPy enhancement proposal 1, 2007.
struct NPYHeader: Equatable {
  /// The layout of the array, with its offset counted from the beginning of the header.
  let layout: ArrayLayout

  /// The first bytes of an NPY file.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The greatest length of a header in bytes; headers of numbers are shorter.
  static let greatestByteCount = 1 << 16

  /// The reason why a header is rejected.
  struct Refusal: Error, Equatable {
    let reason: String
    var remedy = "save it again with numpy.save, as an array of numbers"
  }

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - bytes: the beginning of the file: at least ``greatestByteCount`` bytes, or the
  ///     whole file.
  ///   - fileByteCount: the length of the file.
  ///   - isBrain: whether unsigned numbers of two bytes are bfloat16, for which NumPy
  ///     has no name.
  /// - Throws: ``Refusal`` if it is not the header of numbers in rows.
  init(_ bytes: [UInt8], fileByteCount: Int, isBrain: Bool = false) throws(Refusal) {
    guard bytes.starts(with: Self.magic), bytes.count >= 10 else {
      throw Refusal(reason: "the header of an NPY file is cut off")
    }
    guard 1...3 ~= bytes[6] else {
      throw Refusal(reason: "NPY version \(bytes[6]) is unknown")
    }
    let start = bytes[6] == 1 ? 10 : 12
    guard bytes.count >= start else { throw Refusal(reason: "the NPY header is cut off") }
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard start + length <= min(bytes.count, Self.greatestByteCount) else {
      throw Refusal(reason: "the NPY header of \(length.counted("byte")) is cut off or too long")
    }
    var literal = PythonLiteral(bytes[start..<start + length])
    guard let members = literal.dictionary() else {
      throw Refusal(
        reason: "the NPY header is not the description of an array of numbers",
        remedy: "save an array of one type with numpy.save")
    }
    guard case .text(let type) = members["descr"],
      case .truth(let order) = members["fortran_order"],
      case .numbers(let shape) = members["shape"], members.count == 3
    else { throw Refusal(reason: "the NPY header lacks descr, fortran_order or shape") }
    guard 1...3 ~= shape.count else {
      throw Refusal(
        reason: "the NPY array has \(shape.count) dimensions",
        remedy: "save one of rows and columns")
    }
    guard !order || shape.count < 3 else {
      throw Refusal(
        reason: "the NPY array of three dimensions is in Fortran order",
        remedy: "save numpy.ascontiguousarray of it")
    }
    layout = ArrayLayout(
      element: try Self.element(type, isBrain: isBrain), shape: shape, isFortranOrder: order,
      byteOffset: start + length)
    let rest = fileByteCount - layout.byteOffset
    guard layout.has(byteCount: rest) else {
      let whole = shape.count > 1 ? layout.shapeText : "\(layout.shapeText) × 1"
      let size = layout.element.byteCount.counted("byte")
      throw Refusal(
        reason: "the NPY header says \(whole) numbers of \(size), and "
          + "\(rest.counted("byte")) \(rest == 1 ? "follows" : "follow")")
    }
  }

  private static func element(_ type: String, isBrain: Bool) throws(Refusal) -> NumberElement {
    let characters = Array(type)
    if characters.count >= 3, let length = Int(String(characters[2...])), length > 0 {
      let isBig = characters[0] == ">"
      switch (characters[1], length) {
      case ("f", 2), ("f", 4), ("f", 8):
        return NumberElement(kind: .real, byteCount: length, isBigEndian: isBig)
      case ("i", 1), ("i", 2), ("i", 4), ("i", 8):
        return NumberElement(kind: .signed, byteCount: length, isBigEndian: isBig)
      case ("u", 2) where isBrain, ("V", 2) where isBrain:
        return NumberElement(kind: .brain, byteCount: 2, isBigEndian: isBig)
      case ("u", 1), ("u", 2), ("u", 4):
        return NumberElement(kind: .unsigned, byteCount: length, isBigEndian: isBig)
      case ("b", 1): return NumberElement(kind: .boolean, byteCount: 1)
      case ("U", 1...4096):
        return NumberElement(
          kind: .text(unitSize: 4), byteCount: 4 * length, isBigEndian: isBig)
      case ("S", 1...4096): return NumberElement(kind: .text(unitSize: 1), byteCount: length)
      default: break
      }
    }
    throw Refusal(
      reason: "numbers of the NPY type '\(type.prefix(20))' cannot be read",
      remedy: type.hasPrefix("|V2") || type.hasPrefix("<V2")
        ? "say --dtype bfloat16 if they are that"
        : "save them as float32 or float64, labels as int64")
  }
}
