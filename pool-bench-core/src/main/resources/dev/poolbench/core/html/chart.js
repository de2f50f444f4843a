// A chart of the page: lines with bands, which the mouse and the arrow keys tell the figures of.

const MARKERS_APART = 60;

/** Draws a chart anew whenever what it shows is changed: it has few points. */
class Chart {
  /**
   * label says what it shows, and data() returns {x, lines, xUnit, yUnit, xLog, yLog, xLabel,
   * yLabel, tip}, where a line is {variant, value, low, high}, and tip(line, i) says more of a point.
   * table says whether a table below has the figures.
   */
  constructor(section, label, data, table = true) {
    this.table = table;
    this.section = section;
    this.data = data;
    this.tip = el("div", {class: "tip", hidden: true});
    this.said = el("div", {"aria-live": "polite", class: "quiet said"});
    this.box = el("div", {class: "chart", tabindex: "0", role: "group",
      "aria-roledescription": "chart",
      onkeydown: (event) => this.key(event),
      onblur: () => this.leave()});
    this.box.addEventListener("mouseleave", () => this.leave());
    this.label = label;
    new ResizeObserver(() => this.resize()).observe(this.box);
  }

  draw() {
    const shown = this.shown = this.data();
    this.at = null;
    this.plot?.destroy();
    this.plot = null;
    this.box.replaceChildren(this.tip);
    this.tip.hidden = true;
    this.box.setAttribute("aria-label", `${this.label()}: the arrow keys move from point to point`
      + (this.table ? ", and the table below has all figures" : ""));
    if (shown.lines.length === 0 || shown.x.length === 0) {
      this.box.append(el("p", {class: "quiet"}, shown.nothing ?? "Nothing is switched on."));
      return;
    }
    this.plot = new uPlot(this.options(), this.columns(), this.box);
  }

  width() {
    return Math.max(200, Math.floor(this.box.clientWidth));
  }

  height() {
    return this.width() < 500 ? 300 : 400;
  }

  resize() {
    if (this.plot && this.plot.width !== this.width()) {
      this.plot.setSize({width: this.width(), height: this.height()});
    }
  }

  columns() {
    const columns = [this.shown.x];
    for (const line of this.shown.lines) {
      columns.push(line.value, line.low, line.high);
    }
    return columns;
  }

  options() {
    const shown = this.shown;
    const ink = isDark() ? "#c3cad3" : "#3d444d";
    const grid = {stroke: isDark() ? "#2b323b" : "#e4e8ec", width: 1};
    const font = "12px system-ui, sans-serif";
    const log = (on) => on ? {distr: 3, log: 10} : {distr: 1};
    const axis = (unit, isLog, label, more) => ({
      stroke: ink, grid, ticks: grid, font, labelFont: "600 13px system-ui, sans-serif", label,
      values: (plot, splits) => splits.map((at) =>
        at === null || (unit === "count" && !Number.isInteger(at)) ? "" : tick(at, unit)),
      ...(isLog ? {splits: (plot, index, least, most) => logSplits(least, most),
        filter: (plot, splits) => splits} : {}),
      ...more});
    const series = [{}];
    const bands = [];
    for (const line of shown.lines) {
      const look = looks(this.section, this.section.variants[line.variant]);
      series.push({stroke: look.colour, width: look.width, dash: look.dash, points: {show: false},
        look, paths: shown.steps ? uPlot.paths.stepped({align: 1}) : undefined});
      const edge = {stroke: "transparent", width: 0, points: {show: false}};
      series.push(edge, {...edge});
      if (shown.bands) {
        bands.push({series: [series.length - 1, series.length - 2], fill: look.colour + "26"});
      }
    }
    return {
      width: this.width(), height: this.height(), series, bands,
      legend: {show: false},
      scales: {
        x: {time: false, ...log(shown.xLog), range: (plot, least, most) =>
          shown.xLog ? [least / 1.15, most * 1.15]
            : least === most ? [least - 1, most + 1]
            : [least - 0.01 * (most - least), most + 0.02 * (most - least)]},
        y: {...log(shown.yLog), range: (plot, least, most) => shown.yLog
          ? [least / 1.3, most * 1.3]
          : [Math.min(0, 1.05 * least), Math.max(1.05 * most, least === most && most <= 0 ? 1 : 0)]},
      },
      axes: [
        axis(shown.xUnit, shown.xLog, shown.xLabel, {space: 60, size: 32, labelSize: 22}),
        axis(shown.yUnit, shown.yLog, shown.yLabel, {size: 68, space: 34, labelSize: 24}),
      ],
      cursor: {y: false, points: {show: false}, drag: {x: false, y: false}},
      hooks: {
        setCursor: [(plot) => this.hover(plot)],
        drawSeries: [(plot, index) => this.markers(plot, index)],
        draw: [(plot) => this.ring(plot)],
      },
    };
  }

