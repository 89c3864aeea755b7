/// Who speaks: a message of known length that can be read from any place.
///
/// The symbols are bytes. The law that each conforming type is tested by: the
/// same places hold the same symbols whenever and in whatever pieces they are
/// read, so several cores can read one source, and a second pass meets the
/// message of the first.
public protocol SymbolSource: Sendable {
  /// The number of symbols in the message, N.
  var symbolCount: Int { get }

  /// Fills `symbols` with those from `offset` on.
  ///
  /// - Precondition: the message does not end before `symbols` does.
  /// - Throws: ``SourceError`` if they cannot be read.
  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError)
}
