import SourceCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `markov:FILE` and `markov:learn,SPEC`, a Markov chain of order 1.
///
/// A CSV file has a line for each symbol, with the probabilities of the symbols that
/// follow it. The first line may name the symbols; otherwise they are the byte values
/// 0, 1, 2 and so on. JSON is `{"symbols": ["a", "b"], "rows": [[.9, .1], [.5, .5]]}`,
/// or the rows alone.
enum MarkovSpec {
  static let kind = SpecKind(
    name: "markov", pattern: "markov:FILE",
    summary: "a Markov chain by its matrix in CSV or JSON, or markov:learn,SPEC",
    grammar: .chain { (path, _) throws(Failure) in (try chain(at: path), []) })

  /// The word that replaces a path in front of data to learn from.
  static let learning = "learn"

  /// The greatest size in bytes of a matrix file; 256 × 256 numbers with all their
  /// digits are shorter.
  private static let greatestByteCount = 1 << 22

  /// Notes on a chain.
  static func notes(on chain: MarkovChain) -> [String] {
    var notes = ["q is a Markov chain: H(q) is for single symbols in the long run"]
    if chain.transientCount > 0 {
      let isOne = chain.transientCount == 1
      notes.append(
        "\(chain.transientCount) of its symbols \(isOne ? "occurs" : "occur") only in the beginning, and "
          + "\(isOne ? "has" : "have") probability 0 in the long run; messages begin there too")
    }
    if chain.period > 1 {
      notes.append(
        "the chain is periodic with period \(chain.period); q is the average over a period")
    }
    return notes
  }

  /// The chain learnt from the data of a SPEC.
  static func chain(
    learntFrom data: SpecSyntax, by unit: SymbolUnit
  ) throws(Failure) -> Spec.Content {
    let (spec, text) = (try Spec(data, unit: unit), data.text)
    guard case .data(let bytes) = spec.material else {
      throw .usage("markov:learn: \(text) is not data to learn from", remedy: "name a file")
    }
    let cut = try Participant.cut(bytes, by: unit, named: text)
    guard let source = cut.message else { preconditionFailure("data are a message") }
    guard source.alphabet.count <= 256 else {
      throw .job(
        "markov:learn: \(text) has \(source.alphabet.count.grouped) different \(unit)s",
        remedy: "a chain can have at most 256: use a smaller --symbols")
    }
    do {
      return (
        .chain(try MarkovChain(learntFrom: source), over: source.alphabet),
        spec.notes + cut.notes
      )
    } catch let error as SourceError {
      throw Failure(reading: text, error)
    } catch {
      throw .job("markov:learn: \(text): \(error)", remedy: "name data that are not empty")
    }
  }

  private static func chain(at path: String) throws(Failure) -> Spec.Material {
    let content = try FileSpec.content(
      of: path, describing: "a matrix", upTo: greatestByteCount,
      remedy: "write 'markov:learn,\(path)' to learn a chain")
    let matrix =
      content.isJSON
      ? try matrix(ofJSON: content.bytes, path) : try matrix(ofCSV: content.bytes, path)
    let symbols = try symbols(of: matrix, path)
    var rows = [Distribution?](repeating: nil, count: 256)
    for (index, row) in matrix.rows.enumerated() {
      guard row.count == symbols.count else {
        throw .job(
          "\(path): row \(index + 1) has \(row.count.counted("number")), but "
            + "there \(symbols.count == 1 ? "is" : "are") \(symbols.count.counted("symbol"))",
          remedy: "give each symbol a row with a probability for each symbol")
      }
      var weights = [WrittenNumber](repeating: .zero, count: 256)
      for (symbol, probability) in zip(symbols, row) { weights[Int(symbol)] = probability }
      do throws(InvalidDistribution) {
        rows[Int(symbols[index])] = try Distribution(writtenProbabilities: weights)
      } catch {
        throw .job(
          "\(path): row \(index + 1): \(error)",
          remedy: "make the row sum to 1; CSV can have fractions such as 1/3")
      }
    }
    do throws(InvalidMarkovChain) {
      return .chain(try MarkovChain(rows: rows), over: .bytes)
    } catch {
      throw .job("\(path): \(error)", remedy: "make each part a chain of its own")
    }
  }

