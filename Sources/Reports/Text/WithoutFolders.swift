extension String {
  /// The words for data with each path in them shortened to the name of its file, on one line:
  /// `text.txt` for `/home/me/text.txt`, `mix:.9*a.txt+.1*b.txt` for `mix:.9*x/a.txt+.1*y/b.txt`.
  var withoutFolders: String {
    onOneLine.replacing(/[^*+,:=]*\/(?=[^\/])/, with: "")
  }
}
