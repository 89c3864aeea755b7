import SourceCoding

/// A file of named arrays: an `.npz` archive, or tensors in safetensors.
struct ArrayFile {
  /// The arrays in the order of the file.
  let arrays: [(name: String, layout: ArrayLayout)]

  /// The usual names of arrays of labels.
  private static let labelNames = ["labels", "label", "targets", "target", "y", "y_true"]

  /// The usual names of arrays of predictions, those of logarithms first.
  private static let logitNames = ["logits", "logprobs", "log_probs"]
  private static let valueNames = logitNames + ["probabilities", "probs", "predictions", "arr_0"]

  /// The array that was chosen, and the meaning of its numbers.
  struct Choice {
    let name: String
    let layout: ArrayLayout
    let areLogits: Bool
  }

  /// The array of predictions or labels in the file that the user named `path`.
  ///
  /// - Throws: a failure if several arrays may be meant, or none.
  func choice(ofLabels: Bool, path: String) throws(Failure) -> Choice {
    let isLabel = { (name: String) in Self.labelNames.contains(name.lowercased()) }
    let candidates = arrays.filter { isLabel($0.name) == ofLabels }
    let named = ofLabels ? Self.labelNames : Self.valueNames
    let chosen =
      candidates.count == 1
      ? candidates[0]
      : named.lazy.compactMap { name in candidates.first { $0.name.lowercased() == name } }.first
        ?? (arrays.count == 1 ? arrays[0] : nil)
    guard let chosen else {
      throw .job(
        "\(path) holds \(arrays.map(\.name).prefix(8).joined(separator: ", ")), and which of them are "
          + (ofLabels ? "labels" : "predictions") + " is not known",
        remedy: ofLabels ? "call them 'labels'" : "call them 'logits' or 'probabilities'")
    }
    return Choice(
      name: chosen.name, layout: chosen.layout,
      areLogits: Self.logitNames.contains(chosen.name.lowercased()))
  }

  /// Whether the file contains labels as well as predictions.
  var hasLabels: Bool {
    arrays.count > 1 && arrays.contains { Self.labelNames.contains($0.name.lowercased()) }
  }
}

extension FileSource {
  /// The bytes of a range, as far as they lie within the file.
  func bytes(_ range: Range<Int>, of path: String) throws(Failure) -> [UInt8] {
    let clamped = range.clamped(to: 0..<symbolCount)
    var bytes = [UInt8](repeating: 0, count: clamped.count)
    do throws(SourceError) {
      var span = bytes.mutableSpan
      try read(at: clamped.lowerBound, into: &span)
    } catch {
      throw Failure(reading: path, error)
    }
    return bytes
  }
}

extension Collection<UInt8> where Index == Int {
  /// The little-endian number in `count` bytes from `offset` on; `nil` if there are
  /// fewer bytes.
  func littleEndian(at offset: Int, _ count: Int) -> UInt64? {
    let start = startIndex + offset
    guard offset >= 0, count <= self.count - offset else { return nil }
    return self[start..<start + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }
}