  private typealias Matrix = MatrixOf<WrittenNumber>

  private struct MatrixOf<Number: Decodable>: Decodable {
    var symbols: [String]?
    var rows: [[Number]]
  }

  private static func symbols(of matrix: Matrix, _ path: String) throws(Failure) -> [UInt8] {
    guard (1...256).contains(matrix.rows.count) else {
      throw .job("\(path): \(matrix.rows.count.counted("row"))", remedy: "write 1 to 256 rows")
    }
    guard let names = matrix.symbols else { return matrix.rows.indices.map { UInt8($0) } }
    guard names.count == matrix.rows.count else {
      throw .job(
        "\(path): \(names.count.counted("symbol")) and \(matrix.rows.count.counted("row"))",
        remedy: "give every symbol a row")
    }
    var symbols: [UInt8] = []
    for name in names {
      guard let symbol = ByteName.byte(named: name), !symbols.contains(symbol) else {
        throw .job(
          "\(path): '\(name)' is not one byte, or occurs twice",
          remedy: "write one character, or \\xE9")
      }
      symbols.append(symbol)
    }
    return symbols
  }

  private static func matrix(ofJSON bytes: [UInt8], _ path: String) throws(Failure) -> Matrix {
    if let number = NumberBeyondDoubles.first(inJSON: bytes[...]) {
      throw NumberBeyondDoubles.failure(
        of: number, at: path, remedy: "write 0, or a greater probability")
    }
    // First it is read as JSON, in which a probability must be a number.
    let (decoder, plain) = (JSONDecoder(), Data(bytes))
    let quoted = Data(WrittenNumber.quoted(inJSON: bytes))
    if (try? decoder.decode([[Double]].self, from: plain)) != nil,
      let rows = try? decoder.decode([[WrittenNumber]].self, from: quoted)
    {
      return Matrix(symbols: nil, rows: rows)
    }
    guard (try? decoder.decode(MatrixOf<Double>.self, from: plain)) != nil,
      let matrix = try? decoder.decode(Matrix.self, from: quoted)
    else {
      throw .job(
        "\(path): not a JSON matrix",
        remedy: "write it like {\"symbols\": [\"a\", \"b\"], \"rows\": [[0.9, 0.1], [0.5, 0.5]]}")
    }
    return matrix
  }

  private static func matrix(ofCSV bytes: [UInt8], _ path: String) throws(Failure) -> Matrix {
    var matrix = Matrix(symbols: nil, rows: [])
    var rows = CSVReader(MemorySource(bytes))
    while try rows.next(of: path) {
      let texts = rows.fields.map {
        let text = rows.number(in: $0)
        return DecimalComma.withPoint(text) ?? text
      }
      let numbers = texts.map { WrittenNumber($0) }
      if numbers.allSatisfy({ $0 != nil }) {
        if let place = numbers.firstIndex(where: { $0?.value.normalValue == nil }) {
          throw NumberBeyondDoubles.failure(
            of: texts[place], at: "\(path): line \(rows.lineNumber)",
            remedy: "write 0, or a greater probability")
        }
        matrix.rows.append(numbers.compactMap(\.self))
      } else if matrix.rows.isEmpty, matrix.symbols == nil {
        matrix.symbols = rows.fields.map { field in
          // A space may be a symbol.
          let whole = String(decoding: rows.buffer[field.whole], as: UTF8.self)
          return field.range.isEmpty && !field.isQuoted ? whole : rows.text(of: field)
        }
      } else {
        throw .job(
          "\(path): line \(rows.lineNumber) is not a row of numbers",
          remedy: "write probabilities separated by commas")
      }
    }
    return matrix
  }
}
