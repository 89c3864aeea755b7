import SourceCoding

/// Rows of numbers in an NPY file, in either order.
///
/// The rows of a block are read at once: in C order they stand together, in
/// Fortran order there is a run of each column.
struct NPYRowReader: RowReader {
  let placeName = "row"

  let header: NPYHeader
  private let file: FileSource
  private let path: String

  /// The numbers of a block, row by row, or column by column in Fortran order.
  private var numbers: [Double] = []

  /// The rows in the block.
  private var block = 0..<0

  /// The row to come, counted from 0.
  private var row = 0

  /// The numbers in a block, about.
  private static let blockSize = 1 << 16

  /// A reader of `file`, which the user called `path`.
  ///
  /// - Throws: a failure if its header is not that of numbers in rows.
  init(_ file: FileSource, path: String) throws(Failure) {
    (self.file, self.path) = (file, path)
    var start = [UInt8](repeating: 0, count: min(file.symbolCount, NPYHeader.greatestByteCount))
    do throws(SourceError) {
      var span = start.mutableSpan
      try file.read(at: 0, into: &span)
    } catch {
      throw Failure(reading: path, error)
    }
    do throws(NPYHeader.Refusal) {
      header = try NPYHeader(start, fileByteCount: file.symbolCount)
    } catch {
      throw .job("\(path): \(error.reason)", remedy: error.remedy)
    }
    WorkProgress.begin("reading rows", of: header.rowCount, "rows")
  }

  mutating func next(_ result: inout NumberRow) throws(Failure) -> Bool {
    guard row < header.rowCount else { return false }
    if row >= block.upperBound { try readBlock() }
    result.place = row + 1
    result.label.removeAll(keepingCapacity: true)
    result.values.removeAll(keepingCapacity: true)
    let index = row - block.lowerBound
    for column in 0..<header.columnCount {
      let place =
        header.isFortranOrder ? column * block.count + index : index * header.columnCount + column
      result.values.append(numbers[place])
    }
    row += 1
    return true
  }

  private mutating func readBlock() throws(Failure) {
    let rowCount = min(
      header.rowCount - row, max(1, Self.blockSize / max(1, header.columnCount)))
    block = row..<row + rowCount
    WorkProgress.add(rowCount)
    numbers.removeAll(keepingCapacity: true)
    guard header.isFortranOrder else {
      return try read(rowCount * header.columnCount, from: row * header.columnCount)
    }
    for column in 0..<header.columnCount {
      try read(rowCount, from: column * header.rowCount + row)
    }
  }

  /// Appends `count` numbers, the first of them number `start` of the file.
  private mutating func read(_ count: Int, from start: Int) throws(Failure) {
    let element = header.element
    let size = element.byteCount
    var bytes = [UInt8](repeating: 0, count: count * size)
    do throws(SourceError) {
      var span = bytes.mutableSpan
      try file.read(at: header.byteOffset + start * size, into: &span)
    } catch {
      throw Failure(reading: path, error)
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
}

extension NPYHeader.Element {
  /// The number that the bytes are, the top one first.
  fileprivate func value(of word: UInt64) -> Double {
    switch kind {
    case .real where byteCount == 4:
      return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .real: return Double(bitPattern: word)
    case .unsigned: return Double(word)
    case .boolean: return word == 0 ? 0 : 1
    case .signed:
      let shift = UInt64(64 - byteCount * 8)
      return Double(Int64(bitPattern: word << shift) >> Int64(shift))
    }
  }
}
