import Reports
import SourceCoding

/// The uses of the codebook in a file: like a standard code, if it is over bytes; for
/// the symbols of a message, in any unit; and for .qz files, with its escape.
extension CodebookFile {
  /// The codebook over bytes.
  ///
  /// - Throws: a failure if it is over other symbols, or cannot be decoded.
  func codebook() throws(Failure) -> Codebook {
    guard alphabet.isBytes else {
      throw .usage(
        "\(path): the codebook is for \(alphabet.unit)s, but the symbols are bytes",
        remedy: "add --symbols \(alphabet.unit.name)")
    }
    do throws(InvalidPrefixCode) {
      return try Codebook(name: path, summary: summary, codewords: codewords)
    } catch {
      throw failure(error)
    }
  }

  /// The failure of making a code from the codewords.
  func failure(_ error: InvalidPrefixCode) -> Failure {
    Failure(
      codebook: path, error,
      reason: error.description(of: codewords) { alphabet.codebookName(of: $0) })
  }

  /// The properties of the codewords, even if they are not those of a prefix code.
  var listing: CodeListing {
    CodeListing(name: path, summary: summary, alphabet: alphabet, codewords: codewords)
  }

  /// The code of the symbols, without the escape.
  ///
  /// - Throws: a failure if the Kraft sum of all codewords exceeds 1.
  func textCode() throws(Failure) -> TextCode {
    let sum = KraftSum(lengths: codewords.lazy.compactMap { $0?.length })
    guard !sum.exceedsOne else { throw failure(.kraft(sum)) }
    return TextCode(name: path, summary: summary, over: alphabet, codewords: codewords)
  }

  /// The codewords as a prefix code, which can be written and read symbol by symbol.
  ///
  /// - Throws: a failure that names two symbols if the codeword of one is a prefix of
  ///   the other's.
  func prefixCode() throws(Failure) -> PrefixCode {
    do throws(InvalidPrefixCode) {
      return try PrefixCode(codewords: codewords)
    } catch {
      throw Failure(unusable: path, failure: error, codewords) { alphabet.codebookName(of: $0) }
    }
  }

  /// The code in the form that both sides of a .qz file share.
  ///
  /// - Throws: a failure if it is not a prefix code.
  func fileCode() throws(Failure) -> QZCoding {
    let prefixCode = try prefixCode()
    do throws(UnwritableQZ) {
      // The name of a user's file has no meaning for others.
      return try QZCoding(
        Design(prefixCode: prefixCode, isFixed: true), named: "codebook", over: alphabet,
        hasEscape: hasEscape, isShared: true)
    } catch {
      throw .job("\(path): \(error)")
    }
  }
}
