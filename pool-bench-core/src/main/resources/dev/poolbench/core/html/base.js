"use strict";

// What the other scripts of the page are made of: elements, figures in words, and how a line looks.

/** Makes an element. Text is only ever set as text: nothing that is shown is read as HTML. */
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function distinct(values) {
  return [...new Set(values)];
}

const SPACE = "\u00a0";

function digits(value) {
  const size = Math.abs(value);
  return value.toFixed(size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

const UNITS = {
  ns: [[1, "ns"], [1e3, "\u00b5s"], [1e6, "ms"], [1e9, "s"]],
  ms: [[1, "ms"], [1e3, "s"]],
  B: [[1, "B"], [1e3, "kB"], [1e6, "MB"], [1e9, "GB"]],
};

/** Returns a figure with three digits and the unit that fits. */
function words(value, unit) {
  if (unit === "count") {
    return value.toLocaleString("en-US", {maximumFractionDigits: 0}).replaceAll(",", SPACE);
  }
  if (unit === "times") {
    return digits(value) + "x";
  }
  if (!UNITS[unit]) {
    return digits(value);
  }
  if (value === 0) {
    return "0" + SPACE + UNITS[unit][0][1];
  }
  let fitting = UNITS[unit][0];
  for (const step of UNITS[unit]) {
    if (Math.abs(value) >= 0.9995 * step[0]) {
      fitting = step;
    }
  }
  const scaled = value / fitting[0];
  return (fitting[1] === "B" && Number.isInteger(scaled) ? String(scaled) : digits(scaled))
    + SPACE + fitting[1];
}

/** Returns a figure for an axis, without digits that say nothing. */
function tick(value, unit) {
  return words(value, unit).replace(/\.0+(?=\D|$)/, "").replace(/(\.\d*?)0+(?=\D|$)/, "$1");
}

function jobsInWords(count) {
  return words(count, "count") + (count === 1 ? " job" : " jobs");
}

let printing = false;

function isDark() {
  return !printing && matchMedia("(prefers-color-scheme: dark)").matches;
}

// The colours of Okabe and Ito, the bright ones darker on white, so that each has enough contrast.
const COLOURS = {
  light: ["#0072b2", "#d55e00", "#00805e", "#b5528c", "#9a6b00", "#2f93c8", "#6b4fbb"],
  dark: ["#56b4e9", "#ff8a3d", "#2fc79a", "#f08bc0", "#f0e442", "#9ad7ff", "#b9a3ff"],
};
const DASHES = [[], [9, 4], [2, 3]];
const MARKERS = ["circle", "square", "triangle", "diamond", "cross", "plus"];

/** Tells how the line of a variant looks: colour and dash by its pool, marker by the rest. */
function looks(section, variant) {
  const pools = section.pools;
  const place = pools.indexOf(variant.pool);
  const rest = section.rests.length > 1 ? section.rests.indexOf(restOf(variant)) : place;
  return {
    colour: variant.floor
      ? (isDark() ? "#e8eaed" : "#1b1f24")
      : COLOURS[isDark() ? "dark" : "light"][place % COLOURS.light.length],
    dash: variant.floor ? [] : DASHES[Math.floor(place / COLOURS.light.length) % DASHES.length],
    width: variant.floor ? 2.5 : 1.75,
    marker: MARKERS[Math.max(0, rest) % MARKERS.length],
  };
}

function restOf(variant) {
  return [variant.dispatch, variant.jdk, variant.workers].join("\n");
}

/** Calls with the corners of a marker around a point; a circle has none. */
function markerPath(marker, x, y, r) {
  switch (marker) {
    case "square":
      return [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r], [x - r, y - r]];
    case "triangle":
      return [[x, y - 1.2 * r], [x + 1.2 * r, y + r], [x - 1.2 * r, y + r], [x, y - 1.2 * r]];
    case "diamond":
      return [[x, y - 1.4 * r], [x + 1.4 * r, y], [x, y + 1.4 * r], [x - 1.4 * r, y],
        [x, y - 1.4 * r]];
    case "cross":
      return [[x - r, y - r], [x + r, y + r], [x, y], [x + r, y - r], [x - r, y + r]];
    case "plus":
      return [[x - 1.3 * r, y], [x + 1.3 * r, y], [x, y], [x, y - 1.3 * r], [x, y + 1.3 * r]];
    default:
      return [];
  }
}

/** Makes a piece of the line of a variant, for a legend. */
function swatch(look) {
  const made = svg("svg", {width: 34, height: 14, viewBox: "0 0 34 14", class: "swatch",
    "aria-hidden": "true"});
  const stroke = {stroke: look.colour, "stroke-width": look.width, fill: "none"};
  made.append(svg("line", {x1: 0, y1: 7, x2: 34, y2: 7, "stroke-dasharray": look.dash.join(" "),
    ...stroke}));
  if (look.marker === "circle") {
    made.append(svg("circle", {cx: 17, cy: 7, r: 3.5, fill: look.colour}));
  } else {
    const corners = markerPath(look.marker, 17, 7, 3.5).map((at) => at.join(","));
    const open = look.marker === "cross" || look.marker === "plus";
    made.append(svg("polyline", {points: corners.join(" "), ...stroke,
      "stroke-dasharray": "none", fill: open ? "none" : look.colour}));
  }
  return made;
}
