// Puts the page together from the data that is in it.

const model = JSON.parse(document.getElementById("data").textContent);

/** Knows which variants of a section are switched on, and who has to hear of it. */
class Switches {
  constructor(section) {
    this.section = section;
    this.off = {pool: new Set(), dispatch: new Set(), jdk: new Set(), workers: new Set()};
    this.listeners = [];
  }

  isOn(index) {
    const variant = this.section.variants[index];
    return Object.entries(this.off).every(([part, off]) =>
      variant[part] === "" || !off.has(variant[part]));
  }

  hide(within) {
    for (const row of within.querySelectorAll("tr[data-variant], details[data-variant]")) {
      row.hidden = !this.isOn(Number(row.dataset.variant));
    }
  }

  changed() {
    this.hide(this.element);
    this.listeners.forEach((listener) => listener());
  }
}

/** Makes the switches, which are the legend of the charts, too. */
function switchesBlock(section, state) {
  const block = el("aside", {class: "switches", "aria-label": "What is shown"});
  const parts = [["pool", "Pools"], ["dispatch", "Dispatch"], ["workers", "Workers"], ["jdk", "JDKs"]];
  for (const [part, title] of parts) {
    const values = distinct(section.variants.map((variant) => variant[part]))
      .filter((value) => value !== "");
    if (part !== "pool" && values.length < 2) {
      continue;
    }
    const boxes = values.map((value) => {
      const variant = section.variants.find((one) => one[part] === value);
      const box = el("input", {type: "checkbox", checked: true, onchange: () => {
        box.checked ? state.off[part].delete(value) : state.off[part].add(value);
        state.changed();
      }});
      const mark = swatch(looks(section, variant));
      return {value, box, label: el("label", {"data-value": value}, box,
        part === "pool" ? mark : null, el("span", {}, value))};
    });
    const all = (on) => () => {
      boxes.forEach((one) => {
        one.box.checked = on;
        on ? state.off[part].delete(one.value) : state.off[part].add(one.value);
      });
      state.changed();
    };
    block.append(el("fieldset", {}, el("legend", {}, title),
      values.length > 3
        ? el("div", {class: "tools"}, el("button", {type: "button", onclick: all(true)}, "all"),
          el("button", {type: "button", onclick: all(false)}, "none"))
        : null,
      el("div", {class: "list"}, ...boxes.map((one) => one.label))));
  }
  if (section.rests.length > 1) {
    block.append(markersLegend(section));
  }
  return block;
}

/** Says which marker stands for which dispatch, number of workers and JDK. */
function markersLegend(section) {
  const list = el("div", {class: "list"});
  section.rests.forEach((rest, i) => {
    const parts = ["dispatch", "workers", "jdk"]
      .filter((part) => distinct(section.variants.map((one) => one[part])).length > 1);
    const variant = section.variants.find((one) => restOf(one) === rest);
    const text = parts.map((part) => variant[part]).filter((words) => words).join(", ");
    const look = {colour: "currentColor", dash: [], width: 1.5, marker: MARKERS[i % MARKERS.length]};
    list.append(el("div", {}, swatch(look), text));
  });
  return el("div", {class: "quiet"}, "Markers", list);
}

/** Draws points out of 5. */
function points(rating) {
  if (!rating) {
    return el("td", {}, "-");
  }
  const bar = el("i", {});
  bar.style.width = `${20 * rating.points}%`;
  return el("td", {}, `${rating.points.toFixed(1)}`, rating.tied ? " (tied)" : "",
    el("span", {class: "bar", "aria-hidden": "true"}, bar));
}

