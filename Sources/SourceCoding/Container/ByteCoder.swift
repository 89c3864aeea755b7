/// A code for bytes that both sides share, designed from a text.
///
///     let code = try ByteCoder(.rans(bits: 12), designedFor: Array("a sample".utf8))
///     let small = try code.encode(Array("another text".utf8))
///     try code.decode(small)  // the bytes of "another text"
///
/// The result of ``encode(_:)`` is the number of symbols, then each block, preceded by
/// the number of its bits (LEB128). It has no table and no checksum, so the reader must
/// have the same code. ``QZFile`` has both.
public struct ByteCoder: Sendable {
  /// The distribution that the code was designed from.
  public let proxy: Distribution

  /// The code.
  public let design: Design

  private let code: any Coder

  /// Designs a code for texts like `sample`.
  ///
  /// - Parameters:
  ///   - designer: the family of the code.
  ///   - sample: bytes like those that will be encoded.
  ///   - smoothing: the estimator that learns z from the counts of the sample. The
  ///     default gives every byte a probability above 0.
  /// - Throws: ``DesignError`` if the family has no such code or the code writes no
  ///   stream, and ``InvalidDistribution`` if the estimator can learn nothing from the
  ///   sample.
  public init(
    _ designer: CodeDesigner, designedFor sample: [UInt8],
    smoothing: Estimator = .krichevskyTrofimov
  ) throws {
    let z = try Proxy(
      learntFrom: Tally(of: sample), by: smoothing, data: MemorySource(sample))
    proxy = z.distribution
    design = try designer.design(for: z)
    guard let code = design.code else { throw DesignError.writesNoStream(designer.name) }
    self.code = code
  }

  /// Encodes a message.
  ///
  /// - Throws: ``UnknownSymbol`` for the first byte that the code cannot write.
  public func encode(_ message: [UInt8]) throws(UnknownSymbol) -> [UInt8] {
    let encoded = try EncodedMessage(of: message, in: code, naming: ByteName.name)
    var bytes: [UInt8] = []
    bytes.append(number: message.count)
    var start = 0
    for bitCount in encoded.blockBitCounts {
      bytes.append(number: bitCount)
      let end = start + (bitCount + 7) / 8
      bytes.append(contentsOf: encoded.bytes[start..<end])
      start = end
    }
    return bytes
  }

  /// Decodes a message that ``encode(_:)`` encoded.
  ///
  /// - Throws: ``DecodeError`` if the bytes are not a message in this code.
  public func decode(_ bytes: [UInt8]) throws(DecodeError) -> [UInt8] {
    var reader = FieldReader(bytes)
    var blocks: [UInt8] = []
    var bitCounts: [Int] = []
    let symbolCount: Int
    do throws(QZError.Reason) {
      symbolCount = try reader.number(limit: FieldNumber.greatest)
      while !reader.isAtEnd {
        let bitCount = try reader.number(limit: bytes.count * 8)
        blocks += try reader.bytes((bitCount + 7) / 8)
        bitCounts.append(bitCount)
      }
    } catch {
      throw .truncated(bitOffset: reader.offset * 8)
    }
    let message = EncodedMessage(
      bytes: blocks, symbolCount: symbolCount, blockBitCounts: bitCounts)
    return try message.symbols(in: code)
  }
}
