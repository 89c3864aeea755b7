/// The codes as members: `.huffman`, `.limited(to: 11)`, `.rans(bits: 12)`.
///
/// Each has the same name in the command; `CodeCatalog.designer(named:)` finds one by
/// its name.
extension CodeDesigner {
  /// The ideal code, −log2 z(x) bits for symbol x; it is a reference and writes no
  /// stream.
  public static var ideal: CodeDesigner { IdealCode.family.designer() }

  /// The prefix code of least expected length under z.
  public static var huffman: CodeDesigner { Huffman.family.designer() }

  /// The best prefix code whose codewords have at most `longest` bits.
  ///
  /// - Precondition: 1 ≤ longest ≤ ``Codeword/longest``.
  public static func limited(to longest: Int) -> CodeDesigner {
    PackageMerge.family.designer(parameter: longest)
  }

  /// Shannon's code: ⌈−log2 z(x)⌉ bits for symbol x.
  public static var shannon: CodeDesigner { Shannon.family.designer() }

  /// Fano's code: sorts the symbols and splits them recursively into halves of nearly
  /// equal weight.
  public static var fano: CodeDesigner { Fano.family.designer() }

  /// The best prefix code whose codewords sort in the order of the symbols.
  public static var alphabetic: CodeDesigner { GarsiaWachs.family.designer() }

  /// The fixed-length code: ⌈log2 K⌉ bits for each of the K symbols of z.
  public static var fixed: CodeDesigner { FixedLength.family.designer() }

  /// Huffman's code on blocks of `length` symbols.
  ///
  /// - Precondition: 1 ≤ length ≤ 16.
  public static func blocks(of length: Int) -> CodeDesigner {
    BlockHuffman.family.designer(parameter: length)
  }

  /// Tunstall's code: codewords of `bits` bits, each for a word of symbols.
  ///
  /// - Precondition: 1 ≤ bits ≤ 16.
  public static func tunstall(bits: Int) -> CodeDesigner {
    Tunstall.family.designer(parameter: bits)
  }

  /// Interleaved asymmetric numeral systems (rANS) with probabilities of `bits` bits.
  ///
  /// If no number is given, a precision that suits z is chosen.
  public static func rans(bits: Int? = nil) -> CodeDesigner {
    RansCoder.family.designer(parameter: bits)
  }

  /// Asymmetric numeral systems by tables of 2^bits states (tANS).
  public static func tans(bits: Int? = nil) -> CodeDesigner {
    TansCoder.family.designer(parameter: bits)
  }

  /// A range coder with probabilities of `bits` bits.
  public static func range(bits: Int? = nil) -> CodeDesigner {
    RangeCoder.family.designer(parameter: bits)
  }

  /// Prediction by partial matching with contexts of up to `order` symbols.
  public static func ppm(order: Int) -> CodeDesigner {
    PartialMatchingCoder.family.designer(parameter: order)
  }

  /// HTTP/2's code for header strings (RFC 7541).
  public static var hpack: CodeDesigner { CodeDesigner(.hpack) }
}