/** Rates the pools over all sections, the best first, those of a JDK and dispatch by themselves. */
function ratingsBlock(sections, heading) {
  const rated = sections.filter((section) => section.ratings.length > 0);
  const columns = rated.flatMap((section) => ["time", "space"]
    .filter((metric) => section.ratings.some((rating) => rating.metric === metric))
    .map((metric) => ({section, metric,
      title: sections.length > 1 ? `${section.title}, ${metric}` : metric})));
  if (columns.length === 0) {
    const why = distinct(sections.map((section) => section.whyNoRatings));
    return el("section", {}, el(heading, {}, "Ratings"), el("p", {}, why.join("; ") + "."));
  }
  const rows = new Map();
  columns.forEach((column, i) => column.section.ratings
    .filter((rating) => rating.metric === column.metric)
    .forEach((rating) => {
      const variant = column.section.variants[rating.variant];
      const row = rows.get(variant.name) ?? {variant, section: column.section, ratings: []};
      row.ratings[i] = rating;
      rows.set(variant.name, row);
    }));
  const group = (row) => `${row.variant.dispatch}, ${row.variant.jdk}`;
  const groups = distinct([...rows.values()].map(group));
  const body = el("tbody");
  for (const name of groups) {
    if (groups.length > 1) {
      body.append(el("tr", {}, el("th", {class: "group", scope: "rowgroup",
        colspan: columns.length + 2}, name)));
    }
    [...rows.values()].filter((row) => group(row) === name)
      .map((row) => ({...row, overall: model.overall[row.variant.name] ?? null}))
      .sort((a, b) => (b.overall ?? -1) - (a.overall ?? -1))
      .forEach((row) => body.append(el("tr", {"data-rated": row.variant.name},
        el("th", {scope: "row"}, swatch(looks(row.section, row.variant)),
          groups.length > 1 ? [row.variant.pool, row.variant.workers].filter(Boolean).join(", ")
            : row.variant.name),
        el("td", {}, row.overall === null ? "-" : el("strong", {}, row.overall.toFixed(1))),
        ...columns.map((column, i) => points(row.ratings[i])))));
  }
  return el("section", {}, el(heading, {}, "Ratings out of 5, a point less for each doubling"),
    scrolling("Ratings", el("table", {class: "ratings"}, el("thead", {}, el("tr", {},
      ...["pool", "overall", ...columns.map((column) => column.title)]
        .map((title) => el("th", {scope: "col"}, title)))), body)),
    ...distinct(sections.map((section) => section.whyNoRatings)).filter((why) => why !== "")
      .map((why) => el("p", {class: "quiet"}, why + ".")));
}

const MOST_SENTENCES = 6;

function conclusionsBlock(section, heading) {
  const items = section.conclusions.map((sentence) => el("li", {}, sentence));
  const rest = items.splice(MOST_SENTENCES);
  return el("section", {}, el(heading, {}, "Conclusions"),
    items.length === 0
      ? el("p", {}, "not available: there are no two pools with figures to compare.")
      : el("ul", {class: "conclusions"}, ...items),
    rest.length === 0 ? null : el("details", {class: "block"},
      el("summary", {}, `${rest.length} more`), el("ul", {class: "conclusions"}, ...rest)));
}

function cleanUpBlock(section) {
  if (section.cleanUps.length === 0) {
    return el("p", {}, "not checked: no fork inspected what its pool left behind.");
  }
  const sign = {clean: "\u2713", leaked: "\u2717", unknown: "?"};
  return el("div", {}, el("p", {class: "quiet"},
    "In one fork of each pool. Unfold one for each check with its evidence."),
  ...section.cleanUps.map((one) => el("details", {class: "block cleanup",
    "data-variant": one.variant},
  el("summary", {},
    el("span", {class: {clean: "good", leaked: "bad"}[one.tone]}, sign[one.tone] + " "),
    el("strong", {}, section.variants[one.variant].name),
    `: left behind: ${one.summary}; kept of each job while open: ${one.kept}`),
  ...one.checks.map((check) => el("div", {},
    el("div", {}, el("span", {class: {clean: "good", leaked: "bad"}[check.tone]},
      `${check.kind}: ${check.verdict}`), check.reason ? `: ${check.reason}` : ""),
    el("ul", {}, ...check.evidence.map((evidence) => el("li", {},
      (evidence.role ? `${evidence.role}: ` : "") + evidence.what,
      evidence.detail === "" ? null
        : evidence.detail.length < 100 ? el("div", {class: "quiet"}, evidence.detail)
        : el("details", {}, el("summary", {}, "detail"), el("pre", {}, evidence.detail)))))))))); 
}

