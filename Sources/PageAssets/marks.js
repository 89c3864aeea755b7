// Shows the value of a mark: on hover, on touch, and as arrow keys move from mark to mark
// in a picture that has the focus.
(() => {
  const tip = document.getElementById("tip");
  let marked = null;
  const hide = () => {
    if (marked) marked.classList.remove("at");
    marked = null;
    tip.hidden = true;
  };
  const show = (mark, x, y) => {
    if (marked && marked !== mark) marked.classList.remove("at");
    marked = mark;
    tip.textContent = mark.dataset.v;
    tip.hidden = false;
    const left = Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8));
    const top = y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 12 : y + 18;
    tip.style.left = left + "px";
    tip.style.top = Math.max(8, top) + "px";
  };
  const markAt = (event) =>
    event.target instanceof Element ? event.target.closest("[data-v]") : null;
  for (const kind of ["pointermove", "pointerdown"]) {
    addEventListener(kind, (event) => {
      const mark = markAt(event);
      if (mark) show(mark, event.clientX, event.clientY); else hide();
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
