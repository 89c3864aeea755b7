import Reports
import SourceCoding

/// What `qz encode` wrote, and why.
struct EncodeResult: Sendable {
  let code: FileCode
  let size: FileSize
  /// What it was chosen from; `nil` for a pipe, which is written as it comes.
  var plan: EncodePlan?

  /// What is to be said of it.
  func notes(isVerbose: Bool) -> [String] {
    guard let plan else {
      return [
        "\(size.bitCount / 8) bytes in \(size.blockCount) \("block".counted(by: size.blockCount)), "
          + Self.place(of: code)
      ]
    }
    var lines = [line(for: code, size, plan)]
    if let next = plan.sizes.dropFirst().first {
      lines.append(
        "the cheapest of \(plan.sizes.count), all written to see; next is "
          + line(for: next.code, next.size, plan))
    }
    if isVerbose { lines += plan.sizes.dropFirst(2).map { line(for: $0.code, $0.size, plan) } }
    if let line = breakEvenLine(plan) { lines.append(line) }
    return lines
  }

  private func line(for code: FileCode, _ size: FileSize, _ plan: EncodePlan) -> String {
    let byteCount = plan.source.alphabet.byteCount(of: plan.tally)
    let rate = Double(size.bitCount) / Double(max(1, byteCount))
    return
      "\(code.header.design): \(byteCount) \("byte".counted(by: byteCount)) in \(size.bitCount / 8), "
      + "\((rate * 1e4).rounded() / 1e4) bits per byte; \(Self.place(of: code))"
  }

  private static func place(of code: FileCode) -> String {
    code.isShared
      ? "the code \(code.description.hash) is shared"
      : "the code is inside, a table of \(code.description.tableBitCount) bits"
  }

  private func breakEvenLine(_ plan: EncodePlan) -> String? {
    plan.breakEven?.sentence(
      against: code.header.design, unit: plan.source.alphabet.unit)
  }
}
