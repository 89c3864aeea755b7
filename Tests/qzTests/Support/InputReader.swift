import SourceCoding

@testable import qz

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Every reader of bytes that somebody else may have written, for tests that give it any.
///
/// A reader may refuse what it is given and must not crash, hang, or take memory that the bytes do not
/// pay for.
enum InputReader: String, CaseIterable {
  case file, recovery, codebook, tally, table, column, csv, json, npy, spec, arguments

  /// A small input that the reader takes, to begin from.
  var seeds: [[UInt8]] {
    switch self {
    case .file, .recovery:
      ["huffman", "rans:12", "ppm"].compactMap { name in
        guard let message = try? Message(Array("abracadabra".utf8), unit: .byte),
          let tally = try? BatchTallies(of: MessageSource(message), threads: 1).total,
          let proxy = try? Proxy(learntFrom: tally, by: .maximumLikelihood),
          let design = try? CodeCatalog.designer(named: name).design(for: proxy),
          let code = try? QZCoding(design, named: name, over: .bytes, isShared: false)
        else { return nil }
        var writer = QZWriter(code, blockSize: 4)
        while (try? writer.appendBlocks(of: MessageSource(message))) ?? false {}
        writer.finish()
        return writer.output
      }
    case .codebook:
      Self.texts(
        #"{"schema": "qz.codebook/1", "symbolUnit": "byte", "hash": "0123456789abcdef", "symbols": [{"symbol": "a", "length": 1, "codeword": "0"}, {"symbol": "\\n", "codeword": "10"}]}"#,
        #"{"schema": "qz.codebook/1", "symbolUnit": "word", "symbols": [{"symbol": "to", "length": 1}], "escape": {"length": 1}}"#
      )
    case .tally:
      Self.texts("qz.tally/1 byte\n1\t\\n\n2\ta\ntotal 3\n", "qz.tally/1 word\n1\t\\xE9\ntotal 1\n")
    case .table: Self.texts("a,1\nb,2\n\\n;3\n", "[[\"a\", 1], [\"b\", 0.5]]", "{\"a\": 1}")
    case .column: Self.texts("a,1\nb,\"2,5\"\n", "1\t2\n3\t4\n")
    case .csv: Self.texts("label,a,b\na,0.5,0.5\nb,0.1,0.9\n", "0 0.5 0.5\n1 0.25 0.75\n")
    case .json:
      Self.texts(
        "{\"label\": 0, \"probs\": [0.5, 0.5]}\n", "{\"text\": \"a\", \"logprob\": -1.5}\n")
    case .npy:
      [
        [0x93] + Array("NUMPY".utf8) + [1, 0, 70, 0]
          + Array("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".utf8)
          + Array(repeating: 0x20, count: 10) + [0x0A] + Array(repeating: 0, count: 16)
      ]
    case .spec:
      Self.texts(
        "mix:.9*corpus:english+.1*uniform:256", "temper:2,zipf:256,1.1", "probs:a=.5,b=.5",
        "markov:learn,corpus:dna", "code:golomb:4", "binomial:10,.3", "dirichlet:4,.5,7")
    case .arguments:
      Self.texts(
        "report\u{0}corpus:english\u{0}-z\u{0}uniform:256\u{0}--code\u{0}huffman,limited:9",
        "encode\u{0}-\u{0}--symbols\u{0}gram:2,word\u{0}--smoothing\u{0}add:.1")
    }
  }

  private static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// Gives `bytes` to the reader, in a file at `path` where it reads one.
  func read(_ bytes: [UInt8], at path: String) {
    switch self {
    case .file:
      var reader = QZReader(ByteInput(bytes))
      while (try? reader.next()) != nil {}
    case .recovery:
      var recovery = QZRecovery(MemorySource(bytes))
      while (try? recovery.next()) != nil {}
    case .tally: _ = try? AlphabetTally(text: bytes)
    case .codebook:
      guard write(bytes, to: path) else { return }
      _ = try? CodebookFile(path: path).fileCode()
    case .table:
      guard write(bytes, to: path) else { return }
      _ = try? Spec("table:\(path)")
      _ = try? Spec("table:\(path)", unit: .word)
      _ = try? Spec("markov:\(path)")
    case .column:
      guard write(bytes, to: path) else { return }
      _ = try? Spec("column:2,\(path)")
    case .csv, .json, .npy:
      guard write(bytes, to: path),
        let arguments = try? Arguments(
          [path, "--quiet", "--output", "/dev/null"], for: ScoreCommand.runner.description)
      else { return }
      try? ScoreCommand.runner.run(arguments)
    case .spec:
      let text = String(decoding: bytes, as: UTF8.self)
      // Standard input is not to be read, nor files that are not there on purpose.
      guard !text.contains("-"), !text.contains("/") else { return }
      _ = try? Spec(text)
      _ = try? Spec(text, unit: .word)
    case .arguments:
      let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      guard let name = words.first,
        let runner = CommandRunner.all.first(where: { $0.description.name == name })
      else { return }
      _ = try? Arguments(Array(words.dropFirst()), for: runner.description)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    (try? Data(bytes).write(to: URL(filePath: path))) != nil
  }
}
