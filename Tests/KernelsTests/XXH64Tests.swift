import Kernels
import Testing

struct XXH64Tests {
  /// The published values, and those of an independent program that agrees with the
  /// checksums that zstd writes.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func `known texts have their known checksums`(text: String, value: UInt64) {
    #expect(XXH64.value(of: Array(text.utf8).span) == value)
  }

  /// Of the bytes 0, 1, 2 and so on.
  @Test(
    arguments: [
      (0, 0, 0xEF46_DB37_51D8_E999), (0, 2_654_435_761, 0xAC75_FDA2_929B_17EF),
      (1, 0, 0xE934_A84A_DB05_2768), (1, 2_654_435_761, 0x5014_6076_43A9_B4C3),
      (3, 0, 0xE5C7_BB45_33BC_65DD), (3, 2_654_435_761, 0x47AA_45ED_39ED_5541),
      (4, 0, 0xFFCE_D860_4453_CC1E), (4, 2_654_435_761, 0xB8F1_A518_93FA_14E6),
      (7, 0, 0x14CC_643F_630C_72D2), (7, 2_654_435_761, 0x13F3_1C4A_8E5F_8252),
      (8, 0, 0x884A_1736_14B8_1B8D), (8, 2_654_435_761, 0xCB74_EF9D_044D_CF44),
      (12, 0, 0x424A_F23F_1F08_DCA5), (12, 2_654_435_761, 0x360A_9AD6_5866_8EBC),
      (31, 0, 0xC346_D2B5_9B4D_8EE1), (31, 2_654_435_761, 0x7196_9C89_A30A_986A),
      (32, 0, 0xCBF5_9C51_16FF_32B4), (32, 2_654_435_761, 0x7181_3547_74E0_D600),
      (33, 0, 0x0C53_5D1A_CAFB_8EAD), (33, 2_654_435_761, 0x57BD_8AD0_A039_0E6D),
      (64, 0, 0xF7C6_7301_DB67_13F0), (64, 2_654_435_761, 0x6E54_5403_B828_CF8B),
      (255, 0, 0x0F7D_9750_7CAA_D693), (255, 2_654_435_761, 0x365F_C69F_1945_18D9),
      (256, 0, 0x1FAC_BE84_06CD_904B), (256, 2_654_435_761, 0xD481_95F4_5908_996C),
    ] as [(Int, UInt64, UInt64)])
  func `every length and seed has its own path`(count: Int, seed: UInt64, value: UInt64) {
    let bytes = (0..<count).map { UInt8($0) }
    #expect(XXH64.value(of: bytes.span, seed: seed) == value)
  }

  @Test(arguments: 0...100)
  func `pieces give what the whole gives`(cut: Int) {
    let bytes = (0..<100).map { UInt8($0 * 7 % 256) }
    var checksum = XXH64(seed: 5)
    checksum.update(bytes.span.extracting(first: cut))
    checksum.update(bytes.span.extracting(droppingFirst: cut))
    #expect(checksum.value == XXH64.value(of: bytes.span, seed: 5))
    var single = XXH64(seed: 5)
    for index in bytes.indices { single.update(bytes.span.extracting(index..<index + 1)) }
    #expect(single.value == checksum.value)
  }

  @Test func `every flipped bit is seen`() {
    let bytes = [UInt8](repeating: 0xA5, count: 70)
    let value = XXH64.value(of: bytes.span)
    for bit in 0..<560 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(XXH64.value(of: damaged.span) != value)
    }
  }
}
