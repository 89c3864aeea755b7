import Testing

@testable import SourceCoding

/// The frame of a block of messages, field by field.
struct MessageFrameTests {
  private typealias Entry = MessageFrame.Entry

  private static func frame(_ entries: [Entry], hasCounts: Bool, usual: Int = 1) -> MessageFrame {
    var frame = MessageFrame(hasCounts: hasCounts)
    for entry in entries { frame.append(entry, usual: usual) }
    frame.symbolCount = entries.reduce(0) { $0 + ($1.symbolCount ?? 1) }
    return frame
  }

  private static func read(_ bytes: [UInt8], usual: Int = 1) throws(QZError.Reason) -> MessageFrame
  {
    var input = FrameInput(ByteInput(bytes))
    return try MessageFrame(from: &input, usual: usual)
  }

  @Test func `an index has at most sixteen digits a message`() {
    // Nine digits of bits and seven of symbols are sixteen; two more tell the separator.
    let (short, long) = (
      Entry(bitCount: 300, symbolCount: 60, separatorSize: 1),
      Entry(bitCount: 511, symbolCount: 127, separatorSize: 1)
    )
    let other = Entry(bitCount: 127, symbolCount: 127, separatorSize: 0)
    let frame = Self.frame([short], hasCounts: true)
    #expect(frame.hasRoom(for: long, usual: 1))
    #expect(!frame.hasRoom(for: Entry(bitCount: 512, symbolCount: 127, separatorSize: 1), usual: 1))
    #expect(!frame.hasRoom(for: Entry(bitCount: 511, symbolCount: 128, separatorSize: 1), usual: 1))
    // Nine, five and two are sixteen, and with six of symbols they are one more.
    let few = Self.frame([Entry(bitCount: 300, symbolCount: 31, separatorSize: 1)], hasCounts: true)
    #expect(few.hasRoom(for: Entry(bitCount: 20, symbolCount: 31, separatorSize: 0), usual: 1))
    #expect(!few.hasRoom(for: Entry(bitCount: 20, symbolCount: 32, separatorSize: 0), usual: 1))
    #expect(!frame.hasRoom(for: other, usual: 1))
    #expect(MessageFrame(hasCounts: true).hasRoom(for: long, usual: 0))
  }

  @Test(arguments: [false, true], [1, 2, 40])
  func `what is written is read`(hasCounts: Bool, count: Int) throws {
    let entries = (0..<count).map { index in
      Entry(
        bitCount: hasCounts ? 5 * index + 5 : 8 * index, symbolCount: hasCounts ? index : nil,
        separatorSize: index % 3)
    }
    let frame = Self.frame(entries, hasCounts: hasCounts)
    var bytes: [UInt8] = []
    let indexBits = frame.write(to: &bytes)
    #expect(frame.indexBitCount(ofFields: bytes.count) == indexBits)
    let read = try Self.read(bytes)
    #expect(read.entries == entries && read.hasCounts == hasCounts && !read.continues)
    #expect(read.symbolCount == frame.symbolCount)
    #expect(read.messageCount == count && read.payloadByteCount == frame.payloadByteCount)
  }

  @Test func `a form that does not exist, and more bytes than symbols can have, are refused`() {
    var bytes: [UInt8] = []
    _ = Self.frame([Entry(bitCount: 8, symbolCount: 1, separatorSize: 1)], hasCounts: true)
      .write(to: &bytes)
    // One message, one symbol, one byte; then the form.
    #expect(bytes[..<4] == [1, 1, 1, 1])
    for form in 4...255 as ClosedRange<UInt8> {
      bytes[3] = form
      #expect(throws: QZError.Reason.malformed) { try Self.read(bytes) }
    }
    // Besides the most bits of its symbols a message has at most four bytes.
    let most = BlockFrame.mostBits(symbolCount: 1, hasEscape: true) / 8 + 4
    for (byteCount, isWithin) in [(most, true), (most + 1, false)] {
      var fields: [UInt8] = [1, 1]
      fields.append(number: byteCount)
      let isRead = (try? Self.read(fields + [1, 0])) != nil
      #expect(isRead == isWithin)
    }
  }
}
