extension String {
  /// The name of data, on one line, with each path in it shortened to the name of its
  /// file: `text.txt` for `/home/me/text.txt`, `mix:.9*a.txt+.1*b.txt` for
  /// `mix:.9*x/a.txt+.1*y/b.txt`.
  ///
  /// A fraction such as `1/3` is no path.
  var withoutFolders: String {
    onOneLine.replacing(/([^*+,:=]*)\/([^*+,:=\/]+)/) { match in
      let isFraction = [match.output.1, match.output.2].allSatisfy {
        $0.allSatisfy { $0.isNumber || $0 == "." }
      }
      return isFraction ? String(match.output.0) : String(match.output.2)
    }
  }

  /// The same, with as many folders as it takes to tell it from `other`: `old/text.txt`.
  func withoutFolders(unlike other: String) -> String {
    let short = withoutFolders
    guard short == other.withoutFolders, self != other else { return short }
    let (own, others) = (split(separator: "/"), other.split(separator: "/"))
    let count = zip(own.reversed(), others.reversed()).prefix { $0 == $1 }.count + 1
    return own.suffix(count).joined(separator: "/").onOneLine
  }
}
