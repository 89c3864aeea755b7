/// A code for bytes that both sides have, designed from a text: bytes in, bytes out.
///
///     let code = try ByteCoder(.rans(bits: 12), designedFor: Array("a sample".utf8))
///     let small = try code.encode(Array("another text".utf8))
///     try code.decode(small)  // the bytes of "another text"
///
/// What ``encode(_:)`` gives is the number of symbols, then each block with the number of its
/// bits in front of it (LEB128). There is no table in it and no checksum: the reader must have
/// the same code. ``QZFile`` has both.
public struct ByteCoder: Sendable {
  /// The distribution that the code was designed from.
  public let proxy: Distribution

  /// The code.
  public let design: Design

  private let code: any Coder

  /// The code that `designer` makes for texts like `sample`.
  ///
  /// - Parameters:
  ///   - designer: the family of the code.
  ///   - sample: what the bytes to come look like.
  ///   - smoothing: the rule that learns z from the counts of the sample. The usual one leaves
  ///     no byte impossible.
  /// - Throws: ``DesignError`` if the family has no code for it or writes no stream, and
  ///   ``InvalidDistribution`` if the rule learns nothing from the sample.
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

  /// Writes a message.
  ///
  /// - Throws: ``UnwritableSymbol`` if the code lacks one of its bytes.
  public func encode(_ message: [UInt8]) throws(UnwritableSymbol) -> [UInt8] {
    let encoded = try EncodedMessage(of: message, in: code)
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

  /// Reads a message that ``encode(_:)`` wrote.
  ///
  /// - Throws: ``DecodeError`` if the bytes are not those of a message in this code.
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
