// The pictures of the live part, drawn like the still ones. `limits` has the constants
// that both share; the page defines it.
const sheet = (width, height) => {
  const make = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const svg = make("svg", {viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true",
    style: width <= limits.smallWidth ? `max-width:${width * 1.25}px`
      : `max-width:${width}px;min-width:${width * 3 / 4}px`});
  const mark = (words) => (words === undefined ? {} : {"data-v": words});
  const add = (name, attributes, text) => svg.append(make(name, attributes, text));
  return {
    svg,
    bar: (x, y, w, h, style, words) => add("rect", {x: Math.min(x, x + w), y,
      width: Math.abs(w), height: Math.max(0, h), class: style, ...mark(words)}),
    line: (x1, y1, x2, y2, style) => add("line", {x1, y1, x2, y2, class: style}),
    way: (points, style) => add("path", {d: "M" + points.join("L"), class: style}),
    dot: (cx, cy, r, style, words) => add("circle", {cx, cy, r, class: style, ...mark(words)}),
    text: (words, x, y, anchor, style) =>
      add("text", {x, y, "text-anchor": anchor, class: style}, words)
  };
};
// A name in columns of a terminal, of which wide characters take two.
const columnCount = (name) =>
  [...name].reduce((n, c) => n + (limits.wideCharacters.test(c) ? 2 : 1), 0);
const shortened = (name, limit) => {
  if (columnCount(name) <= limit) return name;
  let short = "";
  for (const c of name) if (columnCount(short + c) < limit) short += c; else break;
  return short + "…";
};
const sign = (text) => text.replace(/^-/, "−");
const decimals = (x, n = 5) => (Number.isFinite(x) ? sign(x.toFixed(n)) : "infinite");
const odds = (p) => p === 0 ? "0" : p < 1e-6
  ? p.toExponential(1).replace(".0e", "e") : p.toFixed(6);
const percent = (p) => (100 * p).toFixed(2) + " %";

const drawBill = (place, bill, scale, unit, bits) => {
  const page = sheet(480, 132), left = 84, right = 320;
  const x = (value) => left + (right - left) * Math.max(-0.1, Math.min(1.1, value / scale));
  const rows = [["entropy", 0, bill.entropy, "blue"],
    ["mismatch", bill.entropy, bill.mismatch, "red"],
    ["lengths", bill.entropy + bill.mismatch, bill.lengths, bill.lengths < 0 ? "green" : "gold"],
    ["rate", 0, bill.rate, "ink"]];
  rows.forEach(([name, start, amount, style], row) => {
    const y = 6 + 30 * row, from = Number.isFinite(start) ? start : scale;
    const to = Number.isFinite(amount) ? from + amount : scale;
    page.text(name, left - 10, y + 16, "end", row === 3 ? "strong" : "");
    const words = decimals(amount) + unit;
    page.bar(x(from), y + 2, x(to) - x(from), 22, style, `${name}: ${words}, ${bits(amount)}`);
    page.text(words, right + 26, y + 16, "start", row === 3 ? "strong" : "");
  });
  page.line(left, 2, left, 126, "axis");
  place.replaceChildren(page.svg);
};

