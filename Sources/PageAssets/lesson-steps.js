// The stages of the first steps, in the order of the lesson.
(() => {
  const {steps, bars, button, element, key, place, price, short, share, random} = lesson;
  const weather = ["dry", "rain", "snow"];
  const say = () => element("p", {class: "say", role: "status"});
  const entropyOf = (q, z) => design.sum(q.map((p, i) => (p > 0 ? p * price(z[i]) : 0)));

  steps.price = (state, stage, changed, first) => {
    Object.assign(state, {names: weather.slice(0, 2)}, first);
    const pair = bars(state, changed), picture = place("the price over the probability");
    const words = say();
    stage.append(key(false), pair.box, picture, words);
    return () => {
      pair.show();
      const page = sheet(480, 210), x = (p) => 40 + 420 * p, y = (b) => 176 - 19 * Math.min(8.2, b);
      for (let b = 0; b <= 8; b += 2) {
        page.line(40, y(b), 460, y(b), "grid");
        page.text(b, 32, y(b) + 4, "end", "soft small");
      }
      for (const p of [0, 0.25, 0.5, 0.75, 1]) page.text(p, x(p), 194, "middle", "soft small");
      page.text("bits", 6, 10, "start", "soft small");
      page.text("expected probability z", 250, 208, "middle", "soft small");
      const curve = [];
      for (let p = 0.0034; p <= 1; p += 0.003) curve.push(`${x(p)} ${y(price(p))}`);
      page.way(curve, "line");
      state.z.forEach((p, i) => {
        page.line(x(p), y(0), x(p), y(price(p)), "axis");
        page.dot(x(p), y(price(p)), 6, i ? "gold" : "blue",
          `${weather[i]}: z ${p.toFixed(2)}, ${short(price(p))} bits`);
        const isRight = p > 0.85, isSame = Math.abs(state.z[0] - 0.5) < 0.06;
        page.text(weather[i], x(p) + (isRight ? -10 : 10), y(price(p)) - 8 - (i && isSame ? 16 : 0),
          isRight ? "end" : "start", "strong halo");
      });
      picture.replaceChildren(page.svg);
      words.textContent = `dry costs ${short(price(state.z[0]))} bits, rain costs ${short(price(state.z[1]))} bits.`;
    };
  };

  // The same 200 days for everybody: 160 of them dry.
  const days = (() => {
    const all = Array.from({length: 200}, (_, i) => (i % 5 === 3 ? 1 : 0)), next = random(7);
    for (let i = all.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [all[i], all[j]] = [all[j], all[i]];
    }
    return all;
  })();

  const tapeOf = (box, count, z) => {
    while (box.children.length > count) box.lastChild.remove();
    while (box.children.length < count) {
      box.append(element("span", {class: "s" + days[box.children.length]}));
    }
    for (let i = 0; i < count; i++) box.children[i].style.width = 5 * Math.min(12, price(z[days[i]])) + "px";
    return design.sum(days.slice(0, count).map((day) => price(z[day])));
  };

  steps.tape = (state, stage, changed, first) => {
    Object.assign(state, {names: weather.slice(0, 2)}, first);
    const q = [0.8, 0.2], pair = bars(state, changed), words = say();
    const yours = element("div", {class: "tape"}), best = element("div", {class: "tape"});
    const more = (n) => () => { state.n = Math.min(days.length, state.n + n); changed(); };
    stage.append(key(false), pair.box,
      element("p", {class: "tools screen"}, button("one more day", more(1)), button("20 more", more(20)),
        button("from the beginning", () => { state.n = 0; changed(); })),
      element("p", {class: "soft"}, "your model"), yours, element("p", {class: "soft"}, "a model that is right"), best, words);
    return () => {
      pair.show();
      const paid = tapeOf(yours, state.n, state.z), least = tapeOf(best, state.n, q);
      words.textContent = state.n === 0 ? "No day has come yet. Choose z, then let it be evening."
        : `${state.n} days: ${paid.toFixed(1)} bits with your model, ${short(paid / state.n, 3)} a day; `
          + `${least.toFixed(1)} bits with the right one, ${short(least / state.n, 3)} a day.`;
    };
  };

  steps.bowl = (state, stage, changed, first) => {
    Object.assign(state, {names: weather.slice(0, 2), q: [0.8, 0.2]}, first);
    const pair = bars(state, changed), picture = place("the cross entropy over z"), words = say();
    stage.append(key(true), pair.box, picture, words);
    return () => {
      pair.show();
      const page = sheet(480, 230), x = (p) => 40 + 420 * p, y = (b) => 192 - 56 * Math.min(2.9, b);
      for (let b = 0; b < 3; b++) {
        page.line(40, y(b), 460, y(b), "grid");
        page.text(b, 32, y(b) + 4, "end", "soft small");
      }
      for (const p of [0, 0.2, 0.4, 0.6, 0.8, 1]) page.text(p, x(p), 210, "middle", "soft small");
      page.text("bits a day", 6, 10, "start", "soft small");
      page.text("z of dry", 250, 226, "middle", "soft small");
      const h = entropyOf(state.q, state.q), at = state.z[0], cost = entropyOf(state.q, state.z);
      const curve = [];
      for (let p = 0.004; p < 0.9999; p += 0.003) {
        const cost = entropyOf(state.q, [p, 1 - p]);
        if (cost < 2.9) curve.push(`${x(p)} ${y(cost)}`);
      }
      page.line(40, y(h), 460, y(h), "law");
      page.text("H(q), the entropy", 52, y(h) + 16, "start", "small halo");
      page.way(curve, "line");
      page.bar(x(at) - 4, y(cost), 8, y(h) - y(cost), "red", `mismatch: ${short(cost - h, 3)} bits a day`);
      page.dot(x(at), y(cost), 7, "blue", `H(q,z): ${short(cost, 3)} bits a day at z ${at.toFixed(2)}`);
      picture.replaceChildren(page.svg);
      words.textContent = `H(q,z) ${short(cost, 3)} = entropy ${short(h, 3)} + mismatch ${short(cost - h, 3)} bits a day.`;
    };
  };

  // 24 days: 12 dry, 6 of rain, 6 of snow.
  const message = [0, 1, 0, 2, 0, 0, 1, 2, 0, 0, 2, 1, 0, 0, 1, 0, 2, 0, 1, 0, 2, 0, 2, 1];

  steps.code = (state, stage, changed, first) => {
    Object.assign(state, {names: weather, q: [0.5, 0.25, 0.25]}, first);
    const trio = bars(state, changed), tree = place("the tree of the code"), words = say();
    tree.classList.add("tree");
    const stream = element("p", {class: "bits"});
    const more = (n) => () => { state.n = Math.min(message.length, state.n + n); changed(); };
    stage.append(key(true), trio.box, tree,
      element("p", {class: "tools screen"}, button("one more day", more(1)), button("all 24", more(24)),
        button("z = q", () => { state.z = [...state.q]; changed(); }),
        button("from the beginning", () => { state.n = 0; changed(); })), stream, words);
    return () => {
      const lengths = design.huffman(state.z), codewords = design.codewords(lengths);
      state.codewords = codewords;
      trio.show();
      drawTree(tree, state, lengths);
      stream.replaceChildren(...message.slice(0, state.n).map((day) =>
        element("span", {class: "s" + day, title: weather[day]}, codewords[day])));
      const paid = design.sum(message.slice(0, state.n).map((day) => lengths[day]));
      const bill = design.bill(state.q, state.z, lengths);
      words.textContent = (state.n ? `${state.n} days are ${paid} bits, ${short(paid / state.n)} a day. ` : "")
        + `In the long run ${short(bill.rate)} = entropy ${short(bill.entropy)} + mismatch ${short(bill.mismatch)}`
        + ` ${bill.lengths < 0 ? "−" : "+"} lengths ${short(Math.abs(bill.lengths))} bits a day.`;
    };
  };

  steps.swap = (state, stage, changed, first) => {
    Object.assign(state, {names: weather}, first);
    const trio = bars(state, changed), picture = place("prices over frequencies"), words = say();
    stage.append(key(true), trio.box, picture,
      element("p", {class: "tools screen"},
        button("exchange q and z", () => { [state.q, state.z] = [state.z, state.q]; changed(); }),
        button("z = q", () => { state.z = [...state.q]; changed(); })), words);
    return () => {
      trio.show();
      const page = sheet(480, 220), x = (p) => 40 + 420 * p, y = (b) => 176 - 26 * Math.min(6.4, b);
      for (let b = 0; b <= 6; b += 2) {
        page.line(40, y(b), 460, y(b), "grid");
        page.text(b, 32, y(b) + 4, "end", "soft small");
      }
      page.text("bits", 6, 10, "start", "soft small");
      page.text("q: how often each word is paid", 250, 212, "middle", "soft small");
      let start = 0;
      state.q.forEach((p, i) => {
        const cost = price(state.z[i]), own = price(p), style = ["blue", "gold", "pink"][i];
        page.bar(x(start), y(cost), 420 * p, y(0) - y(cost), style + " edge",
          `${weather[i]}: q ${p.toFixed(2)}, z ${state.z[i].toFixed(2)}, ${short(cost)} bits`);
        if (p > 0) page.way([`${x(start)} ${y(own)}`, `${x(start + p)} ${y(own)}`], "law");
        if (p > 0.06) page.text(weather[i], x(start + p / 2), 194, "middle", "small strong");
        // A number never lies on the dashes of its own column.
        const top = y(own) <= y(cost) + 2 && y(own) > y(cost) - 18 ? y(own) : y(cost);
        if (p > 0.06) page.text(short(cost, 1), x(start + p / 2), Math.max(12, top - 5), "middle", "small halo");
        start += p;
      });
      page.line(40, y(0), 460, y(0), "axis");
      picture.replaceChildren(page.svg);
      const cost = entropyOf(state.q, state.z), h = entropyOf(state.q, state.q);
      const other = entropyOf(state.z, state.q) - entropyOf(state.z, state.z);
      words.textContent = `The area is H(q,z) = ${short(cost)} bits a day; below the dashes it would be H(q) = ${short(h)}. `
        + `KL(q‖z) = ${short(cost - h)}, and the other way round KL(z‖q) = ${short(other)}.`;
    };
  };
})();
