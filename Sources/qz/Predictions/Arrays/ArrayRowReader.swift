import Kernels
import SourceCoding

/// Rows of an array in a file, in either order.
///
/// The rows of a block are read at once: in C order they are adjacent, and in Fortran
/// order each column has one run of them.
struct ArrayRowReader: RowReader {
  let placeName = "row"

  /// Remarks on the interpretation of the file.
  var notes: [String] = []

  let layout: ArrayLayout

  /// Whether the array's name says that the numbers are logarithms.
  let areLogits: Bool

  private let file: FileSource
  private let path: String

  /// The numbers of a block, row by row, or column by column in Fortran order.
  private var numbers: [Double] = []

  /// The bytes of a block of texts.
  private var texts: [UInt8] = []

  /// The range of rows in the block.
  private var block = 0..<0

  /// The next row, counted from 0.
  private var row = 0

  /// The approximate number of numbers in a block.
  private static let blockSize = 1 << 16

  /// A reader of the array at `layout` in `file`, which the user named `path`.
  init(_ file: FileSource, path: String, layout: ArrayLayout, areLogits: Bool = false) {
    (self.file, self.path, self.layout, self.areLogits) = (file, path, layout, areLogits)
    WorkProgress.begin("reading rows", of: layout.rowCount, "rows")
  }

  mutating func next(_ result: inout NumberRow) throws(Failure) -> Bool {
    guard row < layout.rowCount else { return false }
    if row >= block.upperBound { try readBlock() }
    result.place = row + 1
    result.label = .none
    result.areLogits = areLogits
    result.document = layout.shape.count > 2 ? "\(row / max(1, layout.sequenceLength))" : nil
    result.values.removeAll(keepingCapacity: true)
    let index = row - block.lowerBound
    if layout.element.isText {
      result.label = .text(text(at: index))
    } else if layout.isFortranOrder {
      for column in 0..<layout.columnCount {
        result.values.append(numbers[column * block.count + index])
      }
    } else {
      let start = index * layout.columnCount
      result.values.append(contentsOf: numbers[start..<start + layout.columnCount])
    }
    row += 1
    return true
  }

  private mutating func readBlock() throws(Failure) {
    let rowCount = min(
      layout.rowCount - row, max(1, Self.blockSize / max(1, layout.columnCount)))
    block = row..<row + rowCount
    WorkProgress.add(rowCount)
    numbers.removeAll(keepingCapacity: true)
    guard layout.isFortranOrder else {
      return try read(rowCount * layout.columnCount, from: row * layout.columnCount)
    }
    for column in 0..<layout.columnCount {
      try read(rowCount, from: column * layout.rowCount + row)
    }
  }

  /// Appends `count` numbers from number `start` of the array on.
  private mutating func read(_ count: Int, from start: Int) throws(Failure) {
    let element = layout.element
    let size = element.byteCount
    var bytes = [UInt8](repeating: 0, count: count * size)
    do throws(SourceError) {
      var span = bytes.mutableSpan
      try file.read(at: layout.byteOffset + start * size, into: &span)
    } catch {
      throw Failure(reading: path, error)
    }
    guard !element.isText else {
      texts = bytes
      return
    }
    if element.kind == .real, size > 2, !element.isBigEndian {
      return appendReals(bytes, size: size)
    }
    let span = bytes.span
    for index in 0..<count {
      var word: UInt64 = 0
      for place in 0..<size {
        let byte = span[index * size + (element.isBigEndian ? place : size - 1 - place)]
        word = word << 8 | UInt64(byte)
      }
      numbers.append(element.value(of: word))
    }
  }

  /// Appends reals of 4 or 8 bytes, the low byte first.
  private mutating func appendReals(_ bytes: [UInt8], size: Int) {
    let first = numbers.count
    let count = bytes.count / size
    numbers.append(contentsOf: repeatElement(0, count: count))
    var all = numbers.mutableSpan
    var part = all._mutatingExtracting(first..<first + count)
    if size == 4 {
      convertSingles(bytes.span, into: &part)
    } else {
      convertDoubles(bytes.span, into: &part)
    }
  }

  /// The text of a row of the block, without the zeros after it.
  private func text(at index: Int) -> String {
    let element = layout.element
    let bytes = texts[index * element.byteCount..<(index + 1) * element.byteCount]
    guard case .text(unitSize: 4) = element.kind else {
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    var text = ""
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 4) {
      let unit = bytes[start..<start + 4]
      let word = (element.isBigEndian ? Array(unit) : unit.reversed())
        .reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard word != 0 else { break }
      text.unicodeScalars.append(Unicode.Scalar(word) ?? "\u{FFFD}")
    }
    return text
  }
}
