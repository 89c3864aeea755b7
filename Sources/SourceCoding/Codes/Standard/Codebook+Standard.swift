extension Codebook {
  /// Every standard code over bytes, in the order in which they are listed.
  ///
  /// To add one, write a file with its table and add its name here.
  public static let standard = [
    ascii, hpack, deflate, jpegLuminanceDC, jpegLuminanceAC, jpegChrominanceDC, jpegChrominanceAC,
    morse, baudot,
  ]

  /// A standard code with the given 256 codewords; `nil` stands for a byte without a
  /// codeword.
  init(standard name: String, summary: String, codewords: [Codeword?], hasShifts: Bool = false) {
    do {
      try self.init(name: name, summary: summary, codewords: codewords, hasShifts: hasShifts)
    } catch {
      preconditionFailure("\(name): \(error)")
    }
  }

  /// A standard code whose codewords follow from their lengths.
  ///
  /// The lengths of the byte values may be followed by those of symbols that are not
  /// bytes, such as an end of message. These take their share of the codewords and are
  /// not used otherwise.
  init(standard name: String, summary: String, canonicalLengths lengths: [Int?]) {
    do {
      let code = try PrefixCode(lengths: lengths)
      self.init(standard: name, summary: summary, codewords: Array(code.codewords.prefix(256)))
    } catch {
      preconditionFailure("\(name): \(error)")
    }
  }
}
