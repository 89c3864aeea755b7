import SourceCoding

/// The codes that a reader of files shares with their writer: the standard codes, and
/// those that the user names.
struct SharedCodes: Sendable {
  private let book: (path: String, description: CodeDescription)?
  private let proxy: FileProxy?

  /// Reads the user's arguments.
  init(_ arguments: Arguments) throws(Failure) {
    book = try arguments.value(of: FileOptions.book).map { (path) throws(Failure) in
      (path, try Book(path: path).fileCode().description)
    }
    proxy = try FileProxy(arguments)
  }

  /// Returns the code with the given hash; `nil` if none has it.
  func find(_ hash: CodeHash, design: String) -> CodeDescription? {
    if let book, book.description.hash == hash { return book.description }
    if let proxy, let designer = try? CodeCatalog.designer(named: design) {
      for designer in [designer] + [CodeCatalog.earlierDesigner(named: design)].compactMap(\.self) {
        let description = Self.description(
          designer, proxy.proxy, proxy.alphabet, hasEscape: proxy.hasEscape)
        if let description, description.hash == hash { return description }
        let earlier = proxy.withoutEscape.flatMap { Self.description(designer, $0, $1) }
        if let earlier, earlier.hash == hash { return earlier }
      }
    }
    return .standard(hash)
  }

  /// Whether the user named a code, which may not be that of the file.
  var areGiven: Bool { book != nil || proxy != nil }

  /// The advice for the user if none of the codes is the right one.
  var remedy: String {
    if let book {
      return "\(book.path) is another code, \(book.description.hash); name the right one"
    }
    if let proxy {
      return
        "the code designed from \(proxy.name), by \(proxy.alphabet.unit.name), is another code; "
        + "give "
        + "the -z, --symbols and --smoothing that it was written with"
    }
    return "name it with --book, or name the z that it was designed from with -z"
  }

  private static func description(
    _ designer: CodeDesigner, _ z: Proxy, _ alphabet: Alphabet, hasEscape: Bool = false
  ) -> CodeDescription? {
    guard let design = try? designer.design(for: z, over: hasEscape ? nil : alphabet) else {
      return nil
    }
    let code = try? QZCoding(
      design, named: designer.name, over: alphabet, hasEscape: hasEscape, isShared: true)
    return code?.description
  }
}
