/// The ideal code for z: −log2 z(x) bits for symbol x, whole or not.
///
/// It writes no stream. It is the reference that codes are measured against: on data
/// from q it would cost H(q,z) bits a symbol, and stream codes approach it as closely
/// as desired.
enum IdealCode {
  static let family = CodeFamily(
    name: "ideal", summary: "−log2 z(x) bits for symbol x; a reference, no stream is written"
  ) { z in
    Design(code: nil, symbolCosts: z.surprisals, idealFor: z)
  }
}
