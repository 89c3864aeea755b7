import Foundation

/// A folder with the files that examples in help and documentation name.
enum ExampleFolder {
  /// Makes the folder.
  static func make() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let sentence = "this is an example of a huffman tree\n"
    try folder.write(String(repeating: sentence, count: 40), "FILE")
    for (name, text) in [("a.txt", "to be or not to be\n"), ("b.txt", "être ou ne pas être\n")] {
      try folder.write(String(repeating: text, count: 30), name)
    }
    try folder.write(String(repeating: "not to be\n", count: 30), "mine.txt")
    try FileManager.default.createDirectory(
      atPath: folder.path("texts"), withIntermediateDirectories: true)
    for name in ["a.txt", "b.txt"] { try folder.write(folder.text(name), "texts/\(name)") }
    try folder.write("label,cat,dog\ncat,0.75,0.25\ndog,0.5,0.5\ndog,0.125,0.875\n", "test.csv")
    try folder.write("label,cat,dog\ncat,0.7,0.3\ndog,0.5,0.5\ndog,0.25,0.75\n", "a.csv")
    try folder.write("label,cat,dog\ncat,0.75,0.25\ndog,0.5,0.5\ndog,0.125,0.875\n", "b.csv")
    try folder.write("label,cat,dog\ncat,0.6,0.4\ndog,0.5,0.5\ndog,0.375,0.625\n", "c.csv")
    try folder.write(
      """
      {"text": "to", "logprob": -1.5}
      {"text": " be", "logprob": -0.25}

      """, "tokens.jsonl")
    try writeArray([2, 0, 0, 1], shape: "(2, 2)", to: folder.path("logits.npy"))
    try writeArray([0, 1], shape: "(2,)", to: folder.path("y.npy"))
    return folder
  }

  /// What must have been done for an example to have what it needs.
  static func preparation(of line: String) -> String? {
    let book = "qz design FILE -o book.json"
    if line.hasPrefix("qz decode") {
      if line.contains("--book") { return "\(book) && qz encode FILE --book book.json -o FILE.qz" }
      return line.contains("-z")
        ? "qz encode FILE -z corpus:english -o FILE.qz" : "qz encode FILE -o FILE.qz"
    }
    if line.contains("tally:MONDAY") {
      return "qz tally a.txt -o MONDAY && qz tally b.txt -o TUESDAY"
    }
    if line.contains("tally:FILE.tally") { return "qz tally FILE -o FILE.tally" }
    if line.hasPrefix("qz merge") {
      return "qz tally a.txt -o a.tally && qz tally b.txt -o b.tally && mkdir -p shards "
        + "&& cp a.tally b.tally shards && cp a.tally all.tally && cp a.tally more.tally"
    }
    if line.hasPrefix("qz inspect") { return "qz encode FILE -o FILE.qz" }
    return line.contains("--book book.json") ? book : nil
  }

  /// Writes numbers as NumPy does, in version 1 of its format.
  private static func writeArray(_ numbers: [Double], shape: String, to path: String) throws {
    let isWhole = shape.hasSuffix(",)")
    var header =
      "{'descr': '\(isWhole ? "<i8" : "<f8")', 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: 64 - (header.utf8.count + 11) % 64) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes += [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)]
    bytes += Array(header.utf8)
    for number in numbers {
      let bits = isWhole ? UInt64(number) : number.bitPattern
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