function facts(list) {
  return el("dl", {}, ...list.flatMap((fact) => [el("dt", {}, fact.name), el("dd", {}, fact.text)]));
}

/** Folds away where each pool and workload that could be found comes from. */
function machine(list) {
  const isOrigin = (fact) => /^(pool|workload)\./.test(fact.name);
  const origins = list.filter(isOrigin);
  return el("div", {}, facts(list.filter((fact) => !isOrigin(fact))),
    origins.length === 0 ? null : el("details", {class: "block"},
      el("summary", {}, "Where the pools and workloads come from"), facts(origins)));
}

function commandBlock(command) {
  const text = el("pre", {class: "command"}, command);
  const said = el("span", {role: "status", class: "quiet"});
  const copy = async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      getSelection().selectAllChildren(text);
      done = document.execCommand("copy");
    }
    said.textContent = done ? "copied" : "selected: copy it by the keyboard";
  };
  return el("div", {}, text,
    el("button", {type: "button", class: "copy", onclick: copy}, "Copy the command"), " ", said);
}

function wentWrong(section) {
  const parts = [];
  if (section.problems.length > 0) {
    parts.push(el("h3", {}, "What went wrong"), el("ul", {}, ...section.problems.map((problem) =>
      el("li", {}, problem.text, problem.detail === "" ? null
        : el("details", {}, el("summary", {}, "what it printed"), el("pre", {}, problem.detail))))));
  }
  if (section.unavailable.length > 0) {
    parts.push(el("h3", {}, "Not measured"), facts(section.unavailable));
  }
  if (section.warnings.length > 0) {
    parts.push(el("h3", {}, "Warnings about the machine"),
      el("ul", {}, ...section.warnings.map((warning) => el("li", {}, warning))));
  }
  return parts;
}

function sectionBlock(section, number, alone) {
  const state = new Switches(section);
  const id = (name) => `${name}-${number}`;
  const heading = (name, text) => el("h2", {id: id(name)}, text);
  const wrong = wentWrong(section);
  const contents = [["curves", "Time and memory"], ["tables", "Side by side"],
    ["life", "A pool's life"], ["cleanup", "Clean-up"],
    ...(wrong.length > 0 ? [["wrong", "Problems and warnings"]] : []), ["machine", "Machine and command"]];
  const block = el("section", {class: "report"},
    el(alone ? "h1" : "h2", {id: id("top")}, `Pools on ${section.title}`),
    el("p", {class: "quiet"}, `${section.outline}; ${section.started}`),
    section.notices.length === 0 ? null : el("p", {class: "notices"},
      section.notices.join(" ") + " ", wrong.length > 0
        ? el("a", {href: `#${id("wrong")}`}, "See which") : null),
    el("nav", {"aria-label": "Contents"}, el("ul", {class: "contents"}, ...contents.map(
      ([name, text]) => el("li", {}, el("a", {href: `#${id(name)}`}, text))))));
  if (alone) {
    block.append(el("div", {class: "answer"}, conclusionsBlock(section, "h3"),
      ratingsBlock([section], "h3")));
  }
  if (section.variants.length === 0) {
    block.append(el("p", {}, "Nothing was measured."));
  } else {
    block.append(gridBlock(section, section.overview, "h3", 0),
      heading("curves", "Time and memory over the number of jobs"),
      el("div", {class: "charts"},
        el("div", {},
          el("h3", {}, "Time"), curvesFigure(section, "Time", section.time, state),
          el("h3", {}, "Memory"), curvesFigure(section, "Memory", section.memory, state),
          el("h3", {}, "Memory in the course of a pool's life"), courseFigure(section, state)),
        switchesBlock(section, state)),
      heading("tables", "Side by side"), sideBySide(section),
      heading("life", "A pool's life"), ...section.grids.map((grid) =>
        gridBlock(section, grid, "h3")),
      heading("cleanup", "Clean-up"), cleanUpBlock(section));
  }
  if (wrong.length > 0) {
    block.append(heading("wrong", "Problems and warnings"), ...wrong);
  }
  block.append(heading("machine", "Machine and command"), el("h3", {}, "Command"),
    commandBlock(section.command), el("h3", {}, "Machine"), machine(section.facts),
  el("h3", {}, "Configuration"), facts(section.settings));
  state.element = block;
  section.state = state;
  return block;
}

