import SourceCoding
import Synchronization

/// A message that can be read a few times and then no more.
final class FailingSource: SymbolSource {
  let symbolCount = 10
  private let readsLeft: Atomic<Int>

  init(goodReads: Int) {
    readsLeft = Atomic(goodReads)
  }

  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    let left = readsLeft.wrappingSubtract(1, ordering: .relaxed).oldValue
    guard left > 0 else { throw .shrunk(byteCount: 5) }
  }
}
