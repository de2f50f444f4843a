// What the charts of the page show: figures over the job counts, and memory in the course of a life.

function toggle(text, get, set) {
  const button = el("button", {type: "button", "aria-pressed": String(get()), onclick: () => {
    set(!get());
    button.setAttribute("aria-pressed", String(get()));
  }}, text);
  return button;
}

/** Lets one of several be chosen, each a button. */
function choice(name, texts, get, set) {
  const group = el("span", {role: "group", "aria-label": name}, name);
  const buttons = texts.map((text, i) => el("button", {type: "button",
    "aria-pressed": String(get() === i), onclick: () => {
      set(i);
      buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(at === i)));
    }}, text));
  group.append(...buttons);
  return group;
}

/** Makes the chart of one of several figures over the job counts, with its switches and table. */
function curvesFigure(section, name, all, state) {
  let current = all[0];
  const counts = section.jobs.filter((jobs) => jobs > 0);
  let xLog = counts.length > 2 && counts.at(-1) / counts[0] > 100;
  let yLog = spread(current) > 20;
  let bands = true;
  const chart = new Chart(section, () => `${current.title} over the number of jobs`,
    () => curvesData(section, current, state, xLog, yLog, bands));
  const note = el("p", {class: "quiet"});
  const holder = el("div", {});
  const details = el("details", {class: "block", ontoggle: () => fillTable()},
    el("summary", {}, "All figures as a table"), holder);
  const fillTable = () => {
    holder.replaceChildren();
    if (details.open) {
      holder.append(scrolling(current.title, curvesTable(section, current)));
      state.hide(holder);
    }
  };
  const redraw = () => {
    note.textContent = [current.note, bandNote(current)].filter((text) => text).join(" ");
    chart.draw();
    fillTable();
  };
  const scale = choice("Scale", ["linear", "log"], () => yLog ? 1 : 0, (i) => {
    yLog = i === 1;
    redraw();
  });
  const select = el("select", {"aria-label": `${name}: what is shown`, onchange: () => {
    current = all[select.selectedIndex];
    redraw();
  }}, ...all.map((one) => el("option", {}, one.title)));
  const figure = el("figure", {class: `curves ${name.toLowerCase()}`},
    el("div", {class: "tools"}, select, scale,
      choice("Jobs", ["linear", "log"], () => xLog ? 1 : 0, (i) => {
        xLog = i === 1;
        redraw();
      }),
      toggle("bands", () => bands, (on) => {
        bands = on;
        redraw();
      })),
    chart.box, chart.said, el("figcaption", {}, note), details);
  state.listeners.push(redraw);
  return figure;
}

/** Tells how far the lines are apart at the last job count. */
function spread(curves) {
  const last = curves.curves.map((curve) => curve.value.at(-1)).filter((value) => value > 0);
  return last.length > 1 ? Math.max(...last) / Math.min(...last) : 1;
}

function bandNote(curves) {
  const interval = curves.curves.some((curve) => curve.sure.some((sure) => sure !== null));
  return interval
    ? "Lines are medians over the forks, bands their intervals."
    : "Lines are medians over the forks; bands reach from the least fork to the greatest, for an"
      + " interval takes at least 5 forks.";
}

function curvesData(section, curves, state, xLog, yLog, bands) {
  const places = section.jobs.map((jobs, i) => i).filter((i) => !xLog || section.jobs[i] > 0);
  const on = section.variants.map((variant, i) => i).filter((i) => state.isOn(i));
  const positive = on.flatMap((i) => places.map((at) => curves.curves[i].value[at]))
    .filter((value) => value > 0);
  const floor = positive.length ? Math.min(...positive) / 2 : 1;
  const at = (values) => places.map((i) =>
    values[i] === null || (yLog && values[i] <= 0) ? null : values[i]);
  const edge = (values) => places.map((i) =>
    values[i] === null ? null : yLog ? Math.max(floor, values[i]) : values[i]);
  const lines = on.map((variant) => {
    const curve = curves.curves[variant];
    return {variant, curve, value: at(curve.value), low: edge(curve.low), high: edge(curve.high)};
  }).filter((line) => line.value.some((value) => value !== null));
  return {
    x: places.map((i) => section.jobs[i]), lines, bands,
    xUnit: "count", yUnit: curves.unit, xLog, yLog, xLabel: "jobs", yLabel: curves.title,
    title: (line, i, x) => jobsInWords(x),
    tip: (line, i) => rangeOf(line.curve, places[i], curves.unit),
    nothing: nothingToDraw(on, curves, yLog),
  };
}

function nothingToDraw(on, curves, yLog) {
  if (on.length === 0) {
    return "Nothing is switched on.";
  }
  const reasons = new Set(on.flatMap((i) => Object.values(curves.curves[i].why)));
  const isAny = on.some((i) => curves.curves[i].value.some((value) => value !== null));
  return isAny && yLog
    ? "No figure is above 0: choose the linear scale."
    : [...reasons].slice(0, 3).join("; ");
}

/** Makes the chart of memory in the course of a life. */
function courseFigure(section, state) {
  const kinds = [
    {title: "Process tree, more than before open", key: "tree", label: "more than before open"},
    {title: "Heap in use", key: "heap", label: "heap in use"},
  ];
  let kind = 0;
  let yLog = false;
  const chart = new Chart(section, () => `${kinds[kind].title} over time`,
    () => courseData(section, state, kinds[kind], yLog), false);
  const select = el("select", {"aria-label": "Memory over time: what is shown", onchange: () => {
    kind = select.selectedIndex;
    chart.draw();
  }}, ...kinds.map((one) => el("option", {}, one.title)));
  state.listeners.push(() => chart.draw());
  return el("figure", {class: "course"}, el("div", {class: "tools"}, select,
    choice("Scale", ["linear", "log"], () => yLog ? 1 : 0, (i) => {
      yLog = i === 1;
      chart.draw();
    })), chart.box, chart.said,
    el("figcaption", {class: "quiet"}, section.lines.note
      + " A line begins before the pool is opened and ends once it is closed; the collections"
      + " of garbage before it counts as idle and as closed are in it, too."));
}

function courseData(section, state, kind, yLog) {
  const own = section.lines.lines.filter((line) => state.isOn(line.variant));
  const drawn = own.filter((line) => line[kind.key].length > 0);
  const x = [...new Set(drawn.flatMap((line) => line[kind.key].map((point) => point[0])))]
    .sort((a, b) => a - b);
  const place = new Map(x.map((time, i) => [time, i]));
  const lines = drawn.map((line) => {
    const value = new Array(x.length).fill(undefined);
    line[kind.key].filter((point) => !yLog || point[1] > 0)
      .forEach((point) => { value[place.get(point[0])] = point[1]; });
    return {variant: line.variant, line, value, low: [], high: []};
  });
  return {
    x, lines, bands: false, steps: true, xUnit: "ms", yUnit: "B", xLog: false, yLog,
    xLabel: "time since before open", yLabel: kind.label,
    title: (line, i, time) => `${words(time, "ms")}, ${stepAt(line.line.steps, time)}`,
    tip: () => null,
    nothing: own.length === 0 ? "Nothing is switched on."
      : [...new Set(own.map((line) => line.why))].filter((why) => why).slice(0, 3).join("; ")
        || "not available: no fork was observed",
  };
}

/** Names what went on at a time. */
function stepAt(steps, time) {
  const begun = steps.filter((step) => step.from <= time + 0.01);
  const last = begun.at(-1);
  if (!last) {
    return "not yet open";
  }
  return last.to > last.from ? (time <= last.to ? last.what : `after ${last.what}`) : last.what;
}
