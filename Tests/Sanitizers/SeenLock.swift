#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// A lock that the thread sanitizer sees, which stands for `Mutex` in the copy that `run thread` builds.
///
/// On Linux, `Mutex` calls the kernel's futex and not the C library, so the sanitizer does not learn that one thread
/// waited for another; `Unseen.swift` shows it. This one is a lock of the C library, for which it has eyes.
package struct SeenLock<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

  package init(_ value: consuming Value) {
    pthread_mutex_init(lock, nil)
    self.value.initialize(to: value)
  }

  package borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value.pointee)
  }

  deinit {
    value.deinitialize(count: 1)
    value.deallocate()
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }
}
