// Plots of the totals, as plain SVG. Shape and pattern say what colour says.
function figure(value) {
  const size = Math.abs(value);
  if (language === "zh" && size >= 1e8) return trim(value / 1e8) + "亿";
  if (language === "zh" && size >= 1e4) return trim(value / 1e4) + "万";
  return size >= 1e4 ? new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 }).format(value) : trim(value);
}
function trim(value) { return String(Number(value.toPrecision(4))); }

// One indicator: its values by year, targets as open diamonds, results as full dots.
function indicatorPlot(plot, goTo) {
  const [width, height, left, right, top, bottom] = [320, 150, 52, 12, 12, 24];
  const years = plot.values.map((v) => v.year), values = plot.values.map((v) => v.value);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  let [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  low -= room; high += room;
  const x = (year) => left + (first === last ? 0.5 : (year - first) / (last - first)) * (width - left - right - 24) + 12;
  const y = (value) => top + (1 - (value - low) / (high - low)) * (height - top - bottom);
  const ticks = [Math.min(...values), Math.max(...values)].filter((v, i, all) => all.indexOf(v) === i);
  const lined = (target) => {
    const of = plot.values.filter((v) => v.target === target).sort((a, b) => a.year - b.year);
    // Only values that one issuer gives, one a year, make a line.
    const issuers = new Set(of.map((v) => DATA.totals.documents[v.document]?.issuer));
    if (of.length < 2 || issuers.size > 1 || new Set(of.map((v) => v.year)).size < of.length) return null;
    return make("polyline", { class: target ? "line target" : "line actual", points: of.map((v) => `${x(v.year)},${y(v.value)}`).join(" ") });
  };
  const point = (v) => {
    const [px, py] = [x(v.year), y(v.value)];
    const shape = v.target ? make("path", { d: `M${px} ${py - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z` }) : make("circle", { cx: px, cy: py, r: 4.2 });
    const title = `${say(v.target ? "target" : "actual")} ${v.year}: ${v.comparator && v.comparator !== "=" ? v.comparator + " " : ""}${v.value} ${plot.unit}\n${DATA.totals.documents[v.document]?.title ?? ""}`;
    return make("g", { class: `point ${v.target ? "target" : "actual"}`, tabindex: 0, role: "link", "aria-label": title, onclick: () => goTo(v.document, v.record), onkeydown: (e) => { if (e.key === "Enter") goTo(v.document, v.record); } }, shape, make("title", {}, title));
  };
  const shownYears = [...new Set(years)].sort((a, b) => a - b);
  const labels = shownYears.length <= 6 ? shownYears : [shownYears[0], shownYears[shownYears.length >> 1], shownYears.at(-1)];
  return make("figure", { class: "plot small" },
    make("figcaption", {}, make("strong", {}, plot.name), " ", make("span", { class: "soft" }, plot.unit)),
    make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${plot.name} ${plot.unit}` },
      ticks.map((v) => make("g", { class: "axis" }, make("line", { x1: left, x2: width - right, y1: y(v), y2: y(v) }), make("text", { x: left - 6, y: y(v) + 4, "text-anchor": "end" }, figure(v)))),
      labels.map((year) => make("text", { class: "tick", x: x(year), y: height - 6, "text-anchor": "middle" }, String(year))),
      lined(false), lined(true),
      [...plot.values].sort((a, b) => a.target - b.target).map(point)));
}

// Records by year: a bar for targets beside one for results.
function yearPlot(years) {
  const rows = Object.entries(years).map(([year, [targets, actuals]]) => ({ year: Number(year), targets, actuals })).sort((a, b) => a.year - b.year);
  const shown = rows.length > 16 ? rows.sort((a, b) => b.targets + b.actuals - a.targets - a.actuals).slice(0, 16).sort((a, b) => a.year - b.year) : rows;
  if (!shown.length) return null;
  const [height, step, bottom, top] = [180, 52, 24, 18], width = Math.max(220, shown.length * step + 20);
  const most = Math.max(...shown.flatMap((r) => [r.targets, r.actuals]), 1);
  const bar = (n, x, kind) => {
    const size = (n / most) * (height - bottom - top);
    return n ? [make("rect", { class: kind, x, y: height - bottom - size, width: 19, height: size, rx: 2 }), make("text", { class: "count", x: x + 9.5, y: height - bottom - size - 4, "text-anchor": "middle" }, String(n))] : [];
  };
  return make("figure", { class: "plot" }, make("figcaption", {}, make("strong", {}, say("byYear"))),
    make("svg", { viewBox: `0 0 ${width} ${height}`, style: `max-width:${width}px`, role: "img", "aria-label": say("byYear") },
      make("defs", {}, make("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, make("rect", { class: "ground", width: 5, height: 5 }), make("line", { class: "stripe", x1: 0, y1: 0, x2: 0, y2: 5 }))),
      make("line", { class: "base", x1: 0, x2: width, y1: height - bottom, y2: height - bottom }),
      shown.map((r, i) => make("g", {}, bar(r.targets, 10 + i * step, "bar target"), bar(r.actuals, 31 + i * step, "bar actual"), make("text", { class: "tick", x: 30 + i * step, y: height - 7, "text-anchor": "middle" }, String(r.year))))),
    make("p", { class: "key" }, make("span", { class: "swatch target" }), say("target"), make("span", { class: "swatch actual" }), say("actual")));
}

// Doubts by kind, the commonest first.
function flagPlot(flags) {
  const rows = Object.entries(flags).sort((a, b) => b[1] - a[1]);
  if (!rows.length) return null;
  const most = rows[0][1], step = 26, width = 420, left = 150;
  return make("figure", { class: "plot" }, make("figcaption", {}, make("strong", {}, say("byFlag"))),
    make("svg", { viewBox: `0 0 ${width} ${rows.length * step + 6}`, style: `max-width:${width}px`, role: "img", "aria-label": say("byFlag") },
      rows.map(([code, n], i) => {
        const size = Math.max(2, (n / most) * (width - left - 50));
        return make("g", {}, make("text", { class: "name", x: left - 8, y: i * step + 18, "text-anchor": "end" }, flagWord(code)), make("rect", { class: "bar flag", x: left, y: i * step + 6, width: size, height: 16, rx: 2 }), make("text", { class: "count", x: left + size + 6, y: i * step + 18 }, String(n)));
      })));
}

// How many values there are for each document, or issuer where there are many documents, and year.
function coveragePlot(documents, goTo) {
  const grouped = documents.length > 40;
  const rows = new Map();
  documents.forEach((d, at) => {
    const key = grouped ? d.issuer ?? d.region ?? kindWord(d.kind ?? "other") : at;
    const row = rows.get(key) ?? { name: grouped ? key : d.title, at: grouped ? null : at, years: {}, all: 0 };
    for (const [year, n] of Object.entries(d.years ?? {})) { row.years[year] = (row.years[year] ?? 0) + n; row.all += n; }
    rows.set(key, row);
  });
  const all = [...rows.values()].filter((row) => row.all > 0);
  const drawn = grouped ? all.sort((a, b) => b.all - a.all).slice(0, 40) : all;
  const by = {};
  for (const row of drawn) for (const [year, n] of Object.entries(row.years)) by[year] = (by[year] ?? 0) + n;
  const years = Object.keys(by).sort((a, b) => by[b] - by[a]).slice(0, 12).map(Number).sort((a, b) => a - b);
  if (!drawn.length || !years.length) return null;
  const most = Math.max(...drawn.flatMap((row) => years.map((year) => row.years[year] ?? 0)), 1);
  const [left, step, line, top] = [230, 48, 24, 26], width = left + years.length * step + 4, height = top + drawn.length * line + 4;
  const short = (name) => { const points = Array.from(name); return points.length > 17 ? points.slice(0, 16).join("") + "…" : name; };
  const cell = (row, i, year, j) => {
    const n = row.years[year] ?? 0;
    if (!n) return null;
    const depth = 0.12 + 0.88 * Math.sqrt(n / most);
    return make("g", {}, make("rect", { class: "cell", x: left + j * step + 1, y: top + i * line + 1, width: step - 2, height: line - 2, rx: 3, "fill-opacity": depth.toFixed(2) }), make("text", { class: depth > 0.55 ? "count on" : "count", x: left + j * step + step / 2, y: top + i * line + 16, "text-anchor": "middle" }, String(n)));
  };
  return make("figure", { class: "plot wide" }, make("figcaption", {}, make("strong", {}, say("coverage")), make("p", { class: "soft" }, say("coverageNote"))),
    make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("coverage") }, make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("coverage") },
      years.map((year, j) => make("text", { class: "tick", x: left + j * step + step / 2, y: 17, "text-anchor": "middle" }, String(year))),
      drawn.map((row, i) => make("g", {},
        make("text", { class: row.at === null ? "name" : "name link", x: left - 10, y: top + i * line + 16, "text-anchor": "end", onclick: row.at === null ? null : () => goTo(row.at) }, short(row.name), make("title", {}, row.name)),
        years.map((year, j) => cell(row, i, year, j)))))),
    all.length > drawn.length ? make("p", { class: "soft" }, say("more", { n: all.length - drawn.length })) : null);
}

// The whole overview.
function overview(totals, goTo) {
  const c = totals.counts;
  const tile = (n, word, kind) => make("div", { class: `tile ${kind ?? ""}` }, make("b", {}, n.toLocaleString("en")), make("span", {}, say(word)));
  const plots = totals.indicators.map((plot) => indicatorPlot(plot, goTo));
  return [
    make("div", { class: "tiles" }, tile(c.documents, "documents"), tile(c.targets, "target", "target"), tile(c.actuals, "actual", "actual"), tile(c.lists, "list", "list"), tile(c.tasks, "task", "task"), tile(c.flagged, "flagged", "flagged")),
    make("section", { class: "plots" }, make("h2", {}, say("byIndicator")), make("p", { class: "soft" }, plots.length ? say("byIndicatorNote") : say("noPlots")), make("div", { class: "grid" }, plots)),
    make("section", { class: "plots pair" }, yearPlot(totals.years), flagPlot(totals.flags)),
    make("section", { class: "plots" }, coveragePlot(totals.documents, goTo)),
  ];
}
