// The tables of the page. A row of a variant is hidden while that is switched off.

/** Lets a wide table scroll within itself, with the keyboard, too. */
function scrolling(label, table) {
  return el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": label}, table);
}

function whyNot(why) {
  const text = why.length > 60
    ? el("details", {class: "why"}, el("summary", {}, why.split(":")[0]), why)
    : el("span", {class: "why"}, why);
  return text;
}

function rowHeading(section, index) {
  const variant = section.variants[index];
  return el("th", {scope: "row"}, swatch(looks(section, variant)), variant.name);
}

/** Makes the cell of a figure, with a bar and what it ranged over. */
function figureCell(value, column, most) {
  if (value.why !== undefined) {
    return el("td", {title: column.why}, column.why ? "-" : whyNot(value.why));
  }
  if (value.text !== undefined) {
    return el("td", {class: "text"}, value.text);
  }
  const range = value.low === undefined
    ? undefined
    : `${words(value.low, column.unit)} to ${words(value.high, column.unit)}`;
  const cell = el("td", {title: range}, words(value.value, column.unit));
  if (column.scale && most > 0) {
    const share = Math.max(0, Math.min(1, value.value / most));
    const bar = el("i", {});
    bar.style.width = `${100 * share}%`;
    cell.append(el("span", {class: "bar", "aria-hidden": "true"}, bar));
  } else if (range !== undefined) {
    cell.append(el("div", {class: "quiet"}, range));
  }
  return cell;
}

/** Makes a table of figures with a row a variant, which can be sorted by any column. */
function gridTable(section, grid, sortedBy) {
  const most = {};
  grid.columns.forEach((column, i) => grid.rows.forEach((row) => {
    const value = row.values[i].value ?? 0;
    most[column.scale] = Math.max(most[column.scale] ?? 0, value);
  }));
  const body = el("tbody");
  const rows = grid.rows.map((row) => ({
    keys: row.values.map((value) => value.value ?? value.text ?? null),
    element: el("tr", {"data-variant": row.variant}, rowHeading(section, row.variant),
      ...row.values.map((value, i) =>
        figureCell(value, grid.columns[i], most[grid.columns[i].scale]))),
  }));
  body.append(...rows.map((row) => row.element));
  const heads = grid.columns.map((column, i) => el("th",
    {scope: "col", class: column.unit === "text" ? "text" : null},
    el("button", {type: "button", onclick: () => sort(i)}, column.title)));
  const sort = (i) => {
    const up = heads[i].getAttribute("aria-sort") !== "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    heads[i].setAttribute("aria-sort", up ? "ascending" : "descending");
    const sorted = [...rows].sort((a, b) => compare(a.keys[i], b.keys[i], up));
    body.append(...sorted.map((row) => row.element));
  };
  if (sortedBy !== undefined) {
    sort(sortedBy);
  }
  return el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col"}, "pool"), ...heads)),
    body);
}

/** Orders what has no figure last, whichever way. */
function compare(a, b, up) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  return (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1);
}

/** Returns the reason that a figure is not there if it is the same for all, to be told once. */
function commonReason(rows, column) {
  const reasons = distinct(rows.map((row) => row.values[column].why));
  return rows.length > 1 && reasons.length === 1 ? reasons[0] : undefined;
}

function gridBlock(section, grid, heading, sortedBy) {
  grid.columns.forEach((column, i) => { column.why = commonReason(grid.rows, i); });
  const absent = grid.columns.filter((column) => column.why);
  return el("section", {}, el(heading, {}, grid.title),
    grid.note ? el("p", {class: "quiet"}, grid.note) : null,
    ...absent.map((column) => el("p", {class: "quiet"}, `${column.title}: ${column.why}`)),
    scrolling(grid.title, gridTable(section, grid, sortedBy)));
}

/** Makes the table of a chart: a row a variant, a column a job count. */
function curvesTable(section, curves) {
  const head = el("tr", {}, el("th", {scope: "col"}, "jobs"),
    ...section.jobs.map((jobs) => el("th", {scope: "col"}, words(jobs, "count"))));
  const rows = curves.curves.map((curve, variant) => el("tr", {"data-variant": variant},
    rowHeading(section, variant),
    ...section.jobs.map((jobs, i) => {
      if (curve.value[i] === null) {
        return el("td", {}, whyNot(curve.why[i]));
      }
      return el("td", {title: rangeOf(curve, i, curves.unit)}, words(curve.value[i], curves.unit));
    })));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows));
}

