import SourceCoding

extension ArrayFile {
  /// Whether a file of `byteCount` bytes with this beginning may contain tensors in
  /// safetensors.
  static func looksLikeTensors(_ beginning: [UInt8], byteCount: Int) -> Bool {
    guard let length = beginning.littleEndian(at: 0, 8), beginning.count > 8 else { return false }
    return beginning[8] == UInt8(ascii: "{") && length >= 2 && length < 100_000_000
      && Int(length) + 8 <= byteCount
  }

  /// The tensors of a safetensors file, which consists of the length of a header, the
  /// header in JSON, and the numbers.
  ///
  ///     {"logits": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
  ///
  /// Source: Hugging Face, *Safetensors: format*.
  ///
  /// - Throws: a failure if it is damaged.
  init(tensors file: FileSource, path: String) throws(Failure) {
    let length = Int(try file.bytes(0..<8, of: path).littleEndian(at: 0, 8) ?? 0)
    let header = try file.bytes(8..<8 + length, of: path)
    var parser = JSONTreeParser(header, 0..<header.count)
    guard let members = parser.value()?.members else {
      throw .job("\(path): the header of the tensors is not JSON", remedy: "save it again")
    }
    var arrays: [(name: String, layout: ArrayLayout)] = []
    for (name, value) in members where name != "__metadata__" {
      guard let type = value["dtype"]?.string, let shape = value["shape"]?.numbers,
        let offsets = value["data_offsets"]?.numbers, offsets.count == 2,
        let first = Int(exactly: offsets[0]), let last = Int(exactly: offsets[1]), 0 <= first,
        first <= last, last <= file.symbolCount - 8 - length
      else {
        throw .job("\(path): the tensor '\(name)' is not in the file", remedy: "save it again")
      }
      guard let element = Self.elements[type] else { continue }
      let layout = ArrayLayout(
        element: element, shape: shape.compactMap { Int(exactly: $0) },
        byteOffset: 8 + length + first)
      guard 1...3 ~= layout.shape.count, layout.shape.count == shape.count,
        layout.shape.allSatisfy({ $0 >= 0 }), layout.has(byteCount: last - first)
      else { continue }
      arrays.append((name, layout))
    }
    guard !arrays.isEmpty else {
      throw .job(
        "\(path) holds no tensor of one to three dimensions that can be read",
        remedy: "save logits as F32, F16 or BF16, labels as I64")
    }
    // The order of an object's members has no meaning.
    self.arrays = arrays.sorted { $0.name < $1.name }
  }

  private static let elements: [String: NumberElement] = [
    "F64": .init(kind: .real, byteCount: 8), "F32": .init(kind: .real, byteCount: 4),
    "F16": .init(kind: .real, byteCount: 2), "BF16": .init(kind: .brain, byteCount: 2),
    "I64": .init(kind: .signed, byteCount: 8), "I32": .init(kind: .signed, byteCount: 4),
    "I16": .init(kind: .signed, byteCount: 2), "I8": .init(kind: .signed, byteCount: 1),
    "U32": .init(kind: .unsigned, byteCount: 4), "U16": .init(kind: .unsigned, byteCount: 2),
    "U8": .init(kind: .unsigned, byteCount: 1), "BOOL": .init(kind: .boolean, byteCount: 1),
  ]
}
