import Foundation
import Testing

@testable import Reports

/// Pages under a real mouse and a real keyboard.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)))
struct RealEventTests {
  private func opened(
    _ page: String, _ test: (DrivenBrowser) throws -> Void
  ) throws {
    let browser = try DrivenBrowser(opening: page)
    defer { browser.close() }
    try test(browser)
  }

  private static let address = "decodeURIComponent(location.hash)"

  @Test func `a drag and arrow keys move the sliders of a report`() throws {
    try opened(Rendering(.html).render([try SampleReport.everyByte()])) { browser in
      let slider = "document.querySelector('.live input')"
      // Unlike the rate, it changes with every step, also if the tree does not.
      let mismatch = "document.querySelector('.live').dataset.mismatch"
      let atRest = try browser.value(of: mismatch)
      try browser.drag(
        from: browser.place(in: slider, 0.02), to: browser.place(in: slider, 0.5))
      #expect(try browser.value(of: "\(slider).value") == "50")
      #expect(try browser.value(of: Self.address) == "#λ=0.5")
      let halfway = try browser.value(of: mismatch)
      #expect(halfway != atRest)
      // The slider has the focus now.
      try browser.press("ArrowRight", times: 2)
      try browser.press("ArrowLeft")
      #expect(try browser.value(of: Self.address) == "#λ=0.51")
      #expect(try browser.value(of: mismatch) != halfway)
      try browser.press("Home")
      #expect(try browser.value(of: Self.address) == "")
      #expect(try browser.value(of: mismatch) == atRest)
      // From slider to slider, and to the first preset, with the keyboard alone.
      try browser.press("Tab")
      try browser.press("ArrowRight")
      #expect(try browser.value(of: Self.address).hasPrefix("#T="))
      let preset = "document.activeElement.dataset.preset"
      for _ in 0..<4 where try browser.value(of: preset) != "q" { try browser.press("Tab") }
      try browser.press("Enter")
      #expect(try browser.value(of: Self.address) == "#λ=1")
    }
  }

  @Test func `the mouse lights a symbol everywhere, and its value is shown`() throws {
    try opened(Rendering(.html).render([try SampleReport.abracadabra()])) { browser in
      let tip = "document.getElementById('tip').hidden"
      let lit = "document.querySelectorAll('.lit').length"
      #expect(try browser.value(of: tip) == "true")
      let place = try browser.place(in: "document.querySelector('.live [data-v]')")
      try browser.hover(place)
      #expect(try browser.value(of: tip) == "false")
      #expect(try Int(browser.value(of: lit)).map { $0 > 2 } ?? false)
      try browser.hover(.init(x: 2, y: 2))
      #expect(try browser.value(of: tip) == "true")
      #expect(try browser.value(of: lit) == "0")
    }
  }

  @Test func `a drag in curves and arrow keys read them`() throws {
    try opened(Rendering(.html).render([SampleReport.experiment])) { browser in
      let (picture, slider) = (
        "document.querySelector('.picture')", "document.querySelector('.reader input')"
      )
      try browser.drag(
        from: browser.place(in: picture, 0.2), to: browser.place(in: picture, 0.95))
      let last = try browser.value(of: "\(slider).max")
      #expect(try browser.value(of: "\(slider).value") == last)
      #expect(try browser.value(of: Self.address) == "#n=1,000")
      try browser.value(of: "\(slider).focus()")
      try browser.press("ArrowLeft")
      #expect(try browser.value(of: "\(slider).value") == "\((Int(last) ?? 0) - 1)")
      #expect(try browser.value(of: Self.address) != "#n=1,000")
    }
  }

  @Test func `a press on a cell chooses its pair, and arrow keys change it`() throws {
    try opened(Rendering(.html).render([try SampleReport.matrix()])) { browser in
      let cell = "[...document.querySelectorAll('.picture [data-v]')].at(-1)"
      let words = "document.querySelector('.reader p').textContent"
      try browser.click(browser.place(in: cell))
      #expect(try browser.value(of: words) == browser.value(of: "\(cell).dataset.v"))
      #expect(try browser.value(of: Self.address).contains("q="))
      let chosen = try browser.value(of: words)
      try browser.value(of: "document.querySelector('.reader select').focus()")
      try browser.press("ArrowUp")
      #expect(try browser.value(of: words) != chosen)
    }
  }

  @Test func `the bars of the lesson follow mouse and keys, and a term opens and closes`() throws {
    try opened(try LessonPageTests.page()) { browser in
      let bar = "document.querySelector('.bar-of')"
      let now = "\(bar).getAttribute('aria-valuenow')"
      let well = "\(bar).querySelector('.well')"
      try browser.drag(
        from: browser.place(in: well, 0.5, 0.5), to: browser.place(in: well, 0.5, 0.25))
      let share = try #require(Double(browser.value(of: now)))
      #expect(abs(share - 75) < 2, "\(share)")
      try browser.value(of: "\(bar).focus()")
      try browser.press("ArrowUp")
      let more = try #require(Double(browser.value(of: now)))
      #expect(abs(more - share - 1) < 0.11, "\(more)")
    }
    try opened(Rendering(.html).render([try SampleReport.abracadabra()])) { browser in
      let isOpen = "document.querySelectorAll(':popover-open').length"
      try browser.value(of: "document.querySelector('.term').focus()")
      try browser.press("Enter")
      #expect(try browser.value(of: isOpen) == "1")
      try browser.press("Escape")
      #expect(try browser.value(of: isOpen) == "0")
    }
  }
}
