/// What the command says of itself.
enum Program {
  /// The version of the command and of its library.
  static let version = "0.1.0"
}