  /** Marks each point of a line; where it has many, only so many that it can be told. */
  markers(plot, index) {
    const look = plot.series[index].look;
    if (!look) {
      return;
    }
    const there = plot.data[index].map((value, i) => i)
      .filter((i) => plot.data[index][i] !== null && plot.data[index][i] !== undefined);
    let last = -Infinity;
    const context = plot.ctx;
    context.save();
    context.beginPath();
    context.rect(plot.bbox.left - 6, plot.bbox.top - 6, plot.bbox.width + 12, plot.bbox.height + 12);
    context.clip();
    context.strokeStyle = context.fillStyle = look.colour;
    context.lineWidth = 1.5 * devicePixelRatio;
    context.setLineDash([]);
    const radius = 3.2 * devicePixelRatio;
    there.forEach((i) => {
      const value = plot.data[index][i];
      const x = plot.valToPos(plot.data[0][i], "x", true);
      if (this.shown.steps && x - last < MARKERS_APART * devicePixelRatio) {
        return;
      }
      last = x;
      const y = plot.valToPos(value, "y", true);
      context.beginPath();
      if (look.marker === "circle") {
        context.arc(x, y, radius, 0, 2 * Math.PI);
        context.fill();
      } else {
        markerPath(look.marker, x, y, radius).forEach((at, corner) =>
          corner === 0 ? context.moveTo(...at) : context.lineTo(...at));
        if (look.marker === "cross" || look.marker === "plus") {
          context.stroke();
        } else {
          context.fill();
        }
      }
    });
    context.restore();
  }

  /** Rings the point that the tip is about. */
  ring(plot) {
    if (!this.at) {
      return;
    }
    const line = this.shown.lines[this.at.line];
    const x = plot.valToPos(this.shown.x[this.at.i], "x", true);
    const y = plot.valToPos(line.value[this.at.i], "y", true);
    plot.ctx.save();
    plot.ctx.strokeStyle = isDark() ? "#fff" : "#000";
    plot.ctx.lineWidth = 2 * devicePixelRatio;
    plot.ctx.beginPath();
    plot.ctx.arc(x, y, 6.5 * devicePixelRatio, 0, 2 * Math.PI);
    plot.ctx.stroke();
    plot.ctx.restore();
  }

  /** Finds the point that is nearest to the mouse. */
  hover(plot) {
    const {left, top} = plot.cursor;
    if (this.keyed || left === undefined || left < 0 || top < 0) {
      return;
    }
    let best = null;
    this.shown.lines.forEach((line, index) => {
      const i = this.nearest(line, plot, left);
      if (i !== null) {
        const dx = plot.valToPos(this.shown.x[i], "x") - left;
        const dy = plot.valToPos(line.value[i], "y") - top;
        const away = 4 * dx * dx + dy * dy;
        if (best === null || away < best.away) {
          best = {line: index, i, away};
        }
      }
    });
    this.show(best);
  }

  nearest(line, plot, left) {
    const middle = plot.posToIdx(left);
    for (let step = 0; step < this.shown.x.length; step++) {
      for (const i of [middle - step, middle + step]) {
        if (line.value[i] !== null && line.value[i] !== undefined) {
          return i;
        }
      }
    }
    return null;
  }

  /** Tells the figure of a point, and at the same place those of the other lines. */
  show(at) {
    const same = this.at && at && this.at.line === at.line && this.at.i === at.i;
    this.at = at;
    if (!at) {
      this.tip.hidden = true;
      return;
    }
    if (!same) {
      this.plot.redraw(false, false);
      this.fill(at);
    }
    this.tip.hidden = false;
    const x = this.plot.valToPos(this.shown.x[at.i], "x") + this.plot.over.offsetLeft;
    const y = this.plot.valToPos(this.shown.lines[at.line].value[at.i], "y")
      + this.plot.over.offsetTop;
    const right = x < this.width() / 2;
    this.tip.style.left = right ? `${x + 14}px` : "auto";
    this.tip.style.right = right ? "auto" : `${this.width() - x + 14}px`;
    this.tip.style.top = `${Math.max(0, Math.min(y - 20, this.height() - this.tip.offsetHeight))}px`;
  }

