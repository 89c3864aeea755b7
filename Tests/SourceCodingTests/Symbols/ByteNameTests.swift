import SourceCoding
import Testing

struct ByteNameTests {
  @Test func `reading a name undoes writing it for all byte values`() {
    for byte in UInt8.min...UInt8.max {
      #expect(ByteName.byte(named: ByteName.name(of: byte)) == byte)
    }
  }

  @Test(arguments: [
    ("a", 97), (" ", 32), ("' '", 32), ("'", 39), ("'a'", 97), ("\\n", 10), ("\\0", 0),
    ("\\\\", 92), ("\\", 92), ("\\xE9", 0xE9), ("\\xff", 0xFF), (",", 44),
  ])
  func `names mean bytes`(name: String, byte: UInt8) {
    #expect(ByteName.byte(named: name) == byte)
  }

  @Test(arguments: ["", "ab", "é", "\\q", "\\x", "\\x1", "\\x+1", "\\xGG", "€", "'ab'", "\\x123"])
  func `what names no byte is refused`(name: String) {
    #expect(ByteName.byte(named: name) == nil)
  }
}
