// Below a picture of curves a slider reads all of them at one setting, and a drag in the picture
// moves it; below a matrix, choices read a pair and change the figure in the cells. The address
// holds what is read: #λ=0.4, or #q=english&z=german&show=regret.
(() => {
  const state = () => {
    try {
      return new Map(location.hash.slice(1).split("&")
        .map((pair) => pair.split("=").map(decodeURIComponent)).filter((pair) => pair.length === 2));
    } catch { return new Map(); }
  };
  const remember = (key, value) => {
    const all = state().set(key, value);
    history.replaceState(null, "", "#" + [...all]
      .map((pair) => pair.map(encodeURIComponent).join("=")).join("&"));
  };
  const element = (name, parent, words = "") => {
    const made = document.createElement(name);
    made.textContent = words;
    parent.append(made);
    return made;
  };
  const control = (kind, box, words) => {
    const label = element("label", box);
    element("span", label, words);
    return element(kind, label);
  };
  // A second picture on the same page has keys of its own.
  const begin = (picture) => {
    const number = document.querySelectorAll(".reader").length + 1;
    const box = document.createElement("div");
    box.className = "reader";
    picture.after(box);
    return [box, (name) => (number > 1 ? name + number : name)];
  };
  const announcement = (box) => {
    const words = element("p", box);
    words.setAttribute("aria-live", "polite");
    return words;
  };
  const follow = (picture, choose) => {
    for (const kind of ["pointerdown", "pointermove"]) {
      picture.addEventListener(kind, (event) => { if (event.buttons & 1) choose(event); });
    }
  };

  // Several values of one curve at a setting, such as draws, are given by their ends.
  const told = (marks, end) => {
    const values = new Map();
    for (const mark of marks) {
      const words = mark.dataset.v.slice(0, -end.length);
      const colon = words.lastIndexOf(": ");
      const name = words.slice(0, colon);
      const height = -Number(mark.getAttribute("cy"));
      values.set(name, [...(values.get(name) ?? []), [height, words.slice(colon + 2)]]);
    }
    return [...values].map(([name, all]) => {
      const sorted = all.sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
      return sorted.length < 4 ? `${name}: ${sorted.join(", ")}`
        : `${name}: ${sorted.length} values from ${sorted[0]} to ${sorted.at(-1)}`;
    }).join("; ");
  };

  const readCurves = (picture) => {
    const {axis, ends} = picture.dataset;
    const x = (mark) => Number(mark.getAttribute("cx"));
    const marks = [...picture.querySelectorAll("[data-at]")];
    const settings = new Map();
    for (const mark of [...marks].sort((a, b) => x(a) - x(b))) {
      const at = mark.dataset.at;
      settings.set(at, [...(settings.get(at) ?? []), mark]);
    }
    const places = [...settings.keys()];
    if (places.length < 3) return;
    const [box, keyed] = begin(picture);
    const slider = control("input", box, axis);
    Object.assign(slider, {type: "range", min: 0, max: places.length - 1, step: 1});
    const value = element("output", slider.parentElement);
    const words = announcement(box);
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    line.setAttribute("class", "axis reading");
    [line.y1, line.y2].forEach((end, index) => { end.baseVal.value = Number(ends.split(" ")[index]); });
    marks[0].before(line);
    const read = () => {
      const at = places[slider.value];
      const here = settings.get(at);
      value.value = at;
      slider.setAttribute("aria-valuetext", `${axis} ${at}`);
      words.textContent = told(here, ` at ${axis} ${at}`);
      for (const mark of marks) mark.classList.toggle("read", here.includes(mark));
      line.x1.baseVal.value = line.x2.baseVal.value = x(here[0]);
    };
    const choose = (place) => {
      slider.value = place;
      read();
      remember(keyed(axis), places[slider.value]);
    };
    const recall = () => {
      slider.value = Math.max(0, places.indexOf(state().get(keyed(axis))));
      read();
    };
    slider.addEventListener("input", () => choose(slider.value));
    follow(picture, (event) => {
      const away = (mark) => {
        const {left, right} = mark.getBoundingClientRect();
        return Math.abs((left + right) / 2 - event.clientX);
      };
      const nearest = marks.reduce((best, mark) => (away(mark) < away(best) ? mark : best));
      choose(places.indexOf(nearest.dataset.at));
    });
    addEventListener("hashchange", recall);
    recall();
  };

  const readCells = (picture) => {
    const [columns, rows, shows] = ["columns", "rows", "shows"]
      .map((name) => JSON.parse(picture.dataset[name]));
    const cells = [...picture.querySelectorAll("[data-v]")];
    if (cells.length < 2) return;
    const [box, keyed] = begin(picture);
    const choice = (key, words, names) => {
      if (names.length < 2) return {selectedIndex: 0, options: []};
      const made = control("select", box, words);
      for (const name of names) element("option", made, name);
      made.addEventListener("input", () => { remember(keyed(key), made.value); read(); });
      return made;
    };
    const q = choice("q", "data q", columns);
    const z = choice("z", "code for z", rows);
    const show = choice("show", "in the cells", shows);
    const words = announcement(box);
    const read = () => {
      const chosen = z.selectedIndex * columns.length + q.selectedIndex;
      cells.forEach((cell, index) => {
        cell.classList.toggle("read", index === chosen);
        if (shows.length) {
          cell.nextElementSibling.textContent = cell.dataset.figures.split(" ")[show.selectedIndex];
        }
      });
      words.textContent = cells[chosen].dataset.v;
    };
    follow(picture, (event) => {
      const place = cells.indexOf(document.elementFromPoint(event.clientX, event.clientY));
      if (place < 0) return;
      q.selectedIndex = place % columns.length;
      z.selectedIndex = Math.floor(place / columns.length);
      if (q.value) remember(keyed("q"), q.value);
      if (z.value) remember(keyed("z"), z.value);
      read();
    });
    const recall = () => {
      for (const [key, choice] of [["q", q], ["z", z], ["show", show]]) {
        const index = [...choice.options].findIndex(
          (option) => option.value === state().get(keyed(key)));
        // At first the first source in the code for another one, which is the price to be seen.
        choice.selectedIndex = index < 0 && key === "z" ? Math.min(1, rows.length - 1)
          : Math.max(0, index);
      }
      read();
    };
    addEventListener("hashchange", recall);
    recall();
  };

  document.querySelectorAll(".picture[data-axis]").forEach(readCurves);
  document.querySelectorAll(".picture[data-columns]").forEach(readCells);
})();
