// The last stage: a whole text, its prices, and goals for the bill.
(() => {
  const {steps, bars, button, element, key, price, short, share, normal} = lesson;
  const shownCount = 14;

  steps.text = (state, stage, changed) => {
    const data = JSON.parse(document.getElementById("lesson-data").textContent);
    const q = normal(data.q), start = normal(data.z), unit = " bits/" + data.unit;
    const order = [...q.keys()].sort((a, b) => q[b] - q[a] || a - b);
    const top = order.slice(0, shownCount), rest = order.slice(shownCount);
    const grouped = (p) => [...top.map((i) => p[i]), ...(rest.length ? [design.sum(rest.map((i) => p[i]))] : [])];
    const reset = (p) => { state.z = grouped(p); state.shape = p; };
    Object.assign(state, {names: [...top.map((i) => data.names[i] === "' '" ? "␣" : data.names[i]),
      ...(rest.length ? ["rest"] : [])], q: grouped(q), at: data.sample.length});
    reset(start);
    // The distribution over all symbols: those of the rest keep their proportions.
    const whole = () => {
      const z = [...state.shape], last = state.z.length - 1;
      top.forEach((symbol, i) => { z[symbol] = state.z[i]; });
      const mass = design.sum(rest.map((i) => state.shape[i]));
      for (const symbol of rest) z[symbol] = mass > 0 ? state.shape[symbol] / mass * state.z[last] : 0;
      return z;
    };
    const greatest = Math.min(1, 1.15 * Math.max(...state.z, ...state.q));
    const chart = bars(state, changed, greatest);
    const first = design.bill(q, start, design.huffman(start));
    const least = design.bill(q, q, design.huffman(q));
    const gap = first.rate - least.rate, places = gap > 0.4 ? 1 : 2;
    const goals = (Number.isFinite(gap) && gap > 0.04 ? [0.25, 0.55, 0.85] : [])
      .map((part) => Math.ceil(10 ** places * (first.rate - part * gap)) / 10 ** places)
      .filter((goal, i, all) => goal > least.rate && goal < first.rate && all.indexOf(goal) === i)
      .map((goal) => ({goal, line: element("p", {class: "goal"})}));
    const heat = element("p", {class: "heat", lang: "und"}), words = element("p", {class: "say", role: "status"});
    const tally = element("p", {class: "soft"}), meter = element("div", {class: "meter"});
    // A piece is what can be read of one or more symbols: a letter may be two bytes.
    const spans = data.sample.map(([text]) => element("span", {}, text));
    const costOf = (z, piece) => design.sum(piece[1].map((symbol) => price(z[symbol])));
    const shown = (piece) => (piece[0].trim() === "" ? (piece[0].includes("\n") ? "the line end" : "the space") : piece[0]);
    heat.append(...spans);
    const towards = (part) => () => {
      const z = whole();
      reset(z.map((w, i) => (1 - part) * w + part * q[i]));
      changed();
    };
    const show = (n) => () => { state.at = n < 0 ? 0 : Math.min(spans.length, state.at + n); changed(); };
    stage.append(
      element("div", {}, key(true), chart.box,
        element("p", {class: "tools screen"}, button("a tenth of the way to q", towards(0.1)),
          button("z = q", towards(1)), button("uniform", () => { reset(normal(start.map((p) => p > 0 ? 1 : 0))); changed(); }),
          button("Reset", () => { reset(start); changed(); })),
        ...goals.map(({line}) => line), meter, words),
      element("div", {}, element("p", {class: "soft"}, `The first ${data.sample.length} characters; the darker, the more expensive.`),
        heat, element("p", {class: "tools screen"}, button("from the beginning", show(-1)), button("next", show(1)),
          button("20 more", show(20)), button("all", show(spans.length))), tally));
    const row = (name, bill, scale) => {
      const part = (style, bits) => {
        const span = element("span", {class: style});
        span.style.width = Math.max(0, 100 * bits / scale) + "%";
        return span;
      };
      const bar = element("div", {}, part("of-h", bill.entropy), part("of-kl", bill.mismatch), part("of-len", bill.lengths));
      meter.append(element("span", {}, name), bar, element("output", {}, short(bill.rate, 3)));
    };
    return () => {
      chart.show();
      const z = whole(), bill = design.bill(q, z, design.huffman(z));
      const scale = 1.15 * Math.max(first.rate, least.rate);
      meter.replaceChildren();
      row("as it was", first, scale);
      row("your model", bill, scale);
      row("made for the text", least, scale);
      const bytes = Math.ceil(bill.rate * data.count / 8).toLocaleString("en-US");
      words.textContent = `${short(bill.rate, 3)}${unit} = entropy ${short(bill.entropy, 3)} + mismatch ${short(bill.mismatch, 3)}`
        + ` ${bill.lengths < 0 ? "−" : "+"} lengths ${short(Math.abs(bill.lengths), 3)}; the text is ${bytes} bytes, its table left out.`;
      for (const {goal, line} of goals) {
        const isDone = bill.rate < goal;
        line.toggleAttribute("data-done", isDone);
        line.replaceChildren(element("span", {"aria-hidden": "true"}, isDone ? "✓" : "○"),
          element("span", {}, `get below ${goal.toFixed(places)}${unit}${isDone ? ": done" : ""}`));
      }
      let paid = 0;
      spans.forEach((span, i) => {
        const cost = costOf(z, data.sample[i]), isShown = i < state.at;
        if (isShown) paid += cost;
        span.style.background = isShown
          ? `color-mix(in srgb, var(--red) ${Math.round(Math.min(55, 4 * Math.min(cost, 99)))}%, transparent)` : "";
        span.style.visibility = isShown ? "" : "hidden";
        span.className = i === state.at - 1 && state.at < spans.length ? "next" : "";
        span.title = `${shown(data.sample[i])}: ${short(cost)} bits`;
      });
      const last = data.sample[state.at - 1];
      tally.textContent = state.at === 0
        ? `Bet: the model expects ${order.slice().sort((a, b) => z[b] - z[a]).slice(0, 5)
          .map((i) => `${data.names[i]} (${share(z[i])})`).join(", ")}, at every place the same.`
        : `${state.at} characters, ${paid.toFixed(1)} bits, ${short(paid / state.at)} each`
          + (state.at < spans.length ? `; the last, ${shown(last)}, cost ${short(costOf(z, last))}.` : ".");
    };
  };

  lesson.begin();
})();