function sideBySide(section) {
  const block = el("div", {}, el("h3", {}, section.time[0].title),
    scrolling(section.time[0].title, curvesTable(section, section.time[0])));
  if (section.verdicts.length > 0) {
    block.append(el("h3", {}, "Verdicts"), el("p", {class: "quiet"}, section.verdicts[0].note),
      ...verdictBlocks(section));
  }
  section.growth.forEach((grid) => block.append(gridBlock(section, grid, "h3")));
  return block;
}

function show() {
  const sections = model.sections;
  const page = document.getElementById("page");
  for (const section of sections) {
    section.pools = distinct(section.variants.filter((one) => !one.floor).map((one) => one.pool));
    section.rests = distinct(section.variants.filter((one) => !one.floor).map(restOf));
  }
  const alone = sections.length === 1;
  sections.forEach((section, i) => {
    if (sections.filter((other) => other.title === section.title).length > 1) {
      section.name = `${section.title} (${i + 1})`;
    }
  });
  sections.forEach((section) => { section.title = section.name ?? section.title; });
  document.title = `Pools on ${sections.map((section) => section.title).join(", ")}`;
  const parts = [];
  if (!alone) {
    parts.push(el("h1", {}, "Pools compared"), el("nav", {"aria-label": "Reports"},
      el("ul", {class: "contents"}, ...sections.map((section, i) =>
        el("li", {}, el("a", {href: `#top-${i}`}, section.title))))),
    ratingsBlock(sections, "h2"), ...sections.map((section) => el("section", {},
      el("h2", {}, section.title), conclusionsBlock(section, "h3"))));
  }
  parts.push(...sections.map((section, i) => sectionBlock(section, i, alone)));
  page.replaceChildren(...parts, el("footer", {class: "quiet"},
    "Made by pool-bench. Charts by uPlot, (c) Leon Sorokin, MIT licence."));
  sections.forEach((section) => section.state.changed());
}

/** Draws the lines anew in the colours of the theme, the switches staying as they are. */
function recolour() {
  for (const old of document.querySelectorAll("tr[data-rated] > th > .swatch")) {
    const name = old.closest("tr").dataset.rated;
    const of = (section) => section.variants.find((one) => one.name === name);
    const section = model.sections.find(of);
    old.replaceWith(swatch(looks(section, of(section))));
  }
  for (const section of model.sections) {
    for (const row of section.state.element.querySelectorAll("tr[data-variant] > th > .swatch")) {
      const variant = section.variants[Number(row.closest("tr").dataset.variant)];
      row.replaceWith(swatch(looks(section, variant)));
    }
    for (const label of section.state.element.querySelectorAll(".switches label > .swatch")) {
      const value = label.parentElement.dataset.value;
      label.replaceWith(swatch(looks(section, section.variants.find((one) => one.pool === value))));
    }
    section.state.listeners.forEach((listener) => listener());
  }
}

show();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
addEventListener("beforeprint", () => {
  printing = true;
  recolour();
});
addEventListener("afterprint", () => {
  printing = false;
  recolour();
});
