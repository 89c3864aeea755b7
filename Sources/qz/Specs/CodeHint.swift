/// What to use in place of codes that people expect and qz does not have.
enum CodeHint {
  private static let dictionaries: Set = [
    "gzip", "gz", "zip", "zlib", "zstd", "zstandard", "lz77", "lz78", "lzw", "lzss", "lzma", "lz4",
    "lzo", "xz", "7z", "7zip", "brotli", "br", "snappy", "deflate64", "rar", "lz",
  ]

  private static let transforms: Set = ["bwt", "bzip2", "bz2", "burrows-wheeler", "bwt-mtf"]

  /// Other names of codes that qz has.
  static let names = [
    "arithmetic": "range", "arith": "range", "ac": "range", "arithmetic-coding": "range",
    "range-coder": "range", "rangecoder": "range", "cabac": "adaptive-kt",
    "adaptive": "adaptive-kt", "adaptive-arithmetic": "adaptive-kt",
    "adaptive-huffman": "vitter", "dynamic-huffman": "vitter", "fgk": "vitter",
    "ans": "rans", "fse": "tans", "finite-state-entropy": "tans", "huff0": "huffman",
    "canonical": "huffman", "canonical-huffman": "huffman", "optimal": "huffman",
    "package-merge": "limited:15", "length-limited": "limited:15", "shannon-fano": "fano",
    "sfe": "shannon-fano-elias", "hu-tucker": "alphabetic", "garsia-wachs": "alphabetic",
    "mtf": "move-to-front", "gamma": "elias-gamma", "delta": "elias-delta",
    "omega": "elias-omega", "elias": "elias-gamma", "golomb-rice": "rice",
    "exponential-golomb": "exp-golomb", "egk": "exp-golomb", "fib": "fibonacci",
    "ppmd": "ppmc:4", "markov": "order:1", "context": "order:1", "ngram": "order:2",
    "cm": "ctw", "context-mixing": "ctw", "paq": "ctw",
    "entropy": "ideal", "shannon-limit": "ideal", "raw": "fixed", "none": "fixed",
    "identity": "fixed", "plain": "fixed", "utf-8": "utf8", "utf-16": "utf16", "utf-32": "utf32",
    "hpack-huffman": "hpack", "jpeg": "jpeg-luminance-dc",
  ]

  /// What to do in place of `--code name`; `nil` for a word that says nothing.
  static func remedy(for name: String) -> String? {
    let word = name.lowercased().replacing("_", with: "-")
    if dictionaries.contains(word) {
      return "that is a dictionary method, and qz has codes for symbols only; ppm:5 and order:2 "
        + "code each symbol by those in front of it"
    }
    if transforms.contains(word) {
      return "qz does not sort or transform symbols; ppm:5 uses the same regularities"
    }
    if word == "rle" || word == "run-length" {
      return "qz has no code for runs; ppm:3 makes long runs cheap"
    }
    return names[word].map { "here it is called '\($0)'" }
  }
}
