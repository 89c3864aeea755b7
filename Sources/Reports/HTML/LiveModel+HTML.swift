extension LiveModel {
  /// The model in the form that the page's script reads.
  private var json: JSONValue {
    .object([
      "names": .array(symbols.map { .string($0.name) }),
      "q": .array(symbols.map { .number($0.q) }),
      "z": .array(symbols.map { .number($0.z) }),
      "count": .integer(symbolCount),
      "unit": .string(unit),
    ])
  }

  /// Returns the element in which the script draws a picture.
  private static func place(of words: String) -> String {
    """
    <div class="picture" tabindex="0" role="group" data-row="1" \
    aria-label="\(words). Arrow keys read the values."></div>
    """
  }

  /// The controls, and the elements for the pictures that the script draws.
  var html: String {
    // In a script element, only a less-than sign could begin its end tag.
    let data = json.text.replacing("<", with: "\\u003c")
    return """
      <noscript><p class="soft">Scripts are switched off, so the sliders are not shown.</p></noscript>
      <div class="live" hidden>
      <script type="application/json">\(data)</script>
      <fieldset>
      <legend>the proxy z and its code</legend>
      <label><span>z moves towards q, λ</span>
      <input type="range" name="morph" min="0" max="100" step="1" value="0"><output></output></label>
      <label><span>temperature of z, T</span>
      <input type="range" name="temper" min="-40" max="40" step="1" value="0"><output></output></label>
      <label><span>longest codeword, L</span>
      <input type="range" name="limit" min="1" max="2" step="1" value="2"><output></output></label>
      <p class="presets"><button type="button" data-preset="q">z = q</button>
      <button type="button" data-preset="uniform">z uniform</button>
      <button type="button" data-preset="flat">z flatter</button>
      <button type="button" data-preset="swapped">q and z swapped</button>
      <button type="button" data-preset="">Reset</button></p>
      <p class="soft">\(explanation)</p>
      </fieldset>
      <figure>
      <figcaption>the bill per \(XML.escaped(unit))</figcaption>
      \(Self.place(of: "the bill, from the entropy to the rate"))
      <p class="sum" role="status"></p>
      </figure>
      <figure>
      <figcaption>what each symbol costs</figcaption>
      \(Self.place(of: "codeword lengths over frequencies"))
      <p class="soft">The width of a column is the frequency of its symbol and its height the \
      length of its codeword, so their area is the rate; the area under the dashed line is \
      H(q,z).</p>
      </figure>
      <figure>
      <figcaption>the tree of the code</figcaption>
      \(Self.place(of: "the tree of the code"))
      <p class="soft">Bit 0 leads up and bit 1 leads down; the path to a leaf is its codeword.</p>
      </figure>
      </div>

      """
  }

  /// The text that explains the sliders, and how the numbers differ from those of the
  /// tables.
  private var explanation: String {
    var sentences = [
      "Move the proxy and watch the code follow. Lengths, tree and bill are computed on this page by "
        + "Huffman's algorithm, or by package-merge where the length is limited. The table of the code and the "
        + "padding are left out. The address of the page holds the state of the sliders."
    ]
    if foldedCount > 0 {
      sentences.append(
        "The \(NumberText.grouped(foldedCount)) rarest symbols are one symbol on this page.")
    }
    if hasEscape {
      sentences.append(
        "All symbols that z does not know are one symbol, the escape; spelling them out is left out."
      )
    }
    if foldedCount > 0 || hasEscape {
      sentences.append("So the entropy here is below that of the tables.")
    }
    return XML.escaped(sentences.joined(separator: " "))
  }
}