/** Says between what a figure lies, and how that was come by. */
function rangeOf(curve, i, unit) {
  const range = `${words(curve.low[i], unit)} to ${words(curve.high[i], unit)}`;
  return curve.sure[i] === null
    ? `${range}, the least and the greatest of ${curve.forks[i]}`
      + (curve.forks[i] === 1 ? " fork" : " forks")
    : `${range}, the ${+(100 * curve.sure[i]).toFixed(2)} % interval of ${curve.forks[i]} forks`;
}

/** Draws the interval of a ratio on the logarithmic scale of its column, with a line at 1. */
function intervalPicture(row, [least, most]) {
  const width = 130;
  const at = (ratio) => 6 + (width - 12) * Math.log(ratio / least) / Math.log(most / least);
  const picture = svg("svg", {width, height: 10, viewBox: `0 0 ${width} 10`, "aria-hidden": "true",
    class: "interval"});
  picture.append(svg("line", {x1: at(1), x2: at(1), y1: 0, y2: 10, stroke: "var(--quiet)",
    "stroke-dasharray": "2 2"}));
  if (row.low !== null) {
    picture.append(svg("line", {x1: at(row.low), x2: at(row.high), y1: 5, y2: 5,
      stroke: "var(--link)", "stroke-width": 3}));
  }
  picture.append(svg("circle", {cx: at(row.ratio), cy: 5, r: 3.5, fill: "var(--text)"}));
  return picture;
}

function ratioInWords(value) {
  return value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 3 : value >= 0.01 ? 4 : 6);
}

/** Makes the cell of a verdict: the word, the ratio, and its interval as figures and drawn. */
function verdictCell(row, ends) {
  const cell = el("td", {class: "text"});
  if (row.tone !== "unknown" || row.seen !== null) {
    cell.append(el("div", {class: {less: "good", more: "bad"}[row.tone]}, row.words));
  }
  if (row.ratio === null) {
    cell.append(whyNot(row.words));
    return cell;
  }
  cell.append(el("div", {class: "ratio"}, ratioInWords(row.ratio) + "x",
    row.low === null ? ""
      : el("span", {class: "quiet"}, ` ${ratioInWords(row.low)} to ${ratioInWords(row.high)}`)));
  if (row.tone === "unknown" && row.seen !== null) {
    cell.append(el("div", {class: "quiet"}, `${Math.round(100 * row.seen)} % would have shown`));
  }
  cell.append(intervalPicture(row, ends));
  return cell;
}

/** Finds the ends of the scale that all ratios of a comparison are drawn on. */
function endsOf(verdicts) {
  const all = verdicts.rows.filter((row) => row.ratio !== null)
    .flatMap((row) => [row.ratio, row.low ?? row.ratio, row.high ?? row.ratio]);
  return [Math.min(0.95, ...all), Math.max(1.05, ...all)];
}

/** Makes the table of the verdicts of a JDK and dispatch: a row a pool, a column a metric. */
function verdictBlock(section, columns, title) {
  const members = distinct(columns.flatMap((one) =>
    [one.baseline, ...one.rows.map((row) => row.variant)])).sort((a, b) => a - b);
  const reasons = distinct(columns.flatMap((one) => one.rows)
    .filter((row) => row.tone === "unknown" && row.seen === null && row.ratio !== null)
    .map((row) => row.words));
  const ends = columns.map(endsOf);
  const rows = members.map((variant) => el("tr", {"data-variant": variant},
    rowHeading(section, variant),
    ...columns.map((one, i) => {
      const row = one.rows.find((other) => other.variant === variant);
      return row ? verdictCell(row, ends[i])
        : el("td", {class: "text"}, variant === one.baseline ? el("strong", {}, "baseline")
          : "-");
    })));
  return el("section", {}, title ? el("h4", {}, title) : null,
    reasons.length > 0 ? el("p", {}, `No verdict: ${reasons.join("; ")}.`) : null,
    scrolling(`Verdicts ${title}`, el("table", {class: "verdicts"}, el("thead", {}, el("tr", {},
      ...["pool", ...columns.map((one) => one.metric)].map((head) =>
        el("th", {scope: "col"}, head)))), el("tbody", {}, ...rows))));
}

/** Makes a table of verdicts for each JDK and dispatch: only within these is anything compared. */
function verdictBlocks(section) {
  const group = (verdicts) => {
    const baseline = section.variants[verdicts.baseline];
    return `${baseline.dispatch}, ${baseline.jdk}`;
  };
  const groups = distinct(section.verdicts.map(group));
  return groups.map((name) => verdictBlock(section,
    section.verdicts.filter((one) => group(one) === name), groups.length > 1 ? name : ""));
}
