/// Elements of which the first in a given order is at hand.
///
/// A binary heap: each element comes before the two at twice its place and one
/// more or two.
struct Heap<Element> {
  private var elements: [Element] = []

  /// Whether one element is to come before another.
  private let precedes: (Element, Element) -> Bool

  /// An empty heap.
  init(by precedes: @escaping (Element, Element) -> Bool) {
    self.precedes = precedes
  }

  /// The element before which none comes.
  var first: Element? { elements.first }

  /// Adds an element.
  ///
  /// - Complexity: O(log n).
  mutating func insert(_ element: Element) {
    var place = elements.count
    elements.append(element)
    while place > 0, precedes(element, elements[(place - 1) / 2]) {
      elements[place] = elements[(place - 1) / 2]
      place = (place - 1) / 2
    }
    elements[place] = element
  }

  /// Removes the first element, if there is one.
  ///
  /// - Complexity: O(log n).
  mutating func removeFirst() {
    guard let last = elements.popLast(), !elements.isEmpty else { return }
    var place = 0
    while true {
      var next = 2 * place + 1
      guard next < elements.count else { break }
      if next + 1 < elements.count, precedes(elements[next + 1], elements[next]) { next += 1 }
      guard precedes(elements[next], last) else { break }
      elements[place] = elements[next]
      place = next
    }
    elements[place] = last
  }
}
