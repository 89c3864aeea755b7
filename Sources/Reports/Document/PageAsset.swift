internal import PageAssets

/// The files that are compiled into the binary: the articles, and the scripts and
/// styles of pages.
///
/// They are separate files so that editors and linters of their languages can read
/// them.
enum PageAsset {
  /// The styles of the classes of marks in pictures.
  static let pictureStyle = text(of: QZPictureStyle)

  /// The text of an embedded file, without its final line feed.
  static func text(of name: QZPageAssetName) -> String {
    unsafe text(of: qzPageAsset(name))
  }

  /// The content of the articles' files, each with the name of its file.
  static let articles: [(fileName: String, text: String)] = (0..<qzArticleCount()).map { index in
    // Safe because the index is below the count, and names are constant strings with an end.
    let article = unsafe qzArticle(index)
    return unsafe (String(cString: article.name), text(of: article.text))
  }

  private static func text(of asset: QZPageAsset) -> String {
    // Safe because an asset has as many bytes as it says, all constants of the program.
    let bytes = unsafe UnsafeBufferPointer(start: asset.bytes, count: asset.byteCount)
    return unsafe String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}
