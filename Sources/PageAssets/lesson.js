// The parts of the lesson: bars that can be dragged, and the paragraphs that move them.
const lesson = (() => {
  const log2 = Math.log2;
  const price = (p) => (p > 0 ? -log2(p) : Infinity);
  const short = (x, n = 2) => (Number.isFinite(x) ? sign(x.toFixed(n)) : "∞");
  const share = (p) => (p >= 0.0995 || p === 0 ? Math.round(100 * p) + " %"
    : (100 * p).toFixed(p < 0.001 ? 2 : 1) + " %");
  const normal = (w) => { const all = design.sum(w); return all > 0 ? w.map((x) => x / all) : w; };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), attributes[key]);
      else made.setAttribute(key, attributes[key]);
    }
    made.append(...children);
    return made;
  };

  // One draggable bar for each symbol. The others keep their proportions, so that the sum is 1.
  // `state` has z, and q for the dashes; `top` is the probability at the top of a bar.
  const bars = (state, changed, top = 1) => {
    const box = element("div", {class: state.names.length > 6 ? "bars many" : "bars"});
    const least = 0.001;
    const set = (index, value) => {
      const old = state.z[index], p = Math.min(1 - least, Math.max(least, value));
      const rest = 1 - old;
      state.z = state.z.map((w, i) => i === index ? p
        : rest > 1e-9 ? w * (1 - p) / rest : (1 - p) / (state.z.length - 1));
      changed();
    };
    const parts = state.names.map((name, index) => {
      const fill = element("div", {class: "fill"}), truth = element("div", {class: "truth"});
      const well = element("div", {class: "well"}, fill, truth), value = element("b");
      const word = element("small");
      const bar = element("div", {class: "bar-of", role: "slider", tabindex: 0,
        "aria-label": "z of " + name, "aria-orientation": "vertical", "aria-valuemin": 0,
        "aria-valuemax": 100, onkeydown: (event) => {
          const step = {ArrowUp: 0.01, ArrowRight: 0.01, ArrowDown: -0.01, ArrowLeft: -0.01,
            PageUp: 0.1, PageDown: -0.1, Home: -1, End: 1}[event.key];
          if (!step) return;
          event.preventDefault();
          set(index, state.z[index] + step);
        }}, value, well, element("i", {}, name, word));
      bar.style.touchAction = "none";
      return {bar, fill, truth, value, well, word};
    });
    box.append(...parts.map((part) => part.bar));
    // A finger may glide over all bars and set each.
    const drag = (event) => {
      const at = parts.findIndex(({bar}) => {
        const {left, right} = bar.getBoundingClientRect();
        return event.clientX >= left && event.clientX <= right;
      });
      if (at < 0) return;
      const well = parts[at].well.getBoundingClientRect();
      set(at, top * (well.bottom - event.clientY) / well.height);
    };
    box.addEventListener("pointerdown", (event) => {
      box.setPointerCapture(event.pointerId);
      drag(event);
    });
    box.addEventListener("pointermove", (event) => { if (event.buttons) drag(event); });
    return {box, show: () => parts.forEach(({bar, fill, truth, value, word}, i) => {
      fill.style.height = 100 * Math.min(1, state.z[i] / top) + "%";
      truth.style.bottom = 100 * Math.min(1, (state.q?.[i] ?? -1) / top) + "%";
      truth.hidden = !state.q;
      value.textContent = share(state.z[i]);
      word.textContent = state.codewords?.[i] ?? "";
      bar.setAttribute("aria-valuenow", (100 * state.z[i]).toFixed(1));
      bar.setAttribute("aria-valuetext", `${share(state.z[i])}, ${short(price(state.z[i]))} bits`);
    })};
  };

  const button = (words, pressed) => element("button", {type: "button", onclick: pressed}, words);
  const key = (hasTruth) => element("p", {class: "keyline"},
    element("span", {class: "of-z"}, "z, your model: drag the bars"),
    ...(hasTruth ? [element("span", {}, "q, the source")] : []));
  const place = (words) => element("div", {class: "picture", tabindex: 0, role: "group",
    "data-row": 1, "aria-label": words + ". Arrow keys read the values."});

  // Numbers that repeat, for the same weather on every screen.
  const random = (seed) => () => {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  // A step: `make` fills the stage and returns what draws it; a paragraph in the middle of the
  // window sets the state that it names, unless the reader has moved something since it came.
  const steps = {};
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const begin = () => {
    for (const section of document.querySelectorAll(".step[data-step]")) {
      const make = steps[section.dataset.step], stage = section.querySelector(".stage");
      if (!make || !stage) continue;
      let held = false, timer = 0;
      const state = {}, paragraphs = [...section.querySelectorAll("p[data-do]")];
      const read = (p) => Object.fromEntries(p.dataset.do.split(";").map((pair) => {
        const [name, value] = pair.split("=");
        return [name, name === "n" ? Number(value) : value.split(",").map(Number)];
      }));
      const draw = make(state, stage, () => { held = true; clearInterval(timer); draw(); },
        paragraphs.length ? read(paragraphs[0]) : {});
      // Moves the state to what a paragraph says, in a third of a second.
      const go = (p) => {
        for (const other of paragraphs) other.classList.toggle("now", other === p);
        const to = read(p), from = {...state};
        clearInterval(timer);
        let t = still.matches ? 1 : 0;
        const frame = () => {
          t = Math.min(1, t + 0.06);
          const s = t * t * (3 - 2 * t);
          for (const name in to) {
            state[name] = Array.isArray(to[name])
              ? to[name].map((x, i) => (1 - s) * (from[name]?.[i] ?? x) + s * x)
              : t === 1 ? to[name] : Math.round((1 - s) * (from[name] ?? 0) + s * to[name]);
          }
          draw();
          if (t === 1) clearInterval(timer);
        };
        timer = setInterval(frame, 20);
        frame();
      };
      let now = paragraphs[0];
      now?.classList.add("now");
      const look = () => {
        const line = innerHeight * (innerWidth < 960 ? 0.72 : 0.45);
        const next = paragraphs.filter((p) => p.getBoundingClientRect().top < line).pop();
        if (!next || next === now) return;
        now = next;
        held = false;
        go(next);
      };
      if (paragraphs.length) addEventListener("scroll", look, {passive: true});
      // Paper shows one state: that of the paragraph that is marked for it.
      const printed = paragraphs.find((p) => p.hasAttribute("data-print"));
      addEventListener("beforeprint", () => {
        if (!printed || held) return;
        clearInterval(timer);
        Object.assign(state, read(printed));
        draw();
      });
      section.classList.add("moves");
      draw();
    }
  };
  return {steps, begin, bars, button, element, key, place, price, short, share, normal, random};
})();
