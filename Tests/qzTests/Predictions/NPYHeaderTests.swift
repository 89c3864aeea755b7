import Testing

@testable import qz

struct NPYHeaderTests {
  private func header(_ literal: String, bodyCount: Int, version: UInt8 = 1) throws -> NPYHeader {
    let bytes = NPYSample.header(literal, version: version)
    return try NPYHeader(bytes, fileByteCount: bytes.count + bodyCount)
  }

  @Test func `the header that NumPy writes is read`() throws {
    // Golden: numpy.save of zeros((2, 3)) begins with these 128 bytes.
    let literal = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }"
    let bytes =
      [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0] + Array(literal.utf8)
      + Array(repeating: 0x20, count: 117 - literal.utf8.count) + [0x0A]
    #expect(bytes.count == 128)
    let header = try NPYHeader(bytes, fileByteCount: 128 + 48)
    #expect(header.layout.rowCount == 2)
    #expect(header.layout.columnCount == 3)
    #expect(!header.layout.isFortranOrder)
    #expect(header.layout.byteOffset == 128)
    #expect(header.layout.element == .init(kind: .real, byteCount: 8, isBigEndian: false))
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func `every version is read`(version: UInt8) throws {
    let found = try header(
      "{'fortran_order': True, \"shape\": (5L,), 'descr': '|b1'}", bodyCount: 5, version: version)
    #expect(found.layout.rowCount == 5)
    #expect(found.layout.columnCount == 1)
    #expect(found.layout.isFortranOrder)
  }

  @Test(arguments: [
    "", "{", "{}", "{'descr': '<f8'}", "[1, 2]",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'more': (1,), }",
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2, -3), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 2, 3), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999, 3), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 4), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807, 1), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 4), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } x",
    "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<f2', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<c16', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<\\x668', 'fortran_order': False, 'shape': (2, 3), }",
    "__import__('os').system('true')",
  ])
  func `any other header is refused`(literal: String) {
    #expect(throws: NPYHeader.Refusal.self) { try header(literal, bodyCount: 48) }
  }

  @Test func `no damage to a header does harm`() {
    let bytes = NPYSample.file([[1, 2], [3, 4]])
    for index in 0..<bytes.count - 32 {
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[index] ^= change
        // Whatever comes of it, it does not say more than there is.
        guard let found = try? NPYHeader(damaged, fileByteCount: damaged.count) else { continue }
        let size = found.layout.rowCount * found.layout.columnCount * found.layout.element.byteCount
        #expect(found.layout.byteOffset + size == damaged.count)
      }
    }
    for count in 0..<bytes.count - 32 {
      #expect(throws: NPYHeader.Refusal.self) {
        try NPYHeader(Array(bytes.prefix(count)), fileByteCount: count)
      }
    }
  }
}
