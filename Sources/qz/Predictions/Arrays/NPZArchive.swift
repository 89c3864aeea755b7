import SourceCoding

extension ArrayFile {
  /// The arrays of an archive that `numpy.savez` wrote: a ZIP file of uncompressed NPY
  /// files.
  ///
  /// Source: PKWARE, *.ZIP File Format Specification* (APPNOTE), 2022, sections 4.3.7,
  /// 4.3.12 and 4.3.16; *numpy.lib.format*.
  ///
  /// - Throws: a failure if it is damaged, compressed, or contains something else.
  init(archive file: FileSource, path: String, isBrain: Bool) throws(Failure) {
    func damaged() -> Failure {
      .job("\(path): the archive is cut off or damaged", remedy: "save it again with numpy.savez")
    }
    let size = file.symbolCount
    // The end record is followed by a comment of up to 65,535 bytes.
    let tailStart = max(0, size - 66_000)
    let tail = try file.bytes(tailStart..<size, of: path)
    guard
      let end = tail.indices.reversed().first(where: {
        tail[$0] == 0x50 && tail.littleEndian(at: $0, 4) == 0x0605_4B50
      }),
      let count = tail.littleEndian(at: end + 10, 2),
      let length = tail.littleEndian(at: end + 12, 4),
      let start = tail.littleEndian(at: end + 16, 4), Int(start) + Int(length) <= size
    else { throw damaged() }
    let directory = try file.bytes(Int(start)..<Int(start + length), of: path)
    var arrays: [(name: String, layout: ArrayLayout)] = []
    var place = 0
    for _ in 0..<count {
      guard directory.littleEndian(at: place, 4) == 0x0201_4B50,
        let method = directory.littleEndian(at: place + 10, 2),
        let byteCount = directory.littleEndian(at: place + 24, 4),
        let nameSize = directory.littleEndian(at: place + 28, 2).map(Int.init),
        let extraSize = directory.littleEndian(at: place + 30, 2).map(Int.init),
        let commentSize = directory.littleEndian(at: place + 32, 2).map(Int.init),
        let offset = directory.littleEndian(at: place + 42, 4),
        place + 46 + nameSize <= directory.count
      else { throw damaged() }
      let name = String(decoding: directory[place + 46..<place + 46 + nameSize], as: UTF8.self)
      place += 46 + nameSize + extraSize + commentSize
      guard name.hasSuffix(".npy") else {
        throw .job(
          "\(path): '\(name.prefix(60))' in the archive is not an array of NumPy",
          remedy: "save arrays with numpy.savez")
      }
      guard method == 0 else {
        throw .job(
          "\(path): '\(name.prefix(60))' is compressed",
          remedy: "save it with numpy.savez instead of numpy.savez_compressed")
      }
      guard byteCount < 0xFFFF_FFFF, offset < 0xFFFF_FFFF else {
        throw .job(
          "\(path): '\(name.prefix(60))' has 4 GiB or more",
          remedy: "save it with numpy.save in a file of its own")
      }
      let local = try file.bytes(Int(offset)..<Int(offset) + 30, of: path)
      guard local.littleEndian(at: 0, 4) == 0x0403_4B50,
        let localName = local.littleEndian(at: 26, 2), let extra = local.littleEndian(at: 28, 2)
      else { throw damaged() }
      let first = Int(offset) + 30 + Int(localName) + Int(extra)
      guard first + Int(byteCount) <= size else { throw damaged() }
      let header = try NPYHeader(
        of: file, at: first..<first + Int(byteCount), path: "\(path): \(name)", isBrain: isBrain)
      arrays.append((String(name.dropLast(4)), header.layout(from: first)))
    }
    guard !arrays.isEmpty else {
      throw .job("\(path) holds no arrays", remedy: "save arrays with numpy.savez")
    }
    self.arrays = arrays
  }
}

extension NPYHeader {
  /// The array of an NPY file that occupies a part of `file`.
  init(
    of file: FileSource, at range: Range<Int>, path: String, isBrain: Bool
  ) throws(Failure) {
    let start = try file.bytes(
      range.lowerBound..<min(range.upperBound, range.lowerBound + Self.greatestByteCount),
      of: path)
    do throws(Refusal) {
      self = try NPYHeader(start, fileByteCount: range.count, isBrain: isBrain)
    } catch {
      throw .job("\(path): \(error.reason)", remedy: error.remedy)
    }
  }

  /// The layout of the array in a file in which its header begins at `offset`.
  func layout(from offset: Int) -> ArrayLayout {
    ArrayLayout(
      element: layout.element, shape: layout.shape, isFortranOrder: layout.isFortranOrder,
      byteOffset: layout.byteOffset + offset)
  }
}