const drawLengths = (place, model, z, lengths) => {
  const page = sheet(480, 322), left = 56, right = 462, top = 44, bottom = 270;
  const totalQ = design.sum(model.q), totalZ = design.sum(z);
  const all = model.names.map((name, i) => ({name, p: model.q[i] / totalQ,
    length: lengths[i], ideal: -Math.log2(z[i] / totalZ)}))
    .filter((c) => c.p > 0 && c.length !== null).sort((a, b) => b.p - a.p);
  const columns = all.slice(0, limits.lengths)
    .sort((a, b) => a.length - b.length || a.ideal - b.ideal);
  const rest = all.slice(limits.lengths);
  if (rest.length) {
    const p = design.sum(rest.map((c) => c.p));
    const mean = (key) => design.sum(rest.map((c) => c.p * c[key])) / p;
    columns.push({name: rest.length + " others", p, length: mean("length"),
      ideal: mean("ideal")});
  }
  const highest = Math.max(4, ...columns.map((c) => c.length));
  const y = (value) => bottom - (bottom - top) * Math.min(1.05, value / highest);
  const step = highest > 40 ? 20 : highest > 20 ? 10 : highest > 8 ? 5 : 2;
  for (let tick = 0; tick <= highest; tick += step) {
    page.line(left, y(tick), right, y(tick), "grid");
    page.text(tick, left - 6, y(tick) + 4, "end", "soft small");
  }
  for (let tick = 0; tick <= 5; tick++) {
    const place = left + (right - left) * tick / 5;
    page.line(place, bottom, place, bottom + 5, "axis");
    page.text(tick / 5, place, bottom + 18, "middle", "soft small");
  }
  page.text("bits", 12, top - 12, "start", "soft small");
  page.text("q, one symbol beside the other", (left + right) / 2, bottom + 36, "middle",
    "soft small");
  page.bar(left, 8, 12, 12, "sky");
  page.text("length of the codeword", left + 18, 18, "start", "small");
  page.line(left + 190, 14, left + 218, 14, "law");
  page.text("−log2 z", left + 226, 18, "start", "small");
  let start = left;
  const ideal = [];
  for (const c of columns) {
    const width = c.p * (right - left);
    page.bar(start, y(c.length), width, bottom - y(c.length),
      width < limits.leastEdgedWidth ? "sky thin" : "sky edge",
      `${c.name}: q ${odds(c.p)}, ${+c.length.toFixed(3)} bits, −log2 z ${c.ideal.toFixed(3)}`);
    if (width > 7.5 * columnCount(c.name)) {
      page.text(c.name, start + width / 2, bottom - 6, "middle", "small code onPale");
    }
    ideal.push(`${start} ${y(c.ideal)}`, `${start + width} ${y(c.ideal)}`);
    start += width;
  }
  if (ideal.length) page.way(ideal, "law");
  page.line(left, bottom, right, bottom, "axis");
  place.replaceChildren(page.svg);
};

// The tree with its likeliest branches open, and the others folded up.
const drawTree = (place, model, lengths) => {
  const total = design.sum(model.q) || 1, words = design.codewords(lengths);
  const leaves = [...words.keys()].filter((i) => words[i] !== null)
    .sort((a, b) => (words[a] < words[b] ? -1 : 1));
  if (leaves.length < 2) return place.replaceChildren();
  const node = (symbols, depth) =>
    ({symbols, depth, mass: design.sum(symbols.map((i) => model.q[i])) / total});
  const open = [node(leaves, 0)], isOpen = new Set();
  while (open.length < limits.leaves) {
    const closed = open.filter((n) => n.symbols.length > 1 && !isOpen.has(n));
    if (!closed.length) break;
    const next = closed.reduce((a, b) => (b.mass > a.mass ? b : a));
    next.children = ["0", "1"].map((bit) => node(
      next.symbols.filter((i) => words[i][next.depth] === bit), next.depth + 1))
      .filter((n) => n.symbols.length);
    isOpen.add(next);
    open.splice(open.indexOf(next), 1, ...next.children);
  }
  const deepest = Math.max(...open.map((n) => n.depth));
  const page = sheet(560, 24 + 20 * open.length), step = Math.min(40, 250 / deepest);
  let row = 0;
  const draw = (n) => {
    const x = 16 + step * n.depth;
    if (!n.children) {
      const y = 18 + 20 * row++, one = n.symbols.length === 1;
      const name = one ? model.names[n.symbols[0]] : n.symbols.length + " symbols";
      const word = words[n.symbols[0]];
      const code = one ? word : word.slice(0, n.depth) + "…";
      page.dot(x, y, 4, one ? "blue" : "grey", `${name}: ${code}, ${percent(n.mass)} of q`);
      page.text(shortened(name, 12), x + 10, y + 4, "start",
        one ? "code" : "soft small");
      page.text(code.length > 14 ? code.length + " bits" : code, 484, y + 4, "end",
        "soft small code");
      page.text(percent(n.mass), 548, y + 4, "end", "soft small");
      return y;
    }
    const heights = n.children.map((child) => {
      const y = draw(child);
      page.line(x, y, x + step, y, "axis");
      if (step >= 12) {
        const bit = words[child.symbols[0]][n.depth];
        page.text(bit, x + step / 2, y - 3, "middle", "soft small");
      }
      return y;
    });
    page.line(x, heights[0], x, heights[heights.length - 1], "axis");
    return (heights[0] + heights[heights.length - 1]) / 2;
  };
  draw(open.length > 1 || isOpen.size ? rootOf(isOpen, open) : open[0]);
  place.replaceChildren(page.svg);
};
const rootOf = (isOpen, open) => [...isOpen].find((n) => n.depth === 0) ?? open[0];
