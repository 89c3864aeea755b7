import Testing

@testable import SourceCoding

/// The law of what is sampled: cut again, it is the same symbols; or it is refused.
struct FindableTextTests {
  private static let units =
    SymbolUnit.plain
    + SymbolUnit.plain.flatMap { [SymbolUnit.gram(2, of: $0), .gram(3, of: $0)] }

  /// Symbols of text, of what is no text, and of parts that join.
  private static let text =
    Array("It's a 3-legged cat\r\n\r\nof e\u{301}te\u{301} \u{1F600}\u{1F1E9}\u{1F1EA}\n|x".utf8)
    + [0xE2, 0x82, 0x41, 0xAC, 0xC3, 0x28, 0xA9, 0x0A, 0xED, 0xA0, 0x80]

  /// What `draws` become when they are written and cut again; `nil` if that is refused.
  private func rereading(_ draws: [UInt32], over alphabet: Alphabet, by partSize: Int) -> [[UInt8]]?
  {
    var text = FindableText(alphabet: alphabet)
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: draws.count, by: partSize) {
      let end = min(draws.count, start + partSize)
      do throws(LostSymbols) {
        bytes += try text.bytes(of: Array(draws[start..<end]), isLast: end == draws.count)
      } catch {
        return nil
      }
    }
    guard let message = try? Message(bytes, unit: alphabet.unit) else { return nil }
    return (0..<message.symbols.count).map {
      Array(message.alphabet.spelling(of: message.symbols[$0]))
    }
  }

  @Test(arguments: units)
  func `draws of every unit are found again, or refused`(unit: SymbolUnit) throws {
    let data = try Message(Self.text, unit: unit)
    var random = SplitMix64(seed: 11)
    var foundCount = 0
    for round in 0..<400 {
      // Few symbols, so that some draws can be found again.
      let few = (0..<1 + round % 4).map { _ in
        UInt32(random.next() % UInt64(data.alphabet.count))
      }
      let draws = (0..<[1, 8, 24, 64][round / 4 % 4]).map { _ in
        few[Int(random.next() % UInt64(few.count))]
      }
      guard let symbols = rereading(draws, over: data.alphabet, by: [8, 16, 64][round % 3]) else {
        continue
      }
      let isWhole = (unit.bitCount ?? 8) * draws.count % 8 == 0
      guard isWhole else { continue }
      foundCount += 1
      #expect(symbols == draws.map { Array(data.alphabet.spelling(of: Int($0))) })
    }
    #expect(foundCount > 20, "\(foundCount)")
  }

  @Test(arguments: units.filter { $0.bitCount == nil })
  func `with a separator draws are what stands between separators`(unit: SymbolUnit) throws {
    let data = try Message(Self.text, unit: unit)
    let draws = (0..<data.alphabet.count).map { UInt32($0) }.reversed()
    for separator in [[0x7C], [0x0A], [0xFE, 0xFF], [0xAC, 0xAC]] as [[UInt8]] {
      for symbol in draws {
        var text = FindableText(alphabet: data.alphabet, separator: separator)
        let bytes: [UInt8]
        do throws(LostSymbols) {
          bytes = try text.bytes(of: [symbol], isLast: true)
        } catch {
          #expect(error == .separator(within: Int(symbol)))
          continue
        }
        let place = bytes.indices.first { bytes[$0...].starts(with: separator) }
        #expect(Array(bytes[..<(place ?? 0)]) == data.alphabet.bytes(of: .wide([symbol])))
        #expect(bytes.count - (place ?? 0) == separator.count)
      }
    }
  }

  @Test func `halves of a pair are joined across parts, and lone ones are refused`() throws {
    let data = try Message(Array("\u{1F600}".utf8), unit: .utf16)
    let high = UInt32(data.symbols[0])
    let low = UInt32(data.symbols[1])
    let pairs = (0..<16).map { $0 % 2 == 0 ? high : low }
    for partSize in [1, 3, 5, 16] {
      #expect(rereading(pairs, over: data.alphabet, by: partSize)?.count == 16)
    }
    #expect(rereading([high, high], over: data.alphabet, by: 8) == nil)
    #expect(rereading([low], over: data.alphabet, by: 8) == nil)
  }
}
