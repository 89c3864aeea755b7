/// The bytes of ZIP archives, as `numpy.savez` writes them.
enum ZIPSample {
  /// An archive of files, in the order of their names.
  static func archive(_ files: [String: [UInt8]], method: Int = 0) -> [UInt8] {
    var (bytes, directory) = ([UInt8](), [UInt8]())
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      let text = Array(name.utf8)
      let offset = bytes.count
      // NumPy leaves room for sizes of 64 bits.
      let extra = [1, 0, 16, 0] + Array(repeating: UInt8(0), count: 16)
      bytes += [0x50, 0x4B, 3, 4] + number(45, 2) + number(0, 2) + number(method, 2) + number(0, 8)
      bytes += number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4)
      bytes += number(text.count, 2) + number(extra.count, 2) + text + extra + content
      directory += [0x50, 0x4B, 1, 2] + number(45, 2) + number(45, 2) + number(0, 2)
      directory += number(method, 2) + number(0, 8) + number(content.count, 4)
      directory += number(content.count, 4) + number(text.count, 2) + number(0, 12)
      directory += number(offset, 4) + text
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2)
    bytes += number(files.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
    return bytes
  }
}
