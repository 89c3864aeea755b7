import SourceCoding

/// What the codebook in a file is good for: as a standard code is, if it is over bytes;
/// for the symbols of a message, in any unit; and for files, with its escape.
extension CodebookFile {
  /// The codebook over bytes.
  ///
  /// - Throws: a failure if it is over other symbols, or cannot be decoded.
  func codebook() throws(Failure) -> Codebook {
    guard alphabet.isBytes else {
      throw .usage(
        "\(path): the codebook is over \(alphabet.unit)s, and bytes are wanted",
        remedy: "add --symbols \(alphabet.unit.name)")
    }
    do throws(InvalidPrefixCode) {
      return try Codebook(name: path, summary: summary, codewords: codewords)
    } catch {
      throw Failure(codebook: path, error)
    }
  }

  /// The code of the symbols, without the escape.
  var textCode: TextCode {
    TextCode(name: path, summary: summary, over: alphabet, codewords: codewords)
  }

  /// The code as both sides of a file share it.
  ///
  /// - Throws: a failure if it is no prefix code.
  func fileCode() throws(Failure) -> FileCode {
    let prefixCode: PrefixCode
    do throws(InvalidPrefixCode) {
      prefixCode = try PrefixCode(codewords: codewords)
    } catch {
      throw alphabet.isBytes
        ? Failure(try codebook(), error) : Failure(codebook: path, error)
    }
    do throws(UnwritableFile) {
      // The name of somebody's file means nothing to others.
      return try FileCode(
        Design(prefixCode: prefixCode, isFixed: true), named: "codebook", over: alphabet,
        hasEscape: hasEscape, isShared: true)
    } catch {
      throw .job("\(path): \(error)")
    }
  }
}
