import SourceCoding
import Synchronization

/// A message of letters a and b in which a c appears when it is read again.
final class ChangingSource: SymbolSource {
  let symbolCount = 1000
  private let reads = Atomic(0)

  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    let isFirst = reads.wrappingAdd(1, ordering: .relaxed).oldValue == 0
    for index in symbols.indices { symbols[index] = 97 + UInt8(index % 2) }
    if !isFirst { symbols[500] = 99 }
  }
}
