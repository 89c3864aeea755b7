import Dispatch
import Synchronization

#if SEEN
typealias Lock = SeenLock
#else
typealias Lock = Mutex
#endif

/// Counts on several threads behind a lock, as it should be.
///
/// A sanitizer that reports a race does not see the lock.
func count() -> Int {
  let count = Lock(0)
  DispatchQueue.concurrentPerform(iterations: 16) { _ in
    for _ in 0..<100_000 { count.withLock { $0 += 1 } }
  }
  return count.withLock { $0 }
}

@main
struct Unseen {
  static func main() { print(count()) }
}
