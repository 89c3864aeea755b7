import Dispatch
import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Removes unfinished files when the user or the system ends the process.
///
/// On every signal that people, schedulers and limits send, the files are removed and
/// the process ends by the same signal, so that a shell or a scheduler sees the
/// expected status. A signal that the caller set to be ignored (`nohup`) stays ignored.
/// Only SIGKILL and a crash leave a file behind. SIGXFSZ is not among them: a file that
/// grows beyond its limit is a failure like a full disk
/// (``StandardStreams/prepare()``).
enum InterruptCleanup {
  private static let paths = Mutex<Set<String>>([])

  /// Marks the file at `path`, which need not exist yet, to be removed if a signal
  /// arrives.
  static func protect(_ path: String) {
    sources.withLock { _ in }
    paths.withLock { _ = $0.insert(path) }
  }

  /// Keeps the file at `path` from now on.
  static func release(_ path: String) {
    paths.withLock { _ = $0.remove(path) }
  }

  private static let numbers = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF,
  ]

  /// The signal sources, made when first needed and kept until the process ends.
  private static let sources = Mutex(numbers.compactMap(watch))

  private static func watch(_ number: Int32) -> (any DispatchSourceSignal)? {
    // The source replaces the signal's default action.
    let previous = signal(number, SIG_IGN)
    guard previous == nil else {
      _ = signal(number, previous)
      return nil
    }
    // A separate queue has a thread even if all cores are busy.
    let source = DispatchSource.makeSignalSource(
      signal: number, queue: DispatchQueue(label: "qz.signal.\(number)"))
    let isWatching = DispatchSemaphore(value: 0)
    source.setRegistrationHandler { isWatching.signal() }
    source.setEventHandler {
      paths.withLock { $0.forEach(SystemCalls.removeFile) }
      _ = signal(number, SIG_DFL)
      _ = kill(getpid(), number)
    }
    source.resume()
    isWatching.wait()
    return source
  }
}
