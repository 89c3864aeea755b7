extension LiveModel {
  /// The model as the page's script reads it.
  private var json: JSONValue {
    .object([
      "names": .array(symbols.map { .string($0.name) }),
      "q": .array(symbols.map { .number($0.q) }),
      "z": .array(symbols.map { .number($0.z) }),
      "count": .integer(symbolCount),
      "unit": .string(unit),
    ])
  }

  /// Where the script draws a picture.
  private static func place(of words: String) -> String {
    """
    <div class="picture" tabindex="0" role="group" data-row="1" \
    aria-label="\(words). Arrow keys read the values."></div>
    """
  }

  /// The controls and the places of what they move, for the script to fill.
  var html: String {
    // In a script element only a less-than sign could end it.
    let data = json.text.replacing("<", with: "\\u003c")
    let folded =
      foldedCount > 0
      ? " The \(NumberText.grouped(foldedCount)) rarest symbols are one symbol on this page." : ""
    let escape =
      hasEscape
      ? " All symbols that z lacks are one symbol here, the escape, without their spelling." : ""
    return """
      <noscript><p class="soft">The interactive model needs scripts.</p></noscript>
      <div class="live" hidden>
      <script type="application/json">\(data)</script>
      <p>Move the proxy and watch the code follow: lengths, tree and bill are computed on this \
      page, by Huffman's algorithm, or by package-merge if the length is limited, with the tie \
      rule of the command. The table of the code and the padding are excluded.\(escape)\(folded)</p>
      <fieldset>
      <legend>the proxy z and its code</legend>
      <label><span>z moves towards q</span>
      <input type="range" name="morph" min="0" max="100" step="1" value="0"><output></output></label>
      <label><span>temperature of z</span>
      <input type="range" name="temper" min="-40" max="40" step="1" value="0"><output></output></label>
      <label><span>longest codeword</span>
      <input type="range" name="limit" min="1" max="2" step="1" value="2"><output></output></label>
      <button type="button">Reset</button>
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
}
