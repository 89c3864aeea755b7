/// A text in UTF-8 or UTF-16, read part by part.
///
/// A byte order mark at the beginning tells which of the two it is, and is not part of
/// the text. Without a mark the bytes are passed on as they are; UTF-16 is converted to
/// UTF-8.
package struct TextParts {
  private let source: any SymbolSource
  private let partSize: Int

  /// The place in the source at which the next part begins.
  private var offset = 0

  /// The encoding of the bytes; `nil` until the mark has been looked for.
  private var encoding: Encoding?

  /// A UTF-16 code unit that has not been written yet: the first half of a pair.
  private var half: UInt16?

  private enum Encoding {
    case bytes
    case utf16(isBigEndian: Bool)
  }

  /// The text of `source`, whose symbols are bytes.
  ///
  /// - Parameters:
  ///   - source: the bytes.
  ///   - partSize: the number of bytes that are read at once, at least 4.
  package init(_ source: any SymbolSource, partSize: Int) {
    self.source = source
    // A part contains whole code units only.
    self.partSize = max(4, partSize / 2 * 2)
  }

  /// Appends the next part to `text`; it is at least as long as `text`, if the source
  /// has that much.
  ///
  /// - Returns: false at the end of the text, where nothing was appended.
  /// - Throws: ``CSVError`` if the text cannot be read, or is not valid UTF-16.
  package mutating func append(to text: inout [UInt8]) throws(CSVError) -> Bool {
    let count = min(max(partSize, text.count / 2 * 2), source.symbolCount - offset)
    guard count > 0 else {
      guard half == nil else { throw .notUTF16 }
      return false
    }
    var part = [UInt8](repeating: 0, count: count)
    do throws(SourceError) {
      var span = part.mutableSpan
      try source.read(at: offset, into: &span)
    } catch {
      throw .source(error)
    }
    offset += count
    WorkProgress.add(count)
    var start = 0
    if encoding == nil { (encoding, start) = Self.encoding(of: part) }
    if case .utf16(let isBigEndian) = encoding {
      try append(part[start...], isBigEndian, to: &text)
    } else {
      text += part[start...]
    }
    return true
  }

  private static func encoding(of part: [UInt8]) -> (Encoding, markSize: Int) {
    if part.starts(with: [0xEF, 0xBB, 0xBF]) { return (.bytes, 3) }
    if part.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), 2) }
    if part.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), 2) }
    return (.bytes, 0)
  }

  private mutating func append(
    _ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool, to text: inout [UInt8]
  ) throws(CSVError) {
    guard bytes.count % 2 == 0 else { throw .notUTF16 }
    for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      let scalar: Unicode.Scalar?
      switch (half, unit >> 10) {
      case (nil, 0x36):
        half = unit
        continue
      case (let high?, 0x37):
        scalar = Unicode.Scalar(0x1_0000 + UInt32(high & 0x3FF) << 10 + UInt32(unit & 0x3FF))
        half = nil
      case (nil, _): scalar = Unicode.Scalar(unit)
      default: scalar = nil
      }
      guard let scalar else { throw .notUTF16 }
      if let bytes = UTF8.encode(scalar) { text += bytes }
    }
  }
}
