extension String {
  /// The name of data, on one line, with each path in it shortened to the name of its
  /// file: `text.txt` for `/home/me/text.txt`, `mix:.9*a.txt+.1*b.txt` for
  /// `mix:.9*x/a.txt+.1*y/b.txt`.
  var withoutFolders: String {
    onOneLine.replacing(/[^*+,:=]*\/(?=[^\/])/, with: "")
  }
}
