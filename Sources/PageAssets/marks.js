// Shows the value of a mark: on hover, on touch, and as arrow keys move from mark to mark
// in a picture that has the focus. A symbol that is shown lights up in every picture and
// table of its article.
(() => {
  const tip = document.getElementById("tip");
  let marked = null, lit = "";
  // What a mark or a row is of: the words up to a colon, which may be the symbol itself.
  const symbolOf = (mark) => {
    const words = mark.dataset.v;
    return words === undefined ? mark.querySelector(".symbol")?.textContent ?? ""
      : words.slice(0, words.indexOf(": ", 1));
  };
  const light = (mark) => {
    const symbol = mark ? symbolOf(mark) : "";
    if (symbol === lit) return;
    lit = symbol;
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    if (!symbol) return;
    const all = mark.closest("article").querySelectorAll("[data-v], tbody tr:has(.symbol)");
    for (const other of all) if (symbolOf(other) === symbol) other.classList.add("lit");
  };
  const hide = () => {
    if (marked) marked.classList.remove("at");
    marked = null;
    light(null);
    tip.hidden = true;
  };
  const show = (mark, x, y) => {
    if (marked && marked !== mark) marked.classList.remove("at");
    marked = mark;
    if (mark.dataset.v) light(mark);
    tip.textContent = mark.dataset.v ?? mark.dataset.tip;
    tip.hidden = false;
    const left = Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8));
    const top = y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 12 : y + 18;
    tip.style.left = left + "px";
    tip.style.top = Math.max(8, top) + "px";
  };
  const markAt = (event) =>
    event.target instanceof Element ? event.target.closest("[data-v], [data-tip]") : null;
  for (const kind of ["pointermove", "pointerdown"]) {
    addEventListener(kind, (event) => {
      const mark = markAt(event);
      if (mark) return show(mark, event.clientX, event.clientY);
      hide();
      const row = event.target instanceof Element && event.target.closest("tbody tr:has(.symbol)");
      if (row) light(row);
    });
  }
  addEventListener("scroll", hide, true);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    const picture = document.activeElement;
    if (!picture || !picture.classList.contains("picture")) return;
    const marks = [...picture.querySelectorAll("[data-v]")];
    const row = Number(picture.dataset.row) || 1;
    const steps = {
      ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row,
      Home: -marks.length, End: marks.length
    };
    if (!marks.length || !(event.key in steps)) return;
    event.preventDefault();
    const at = marks.indexOf(marked);
    const next = at < 0 ? 0 : Math.max(0, Math.min(marks.length - 1, at + steps[event.key]));
    const mark = marks[next];
    mark.scrollIntoView({block: "nearest", inline: "nearest"});
    mark.classList.add("at");
    const box = mark.getBoundingClientRect();
    show(mark, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  });
  addEventListener("focusout", hide);
  // What need not be scrolled is no stop for the tabulator.
  const fit = () => {
    for (const table of document.querySelectorAll(".scroll")) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", fit);
  fit();
})();
