/// The version of the program.
enum Program {
  /// The version of the command and of its library.
  static let version = "0.1.0"
}
