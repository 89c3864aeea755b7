/// A grouping of contexts into classes, each of which has a code of its own.
///
/// The context of a symbol is the byte before it, or the start of the message. The
/// context chooses the code at no cost, for writer and reader both know it.
package struct MessageClasses: Hashable, Sendable {
  /// The class of each context: of each symbol, and last of the start.
  package let classes: [UInt16]

  /// The number of classes.
  package let count: Int

  /// The context of the first symbol of a message: the number after all symbols.
  package var start: Int { classes.count - 1 }

  /// Returns the grouping of an alphabet of `alphabetSize` symbols with all contexts in
  /// one class.
  package static func one(alphabetSize: Int) -> MessageClasses {
    MessageClasses(Array(repeating: 0, count: alphabetSize + 1), count: 1)
  }

  /// Makes the grouping from the class of each context, a number below `count`.
  package init(_ classes: [UInt16], count: Int) {
    self.classes = classes
    self.count = count
  }
}
