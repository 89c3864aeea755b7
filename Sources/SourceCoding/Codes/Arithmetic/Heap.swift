/// A collection that gives access to its first element in a given order.
///
/// It is a binary heap: the element at place i comes before those at 2i + 1 and 2i + 2.
struct Heap<Element> {
  private var elements: [Element] = []

  /// Whether the first argument must come before the second.
  private let precedes: (Element, Element) -> Bool

  /// An empty heap.
  init(by precedes: @escaping (Element, Element) -> Bool) {
    self.precedes = precedes
  }

  /// The first element; `nil` if the heap is empty.
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
