import Foundation
import SourceCoding

/// A file as llama-perplexity writes with `--kl-divergence-base`, of logits drawn at random.
struct LogitsBaseSample {
  let bytes: [UInt8]

  /// −ln p of each token that is scored, as the file has it.
  let losses: [Double]

  /// The log-probabilities of each row that is scored, as the file has them.
  let rows: [[Float]]

  /// The rows, counted from 1, whose right answer has a probability that was raised to the floor.
  let floorRows: [Int]

  init(
    contextSize: Int, vocabularySize: Int, chunkCount: Int, seed: UInt64, noise: Double = 0,
    spread: Double = 12
  ) {
    var rng = SplitMix64(seed: seed)
    var other = SplitMix64(seed: seed &+ 77)
    func real() -> Double { Double(rng.next() >> 11) * 0x1p-53 }
    var bytes = Array("_logits_".utf8)
    func append(_ number: Int32) {
      let word = UInt32(bitPattern: number)
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    for number in [contextSize, vocabularySize, chunkCount] { append(Int32(number)) }
    let tokens = (0..<chunkCount * contextSize).map { _ in Int(rng.next() % UInt64(vocabularySize))
    }
    for token in tokens { append(Int32(token)) }
    var (losses, rows) = ([Double](), [[Float]]())
    var floorRows: [Int] = []
    let first = contextSize / 2
    for chunk in 0..<chunkCount {
      for place in first..<contextSize - 1 {
        let logits = (0..<vocabularySize).map { _ in
          Float(real() * spread - spread / 2 + noise * (Double(other.next() >> 11) * 0x1p-53 - 0.5))
        }
        // As in log_softmax of llama.cpp.
        let greatest = logits.max() ?? 0
        let least = max(logits.min() ?? 0, greatest - 16)
        let sum = logits.reduce(0.0) { $0 + Double(expf($1 - greatest)) }
        let logSum = Float(log(sum))
        let (scale, floor) = ((greatest - least) / 65535, least - greatest - logSum)
        for number in [scale, floor] { append(Int32(bitPattern: number.bitPattern)) }
        let words = logits.map { $0 > least ? UInt16(((1 / scale) * ($0 - least)).rounded()) : 0 }
        let padded = words + Array(repeating: 0, count: vocabularySize % 2)
        for word in padded { bytes += [UInt8(word & 0xFF), UInt8(word >> 8)] }
        let row = words.map { scale * Float($0) + floor }
        rows.append(row)
        let answer = tokens[chunk * contextSize + place + 1]
        losses.append(-Double(row[answer]))
        if logits[answer] <= greatest - 16 { floorRows.append(rows.count) }
      }
    }
    (self.bytes, self.losses, self.rows, self.floorRows) = (bytes, losses, rows, floorRows)
  }
}
