import Foundation
import Testing

@testable import qz

/// Arrays that are damaged, or of which nobody knows what they are.
struct ScoreArrayMistakeTests {
  private static let rows = NPYSample.file([[0.5, 0.5], [0.25, 0.75]])
  private static let labels = Array("0\n1\n".utf8)

  /// A file of tensors with the given header.
  private static func tensors(_ header: String, _ content: [UInt8]) -> [UInt8] {
    let size = header.utf8.count
    return (0..<8).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + Array(header.utf8)
      + content
  }

  private static func tensor(
    _ type: String, _ shape: String, _ offsets: String, room: Int = 0
  ) -> [UInt8] {
    let note = String(repeating: "x", count: room)
    return tensors(
      "{\"__metadata__\": {\"note\": \"\(note)\"}, \"probs\": {\"dtype\": \"\(type)\", "
        + "\"shape\": \(shape), \"data_offsets\": \(offsets)}}", [UInt8](repeating: 0, count: 16))
  }

  private static func refusal(_ content: [UInt8], _ line: String) -> Refusal {
    Refusal(bytes: ["f": content, "y": labels], "score @f --labels @y", line)
  }

  private static let outside = "f: the tensor 'probs' is not in the file; save it again"
  private static let unreadable =
    "f holds no tensor of one to three dimensions that can be read; save logits as F32, F16 or BF16, "
    + "labels as I64"

  @Test(arguments: [
    refusal(tensors("{\"a\": [1,}", []), "f: the header of the tensors is not JSON; save it again"),
    refusal(tensor("F8", "[1, 2]", "[0, 2]"), unreadable),
    refusal(tensor("F32", "[1, 2, 2, 1]", "[0, 16]"), unreadable),
    refusal(tensor("F32", "[1, 2]", "[0, 2000]"), outside),
    refusal(tensor("F64", "[1, 2]", "[-16, 0]"), outside),
    refusal(tensor("F64", "[1000, 125]", "[-1000000, 0]"), outside),
    refusal(tensor("F64", "[1, 2]", "[0, 9223372036854774784]", room: 2_000), outside),
    refusal(tensor("F64", "[1, 2]", "[-9223372036854774784, 16]", room: 2_000), outside),
  ])
  func `tensors whose header is not true`(refusal: Refusal) throws { try refusal.hold() }

  private static let archive = ZIPSample.archive(["a.npy": rows])

  /// The archive with a size of 4 GiB in its directory.
  private static var great: [UInt8] {
    var bytes = archive
    let entry = bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) } ?? 0
    for place in entry + 24..<entry + 28 { bytes[place] = 0xFF }
    return bytes
  }

  @Test(arguments: [
    refusal(
      Array(archive.dropLast(30)),
      "f: the archive is cut off or damaged; save it again with numpy.savez"),
    refusal(
      ZIPSample.archive(["a.txt": [97]]),
      "f: 'a.txt' in the archive is not an array of NumPy; save arrays with numpy.savez"),
    refusal(
      great, "f: 'a.npy' has 4 GiB or more; save it with numpy.save in a file of its own"),
    refusal(
      [0x50, 0x4B, 3, 4] + ZIPSample.archive([:]),
      "f holds no arrays; save arrays with numpy.savez"),
    refusal(
      ZIPSample.archive(["a.npy": rows, "b.npy": rows]),
      "f holds a, b, and which of them are predictions is not known; call them 'logits' or "
        + "'probabilities'"),
    Refusal(
      bytes: ["f": rows, "y": ZIPSample.archive(["a.npy": rows, "b.npy": rows])],
      "score @f --labels @y",
      "y holds a, b, and which of them are labels is not known; call them 'labels'"),
    refusal(
      NPYSample.header("{'descr': '<f8', 'fortran_order': True, 'shape': (1, 2, 2), }")
        + [UInt8](repeating: 0, count: 32),
      "f: the NPY array of three dimensions is in Fortran order; save numpy.ascontiguousarray of "
        + "it"),
  ])
  func `archives and arrays`(refusal: Refusal) throws { try refusal.hold() }

  private static func base(_ numbers: [Int32], _ rest: Int) -> [UInt8] {
    Array("_logits_".utf8)
      + numbers.flatMap { number in
        (0..<4).map { UInt8(truncatingIfNeeded: UInt32(bitPattern: number) >> (8 * UInt32($0))) }
      } + [UInt8](repeating: 0, count: rest)
  }

  @Test(arguments: [
    refusal(
      base([0, 2, 1], 0),
      "f: the header of the base file is damaged; write it again with llama-perplexity "
        + "--kl-divergence-base"),
    refusal(
      base([4, 2, 1], 10),
      "f: the base file should have 48 bytes and has 30; write it again with llama-perplexity "
        + "--kl-divergence-base, to its end"),
  ])
  func `base files of llama-perplexity`(refusal: Refusal) throws {
    try Refusal(bytes: refusal.files, "score @f", refusal.line).hold()
  }

  @Test(arguments: [("<U3", 4), (">U3", 4), ("|S3", 1)])
  func `labels may be texts of a fixed width`(type: String, width: Int) throws {
    var bytes = NPYSample.header("{'descr': '\(type)', 'fortran_order': False, 'shape': (2,), }")
    for text in ["1", "0"] {
      for place in 0..<3 {
        var unit = [UInt8](repeating: 0, count: width)
        let byte = place == 0 ? Array(text.utf8)[0] : 0
        unit[type.hasPrefix(">") ? width - 1 : 0] = byte
        bytes += unit
      }
    }
    let reading = try ScoreReading()
    let result = try reading.score(
      [NPYSample.file([[0.5, 0.5], [0.25, 0.75]]), bytes], ["a", "--labels", "b"])
    // The labels are 1 and 0: −log2 0.5 and −log2 0.25.
    #expect(isNear(result["crossEntropy"], 1.5))
  }
}
