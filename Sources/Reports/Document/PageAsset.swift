internal import PageAssets

/// The scripts and styles of pages: files of the target `PageAssets`, so that editors and
/// linters of their languages read them.
enum PageAsset {
  /// How the classes of marks in pictures look.
  static let pictureStyle = text(of: QZPictureStyle)

  /// The text of an embedded file, without the end of its last line.
  static func text(of name: QZPageAssetName) -> String {
    // Safe because an asset has as many bytes as it says, all constants of the program.
    let asset = unsafe qzPageAsset(name)
    let bytes = unsafe UnsafeBufferPointer(start: asset.bytes, count: asset.byteCount)
    return unsafe String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}
