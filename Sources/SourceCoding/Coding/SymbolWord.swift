internal import Kernels

/// A symbol as it is stored in memory: a byte, or 32 bits if the alphabet has more than
/// 256 symbols.
///
/// Code that processes messages is written once, generic over the width, and finds the
/// methods for each width here.
protocol SymbolWord: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {
  static func read(
    _ source: some SymbolSource, at offset: Int, into symbols: inout MutableSpan<Self>
  ) throws(SourceError)

  static func encode(
    _ symbols: Span<Self>, by code: some Coder, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  static func decode(
    _ block: EncodedBlock, by code: some Coder, into symbols: inout MutableSpan<Self>
  ) throws(DecodeError)

  static func count(_ symbols: Span<Self>, in tally: inout Tally)

  /// The first index at which `a` and `b` differ; `nil` if they are equal.
  static func firstDifference(_ a: Span<Self>, _ b: Span<Self>) -> Int?
}

extension UInt8: SymbolWord {
  static func read(
    _ source: some SymbolSource, at offset: Int, into symbols: inout MutableSpan<UInt8>
  ) throws(SourceError) {
    try source.read(at: offset, into: &symbols)
  }

  static func encode(
    _ symbols: Span<UInt8>, by code: some Coder, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try code.encode(symbols, into: &block)
  }

  static func decode(
    _ block: EncodedBlock, by code: some Coder, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    try code.decode(block, into: &symbols)
  }

  static func count(_ symbols: Span<UInt8>, in tally: inout Tally) { tally.count(symbols) }

  static func firstDifference(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int? {
    Kernels.firstDifference(a, b)
  }
}

extension UInt32: SymbolWord {
  static func read(
    _ source: some SymbolSource, at offset: Int, into symbols: inout MutableSpan<UInt32>
  ) throws(SourceError) {
    try source.read(at: offset, into: &symbols)
  }

  static func encode(
    _ symbols: Span<UInt32>, by code: some Coder, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try code.encode(symbols, into: &block)
  }

  static func decode(
    _ block: EncodedBlock, by code: some Coder, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    try code.decode(block, into: &symbols)
  }

  static func count(_ symbols: Span<UInt32>, in tally: inout Tally) { tally.count(symbols) }

  static func firstDifference(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int? {
    a.indices.first { $0 >= b.count || a[$0] != b[$0] } ?? (a.count < b.count ? a.count : nil)
  }
}
