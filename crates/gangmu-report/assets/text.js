// The text with its marks. Offsets are code points; JavaScript counts UTF-16 units, so a text is cut into its code points once.
function pointsOf(doc) { return doc.points ??= Array.from(doc.text); }
function cut(doc, [start, end]) { return pointsOf(doc).slice(start, end).join(""); }

// Every record of a document with its kind, in order of the text.
function recordsOf(doc) {
  return doc.records ??= [
    ...(doc.measurements ?? []).map((r) => ({ r, kind: r.status, name: r.indicator ?? "", shown: cut(doc, r.span) })),
    ...(doc.lists ?? []).map((r) => ({ r, kind: "list", name: r.label, shown: `${r.items.length} / ${r.count}` })),
    ...(doc.tasks ?? []).map((r) => ({ r, kind: "task", name: r.title, shown: (r.deadlines ?? []).join("、") })),
  ].sort((a, b) => a.r.span[0] - b.r.span[0] || b.r.span[1] - a.r.span[1]);
}

// All marks of a text, outer ones first.
function marksOf(doc) {
  const marks = [];
  const add = (span, kind, id) => { if (span[1] > span[0]) marks.push({ start: span[0], end: span[1], kind, id }); };
  for (const s of doc.sections) add(s.span, "head", null);
  for (const { r, kind } of recordsOf(doc)) {
    add(r.span, kind, r.id);
    for (const item of r.items ?? []) add(item.span, "item", r.id);
    for (const unit of r.responsible ?? []) add(unit.span, "unit", r.id);
  }
  const order = ["head", "task", "list", "item", "unit", "target", "actual"];
  return marks.sort((a, b) => a.start - b.start || b.end - a.end || order.indexOf(a.kind) - order.indexOf(b.kind));
}

// Draws a text into an element: a block a line, headings as headings, rows of cells as a table. Marks that overlap are nested where
// they can be and cut where they cross. Gives the text nodes with their places.
function drawText(into, doc) {
  const points = pointsOf(doc), marks = marksOf(doc), nodes = [];
  let next = 0, live = [];
  const flow = (parent, from, to) => {
    while (next < marks.length && marks[next].start < to) live.push(marks[next++]);
    live = live.filter((mark) => mark.end > from);
    const here = live.filter((mark) => mark.start < to);
    const ends = new Set([from, to]);
    for (const mark of here) for (const at of [mark.start, mark.end]) if (at > from && at < to) ends.add(at);
    const cuts = [...ends].sort((a, b) => a - b);
    const open = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [a, b] = [cuts[i], cuts[i + 1]];
      const want = here.filter((mark) => mark.start <= a && mark.end >= b);
      let same = 0;
      while (same < open.length && open[same].mark === want[same]) same++;
      open.length = same;
      for (const mark of want.slice(same)) {
        const element = mark.kind === "head" ? make("b", { class: "head" }) : make("mark", { class: mark.kind, "data-id": mark.id });
        (open.at(-1)?.element ?? parent).append(element);
        open.push({ mark, element });
      }
      const node = document.createTextNode(points.slice(a, b).join(""));
      (open.at(-1)?.element ?? parent).append(node);
      nodes.push({ start: a, end: b, node });
    }
  };
  const sections = [...doc.sections].sort((a, b) => a.span[0] - b.span[0]);
  let table = null, at = 0, section = 0;
  while (at <= points.length) {
    let end = points.indexOf("\n", at);
    if (end < 0) end = points.length;
    const cells = cellsOf(points, at, end);
    const first = sections[section];
    const heads = first && first.span[0] < end;
    if (end > at && cells.length > 1) {
      table ??= into.appendChild(make("div", { class: "table" })).appendChild(make("table")).appendChild(make("tbody"));
      const row = table.appendChild(make("tr"));
      for (const [from, to] of cells) flow(row.appendChild(make("td", { class: isFigure(points, from, to) ? "figure" : null })), from, to);
    } else if (end > at) {
      table = null;
      const whole = heads && !first.item && first.span[1] >= end - 1 && first.span[0] - at <= (first.number?.length ?? 0) + 3;
      const titled = !whole && points.slice(at, end).join("").trim() === doc.meta.title;
      const block = titled ? make("p", { class: "title" }) : whole ? make(`h${Math.min(first.level + 1, 6)}`, { class: `level${Math.min(first.level, 5)}` }) : make("p");
      flow(into.appendChild(block), at, end);
    }
    while (section < sections.length && sections[section].span[0] < end) section++;
    at = end + 1;
  }
  return nodes;
}

// The cells of a row, which " | " parts; a line without is one cell.
function cellsOf(points, from, to) {
  const cells = [];
  let start = from;
  for (let i = from; i + 2 < to; i++) {
    if (points[i] === " " && points[i + 1] === "|" && points[i + 2] === " ") { cells.push([start, i]); start = i + 3; }
  }
  cells.push([start, to]);
  return cells;
}
function isFigure(points, from, to) { return to > from && /^[-+]?[\d.,%]+$/.test(points.slice(from, to).join("").trim()); }

// Ranges of the drawn text for a place, for highlights that need no elements of their own.
function rangesOf(nodes, [start, end]) {
  let low = 0, high = nodes.length;
  while (low < high) { const middle = (low + high) >> 1; nodes[middle].end <= start ? (low = middle + 1) : (high = middle); }
  const ranges = [];
  for (let i = low; i < nodes.length && nodes[i].start < end; i++) {
    const { start: from, node } = nodes[i], points = Array.from(node.data);
    const units = (n) => points.slice(0, Math.max(0, n)).join("").length;
    const range = document.createRange();
    range.setStart(node, units(start - from));
    range.setEnd(node, units(Math.min(end - from, points.length)));
    ranges.push(range);
  }
  return ranges;
}
