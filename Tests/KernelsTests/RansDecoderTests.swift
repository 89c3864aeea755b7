import Kernels
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a rANS decoder must not do: believe a stream that ends otherwise than it began, and read
/// before its first byte.
struct RansDecoderTests {
  @Test(arguments: [1, 2, 3, 4, 5, 8, 40, 3_000, 3_001])
  func `a stream is not that of a shorter or a longer message`(count: Int) throws {
    let shares: [UInt32] = [3, 2, 2, 1]
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    let encoder = RansEncoder(shares: shares, bits: 3)
    let decoder = RansDecoder(ShareTable(shares: shares, bits: 3))
    var nothing = [UInt8](repeating: 0, count: count)
    var room = nothing.mutableSpan
    let isNothing = decoder.decode([UInt8]().span, into: &room)
    #expect(!isNothing)
    let written = (0..<count).map { _ in UInt8(rng.below(4)) }
    var stream: [UInt8] = []
    let byteCount = try #require(encoder.encode(written.span, into: &stream))
    for other in max(0, count - 9)...count + 9 {
      var message = [UInt8](repeating: 0, count: other)
      var span = message.mutableSpan
      let isWhole = decoder.decode(stream.span.extracting(first: byteCount), into: &span)
      #expect(isWhole == (other == count), "\(other) of \(count)")
    }
  }

  /// The stream begins where a page does, and the code page before it cannot be read.
  @Test func `no word is read from before the stream`() async {
    await #expect(processExitsWith: .success) {
      let shares = [UInt32(1 << 24 - 255)] + Array(repeating: 1, count: 255)
      let encoder = RansEncoder(shares: shares, bits: 24)
      let decoder = RansDecoder(ShareTable(shares: shares, bits: 24))
      let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
      let room = 8 * pageSize
      // Safe because the pages stay to the end of the process, and what is written fits them.
      let pages = unsafe mmap(
        nil, pageSize + room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let pages = unsafe pages, unsafe mprotect(pages, pageSize, PROT_NONE) == 0 else {
        exit(1)
      }
      let start = unsafe (pages + pageSize).assumingMemoryBound(to: UInt8.self)
      var rng = SeededGenerator(seed: 7)
      var stream: [UInt8] = []
      for _ in 0..<200 {
        // Symbols that cost nothing, and such as cost 24 bits: any number of words is left for the
        // first four.
        let message = (0..<4_000).map { _ in UInt8(rng.below(3) > 0 ? 1 + rng.below(255) : 0) }
        guard let count = encoder.encode(message.span, into: &stream), count <= room else {
          exit(2)
        }
        for index in 0..<count { unsafe start[index] = stream[index] }
        let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
        var read = [UInt8](repeating: 0, count: message.count)
        var span = read.mutableSpan
        guard decoder.decode(unsafe Span(_unsafeElements: bytes), into: &span), read == message
        else { exit(3) }
      }
      exit(0)
    }
  }
}
