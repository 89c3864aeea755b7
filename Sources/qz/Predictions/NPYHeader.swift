import SourceCoding

/// What the header of an NPY file says: the type of its numbers, their order, and
/// how many there are.
///
///     \x93NUMPY  major minor  length  {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }
///
/// The header is a literal of Python. Only this form of it is read, and nothing is
/// believed before it was checked against the length of the file. Version 1 has a
/// length of two bytes, versions 2 and 3 one of four.
///
/// Source: *A simple file format for NumPy arrays*, NumPy enhancement proposal 1,
/// 2007.
struct NPYHeader: Equatable {
  /// A type of number.
  struct Element: Equatable {
    enum Kind: Character {
      case real = "f"
      case signed = "i"
      case unsigned = "u"
      case boolean = "b"
    }
    let kind: Kind
    let byteCount: Int
    let isBigEndian: Bool
  }

  let element: Element
  let isFortranOrder: Bool
  let rowCount: Int
  /// The numbers in a row; 1 for an array of one dimension.
  let columnCount: Int
  /// Where the numbers begin.
  let byteOffset: Int

  /// What files of this kind begin with.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// More than any header of numbers has.
  static let greatestByteCount = 1 << 16

  /// Why a header is refused.
  struct Refusal: Error, Equatable {
    let reason: String
    var remedy = "save it again with numpy.save, as an array of numbers"
  }

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - bytes: the beginning of the file, at least ``greatestByteCount`` of it
  ///     or all.
  ///   - fileByteCount: the length of the file.
  /// - Throws: ``Refusal`` if it is not that of numbers in rows.
  init(_ bytes: [UInt8], fileByteCount: Int) throws(Refusal) {
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
      throw Refusal(reason: "the NPY header of \(length.grouped) bytes is cut off or too long")
    }
    byteOffset = start + length
    var literal = PythonLiteral(bytes[start..<byteOffset])
    guard let members = literal.dictionary() else {
      throw Refusal(reason: "the NPY header is not the description of an array")
    }
    guard case .text(let type) = members["descr"],
      case .truth(let order) = members["fortran_order"],
      case .numbers(let shape) = members["shape"], members.count == 3
    else { throw Refusal(reason: "the NPY header lacks descr, fortran_order or shape") }
    element = try Self.element(type)
    isFortranOrder = order
    guard 1...2 ~= shape.count else {
      throw Refusal(
        reason: "the NPY array has \(shape.count) dimensions",
        remedy: "save one of rows and columns")
    }
    (rowCount, columnCount) = (shape[0], shape.count == 2 ? shape[1] : 1)
    let (count, isTooMany) = rowCount.multipliedReportingOverflow(by: columnCount)
    let (size, isTooLong) = count.multipliedReportingOverflow(by: element.byteCount)
    guard !isTooMany, !isTooLong, size == fileByteCount - byteOffset else {
      throw Refusal(
        reason: "the NPY header says \(rowCount.grouped) × \(columnCount.grouped) numbers of "
          + "\(element.byteCount) bytes, and \((fileByteCount - byteOffset).grouped) bytes follow")
    }
  }

  private static func element(_ type: String) throws(Refusal) -> Element {
    let characters = Array(type)
    let sizes: [Element.Kind: [Int]] = [
      .real: [4, 8], .signed: [1, 2, 4, 8], .unsigned: [1, 2, 4], .boolean: [1],
    ]
    guard characters.count == 3, "<>|=".contains(characters[0]),
      let kind = Element.Kind(rawValue: characters[1]), let size = characters[2].wholeNumberValue,
      sizes[kind]?.contains(size) == true
    else {
      throw Refusal(
        reason: "numbers of the NPY type '\(type.prefix(20))' cannot be read",
        remedy: "save them as float32 or float64, labels as int64")
    }
    return Element(kind: kind, byteCount: size, isBigEndian: characters[0] == ">")
  }
}