  fill(at) {
    const {lines, x, xUnit, yUnit} = this.shown;
    const near = lines[at.line];
    const others = lines
      .filter((line) => line.value[at.i] !== null && line.value[at.i] !== undefined)
      .sort((a, b) => b.value[at.i] - a.value[at.i]);
    const place = others.indexOf(near);
    const from = Math.max(0, Math.min(place - 4, others.length - 9));
    const title = this.shown.title(near, at.i, x[at.i], xUnit);
    const more = this.shown.tip(near, at.i);
    this.tip.replaceChildren(el("div", {}, title),
      ...others.slice(from, from + 9).map((line) => {
        const variant = this.section.variants[line.variant];
        return el("div", {class: line === near ? "near" : null},
          swatch(looks(this.section, variant)), el("span", {}, variant.name),
          el("b", {}, words(line.value[at.i], yUnit)));
      }),
      others.length > 9 ? el("div", {class: "quiet"}, `${others.length - 9} more`) : null,
      more ? el("div", {class: "quiet"}, more) : null);
    if (this.keyed) {
      this.said.textContent = `${this.section.variants[near.variant].name}, ${title}: `
        + words(near.value[at.i], yUnit) + (more ? `; ${more}` : "");
    }
  }

  /** Moves along a line by left and right, and between lines by up and down. */
  key(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1}[event.key];
    if (event.key === "Escape") {
      this.leave();
    }
    if (!step || !this.plot) {
      return;
    }
    event.preventDefault();
    this.keyed = true;
    const lines = this.shown.lines;
    const has = (line, i) => line.value[i] !== null && line.value[i] !== undefined;
    if (!this.at) {
      const i = this.shown.x.findLastIndex((x, at) => lines.some((line) => has(line, at)));
      const line = lines.findIndex((one) => has(one, i));
      if (line >= 0) {
        this.show({line, i});
      }
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      let i = this.at.i + step;
      while (i >= 0 && i < this.shown.x.length && !has(lines[this.at.line], i)) {
        i += step;
      }
      if (i >= 0 && i < this.shown.x.length) {
        this.show({line: this.at.line, i});
      }
    } else if (this.shown.steps) {
      this.nextLine(step, has);
    } else {
      const i = this.at.i;
      const here = lines.map((line, index) => index).filter((index) => has(lines[index], i))
        .sort((a, b) => lines[a].value[i] - lines[b].value[i]);
      const line = here[here.indexOf(this.at.line) + step];
      if (line !== undefined) {
        this.show({line, i});
      }
    }
    if (this.at) {
      this.plot.setCursor({left: this.plot.valToPos(this.shown.x[this.at.i], "x"), top: 10});
    }
    this.keyed = false;
  }

  /** Moves to the nearest point of the next line, where each line has times of its own. */
  nextLine(step, has) {
    const {lines, x} = this.shown;
    const line = this.at.line + step;
    if (line >= 0 && line < lines.length) {
      const away = (i) => Math.abs(x[i] - x[this.at.i]);
      const i = x.map((time, i) => i).filter((i) => has(lines[line], i))
        .reduce((best, i) => best === null || away(i) < away(best) ? i : best, null);
      if (i !== null) {
        this.show({line, i});
      }
    }
  }

  leave() {
    this.at = null;
    this.tip.hidden = true;
    this.plot?.setCursor({left: -10, top: -10});
    this.plot?.redraw(false, false);
  }
}

/** Marks powers of ten, and 2 and 5 times these where there are few. */
function logSplits(least, most) {
  const decades = Math.log10(most / least);
  const factors = decades < 1.2 ? [1, 2, 3, 4, 5, 7] : decades < 3 ? [1, 2, 5] : [1];
  const splits = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(most); power++) {
    for (const factor of factors) {
      const at = Number(`${factor}e${power}`);
      if (at >= least && at <= most) {
        splits.push(at);
      }
    }
  }
  return splits;
}
