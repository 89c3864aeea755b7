import SourceCoding

extension Spec {
  /// The messages in its data; `nil` if it is not data.
  ///
  /// Forms that only files have, such as JSON or columns, are read from files; the data
  /// of other SPECs, such as a corpus, are then divided into messages by line.
  ///
  /// - Throws: a failure if the data do not have this form.
  func messageList(by unit: MessageUnit) throws(Failure) -> MessageList? {
    guard case .data(let bytes) = material else { return nil }
    let used = isPath || unit.keepsData ? unit : .line
    do throws(MessageError) { return try MessageList(bytes, by: used) } catch {
      if case .source(let error) = error { throw Failure(reading: text, error) }
      throw .job("\(text): \(error)", remedy: error.remedy)
    }
  }
}

extension Participant {
  /// Messages cut into symbols of a unit, each separately.
  static func cut(
    _ list: MessageList, by unit: SymbolUnit, named name: String
  ) throws(Failure) -> Participant {
    do throws(CutError) {
      return try Participant(cutting: list, by: unit, named: name)
    } catch {
      throw Failure(cutting: name, error)
    }
  }
}
