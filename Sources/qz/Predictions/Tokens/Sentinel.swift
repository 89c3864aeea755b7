/// A number that some programs write in place of a log-probability.
///
/// Sources: OpenAI, *Chat API reference* ("otherwise, the value −9999.0 is used");
/// vLLM, which writes the same for −∞ in JSON; llama.cpp's server, the least `float`;
/// Gemini, −2^100.
enum Sentinel: CaseIterable {
  case openAI
  case llamaServer
  case gemini

  /// The sentinel that a logarithm is; `nil` if it is an ordinary number.
  init?(_ logarithm: Double) {
    switch logarithm {
    case -9999: self = .openAI
    case -1.2676506e30 * 1.000_001 ... -1.2676506e30 * 0.999_999: self = .gemini
    case -3.402_824e38 ... -3.402_822e38: self = .llamaServer
    default: return nil
    }
  }

  /// Its meaning, in words.
  func meaning(of format: ResponseFormat?) -> String {
    switch self {
    case .openAI where format?.name == ResponseFormat.vllm.name:
      "−9999, which vLLM writes for a probability of 0"
    case .openAI:
      "−9999, which OpenAI writes for a token that is not among the 20 likeliest, and vLLM for a "
        + "probability of 0"
    case .llamaServer: "−3.4028235e38, which llama.cpp's server writes for a probability of 0"
    case .gemini: "−1.2676506e30, which Gemini writes for a probability of 0"
    }
  }
}
