/// The bytes of NPY files, as NumPy writes them.
enum NPYSample {
  /// A file of numbers in the given type, row by row or column by column.
  static func file(
    _ rows: [[Double]], type: String = "<f8", isFortranOrder: Bool = false, version: UInt8 = 1,
    isVector: Bool = false, shape given: String? = nil
  ) -> [UInt8] {
    let columnCount = rows[0].count
    let shape = given ?? (isVector ? "(\(rows.count),)" : "(\(rows.count), \(columnCount))")
    let order = isFortranOrder ? "True" : "False"
    let numbers =
      isFortranOrder
      ? (0..<columnCount).flatMap { column in rows.map { $0[column] } } : rows.flatMap { $0 }
    return header(
      "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }", version: version)
      + numbers.flatMap { bytes(of: $0, type) }
  }

  /// A header with the given literal, padded to a multiple of 64 bytes.
  static func header(_ literal: String, version: UInt8 = 1) -> [UInt8] {
    let lengthSize = version == 1 ? 2 : 4
    let used = 8 + lengthSize + literal.utf8.count + 1
    let padding = String(repeating: " ", count: (64 - used % 64) % 64)
    let text = Array((literal + padding + "\n").utf8)
    let length = (0..<lengthSize).map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text
  }

  /// The bits of a number that a half holds without rounding.
  private static func half(_ number: Double) -> UInt16 {
    guard number != 0 else { return 0 }
    let fraction = UInt16((number.magnitude.significand - 1) * 1024)
    return (number < 0 ? 0x8000 : 0) | UInt16(number.exponent + 15) << 10 | fraction
  }

  private static func bytes(of number: Double, _ type: String) -> [UInt8] {
    let size = Int(String(type.last ?? "8")) ?? 8
    let word: UInt64 =
      switch type.dropFirst().first {
      case "f" where size == 4: UInt64(Float(number).bitPattern)
      case "f" where size == 2: UInt64(half(number))
      case "f": number.bitPattern
      case "u" where size == 2: UInt64(Float(number).bitPattern >> 16)
      default: UInt64(bitPattern: Int64(number))
      }
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) }
    return type.first == ">" ? bytes.reversed() : bytes
  }
}
