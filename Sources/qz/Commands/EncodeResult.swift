import Reports
import SourceCoding

/// The result of `qz encode`: the code, the size, and the reasons for the choice.
struct EncodeResult: Sendable {
  let code: QZCoding
  let size: QZSize
  /// The codes and data of the choice; `nil` for a pipe, which is written as it
  /// arrives.
  var plan: EncodePlan?
  /// The number of bytes that came through a pipe.
  var pipeByteCount = 0

  /// Returns the notes about the result.
  func notes(isVerbose: Bool) -> [String] {
    guard let plan else {
      return ["\(bytes(of: size)) in \(size.blockCount.grouped) \(blocks), \(Self.place(of: code))"]
    }
    var lines = [line(for: code, size, plan)]
    if let next = plan.sizes.dropFirst().first {
      lines.append(
        "the cheapest of \(plan.sizes.count) codes that were tried; the next is "
          + line(for: next.code, next.size, plan))
    }
    if isVerbose { lines += plan.sizes.map { row(for: $0.code, $0.size, plan) } }
    if !plan.isAuto || isVerbose {
      lines += plan.dropped.map { "not possible: \($0)" }
    } else if !plan.sizes.isEmpty {
      lines.append(
        "codes that need a number, such as limited:12 or order:2, are tried if --code names "
          + "them"
          + (plan.dropped.isEmpty ? "" : "; --verbose lists the codes that cannot write this")
      )
    }
    // Every reader knows a standard code, whatever z was named.
    let isStandard = CodeCatalog.codebooks.contains { $0.name == code.header.design }
    if code.isShared, !isStandard, let options = plan.readerOptions {
      lines.append("to read it: qz decode FILE \(options)")
    }
    if let line = breakEvenLine(plan) { lines.append(line) }
    return lines
  }

  private func line(for code: QZCoding, _ size: QZSize, _ plan: EncodePlan) -> String {
    let byteCount = plan.contentByteCount
    return "\(code.header.design): \(NumberText.grouped(byteCount)) "
      + "\("byte".counted(by: byteCount)) in \(NumberText.grouped(size.bitCount / 8)), "
      + (byteCount == 0
        ? "all of them are the frame; an empty message needs no code"
        : "\(rate(size, plan)) bits per byte; \(Self.place(of: code))")
  }

  /// Returns the code and its size as a line of a table.
  private func row(for code: QZCoding, _ size: QZSize, _ plan: EncodePlan) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let name = code.header.design
    let widest = plan.sizes.map(\.code.header.design.count).max() ?? 0
    return name + padded("", widest - name.count) + padded(bytes(of: size), 18)
      + padded(rate(size, plan), 9) + " bits/byte  " + Self.place(of: code)
  }

  private func rate(_ size: QZSize, _ plan: EncodePlan) -> String {
    let byteCount = plan.contentByteCount
    return NumberText.fixed(Double(size.bitCount) / Double(max(1, byteCount)), decimals: 4)
  }

  private func bytes(of size: QZSize) -> String {
    (size.bitCount / 8).counted("byte")
  }

  private var blocks: String { "block".counted(by: size.blockCount) }

  private static func place(of code: QZCoding) -> String {
    code.isShared
      ? "the code \(code.description.hash) is shared"
      : "the code is inside, a table of \(code.description.tableBitCount.counted("bit"))"
  }

  private func breakEvenLine(_ plan: EncodePlan) -> String? {
    plan.breakEven(for: code.header.design)?.sentence(
      against: code.header.design, unit: plan.source.alphabet.unit)
  }
}
