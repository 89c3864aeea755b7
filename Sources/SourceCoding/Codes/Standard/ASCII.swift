extension Codebook {
  /// ASCII: seven bits for each of 128 characters.
  ///
  /// All codewords have the same length, so r is uniform: writing text in characters of
  /// one size means believing that Q is as frequent as e. Bytes from 128 on have no
  /// codeword.
  ///
  /// Source: American Standards Association, *American Standard Code for Information
  /// Interchange*, X3.4, 1963, 1967; RFC 20 (Cerf), 1969.
  public static let ascii = Codebook(
    standard: "ascii", summary: "7 bits for each byte below 128 (ANSI X3.4, RFC 20, 1969)",
    canonicalLengths: Array(repeating: 7, count: 128) + Array(repeating: nil, count: 128))
}
