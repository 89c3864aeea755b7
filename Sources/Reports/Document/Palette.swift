/// The colours of pictures and pages, as custom properties of CSS.
///
/// Text uses `--good` and `--bad`, whose contrast with the page is at least 4.5 to 1.
///
/// The hues are those that Okabe and Ito chose so that people of every kind of colour
/// vision can distinguish them; on dark pages the darker ones are lightened. Hue alone
/// carries no information: marks have labels, and lines differ in dashes.
///
/// Source: Okabe and Ito, *Color Universal Design*, 2008.
enum Palette {
  /// The properties on a light page.
  static let light = """
    --page:#fff;--panel:#f6f7f9;--ink:#1a1d21;--soft:#58606b;--rule:#d8dde3;\
    --blue:#0072b2;--red:#d55e00;--green:#009e73;--gold:#e69f00;--sky:#56b4e9;--pink:#cc79a7;\
    --grey:#8b949e;--good:#00704f;--bad:#b04300
    """

  /// The properties on a dark page.
  static let dark = """
    --page:#111418;--panel:#1a1f25;--ink:#e7eaee;--soft:#a3acb8;--rule:#343c46;\
    --blue:#4ba3d9;--red:#f0803c;--green:#2fc29a;--gold:#f0b432;--sky:#7cc7f0;--pink:#dd96bd;\
    --grey:#7d8793;--good:#2fc29a;--bad:#f0803c
    """

  /// The classes of fills for several series, in the same order as the classes of
  /// lines.
  static let series = ["blue", "green", "pink", "gold", "sky", "grey"]
}
