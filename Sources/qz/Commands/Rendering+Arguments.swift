import Reports
import SourceCoding

/// The way in which every command that has a result ends:
///
///     let target = try OutputTarget(arguments)
///     let rendering = try Rendering(arguments)
///     …  // the long work
///     try rendering.write([result], to: target)
extension Rendering {
  /// Reads the options `--format`, `--unit`, `--verbose` and `--color`, as far as the
  /// command takes them.
  init(_ arguments: Arguments) throws(Failure) {
    self.init(
      try arguments.value(of: SharedOptions.format),
      view: View(
        unit: try arguments.valueIfTaken(of: SharedOptions.unit),
        isVerbose: try arguments.valueIfTaken(of: SharedOptions.verbose),
        parts: try PartOption.parts(arguments)),
      style: try TextStyle(arguments))
    if case .html = format { provenance = Provenance(arguments) }
  }

  /// Writes the results in the chosen format, and finishes the target.
  ///
  /// - Parameters:
  ///   - results: at least one result.
  ///   - target: where the results are written.
  /// - Throws: a usage failure if the user named a picture that a result lacks.
  func write(
    _ results: [some Presentable], to target: consuming OutputTarget
  ) throws(Failure) {
    for result in view.parts.isEmpty ? [] : results {
      let parts = result.document(view.ofText).parts
      guard let part = view.parts.first(where: { !parts.contains($0) }) else { continue }
      throw .usage(
        "--only: this result has no \(part)", remedy: "its parts are \(parts.alternatives)")
    }
    let text: String
    do throws(UnknownPicture) {
      text = try render(results)
    } catch {
      throw .usage(
        "--format svg: \(error)",
        remedy: error.known.isEmpty
          ? "choose another format"
          : "the \(error.known.count == 1 ? "only picture is" : "pictures are") "
            + error.known.alternatives)
    }
    try target.finish(writing: text)
  }
}

extension OutputTarget {
  /// Opens the target that the user chose.
  init(_ arguments: Arguments) throws(Failure) {
    try self.init(
      path: arguments.value(of: SharedOptions.output),
      isSynchronized: arguments.valueIfTaken(of: SharedOptions.sync))
  }
}
