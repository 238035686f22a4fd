// The page: what is open, what is picked, what is filtered, and the keys.
const docs = DATA.documents, mode = DATA.mode;
const at = { doc: 0, record: null, view: mode === "index" ? "overview" : "read", pane: "text", editing: false };
const filter = { words: "", unit: "", flag: "", year: "", state: "", hidden: new Set(), doc: "", docKind: "", docFlag: "" };
let nodes = [], list = [];
const part = {};

const doc = () => docs[at.doc];
const titleOf = (d) => d.meta?.title ?? d.title ?? d.path ?? "";
const flagsOf = (r) => r.flags ?? [];
const decisionOf = (r) => reviewOf(doc().id)[r.id];

function passes({ r, kind, name, shown }) {
  const words = filter.words.trim().toLowerCase();
  return !filter.hidden.has(kind)
    && (!words || `${name} ${shown} ${r.unit ?? ""} ${(r.responsible ?? []).map((u) => u.name).join(" ")}`.toLowerCase().includes(words))
    && (!filter.unit || r.unit === filter.unit)
    && (!filter.flag || (filter.flag === "*" ? flagsOf(r).length > 0 : flagsOf(r).includes(filter.flag)))
    && (!filter.year || String(r.year ?? "") === filter.year)
    && (!filter.state || (decisionOf(r)?.decision ?? "open") === filter.state);
}

// ---- the frame ----
function frame() {
  const tab = (view, word) => make("button", { type: "button", class: "tab", "data-view": view, "aria-pressed": String(at.view === view), onclick: () => show(view) }, say(word));
  const pane = (name, word) => make("button", { type: "button", "data-pane": name, "aria-pressed": String(at.pane === name), onclick: () => turn(name) }, say(word));
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const search = (id, word, value, oninput) => make("input", { type: "search", id, placeholder: say(word), "aria-label": say(word), value, oninput, autocomplete: "off", spellcheck: "false" });
  const brand = [make("span", { class: "seal", "aria-hidden": "true" }, "纲"), make("span", {}, "纲目"), make("small", {}, "gangmu")];
  part.progress = make("span", { class: "soft progress", "aria-live": "polite" });
  part.load = make("input", { type: "file", accept: ".jsonl", hidden: true, onchange: loadReview });
  app.replaceChildren(
    make("header", { class: "bar" },
      mode === "leaf" ? make("a", { class: "brand", href: DATA.index }, brand) : make("span", { class: "brand" }, brand),
      make("nav", { class: "tabs", "aria-label": say("overview") },
        mode === "leaf" ? [make("a", { class: "tab", href: DATA.index }, say("index")), neighbour("before"), neighbour("after")] : mode === "index" ? null : [tab("read", "text"), tab("overview", "overview")]),
      make("div", { class: "tools" }, part.progress,
        make("button", { type: "button", id: "save", onclick: () => download("review.jsonl", reviewLines(ids())) }, say("download")),
        make("button", { type: "button", id: "load", onclick: () => part.load.click() }, say("load")), part.load,
        make("button", { type: "button", id: "language", "aria-label": say("otherLabel"), onclick: () => { language = language === "zh" ? "en" : "zh"; keep("gangmu-language", language); frame(); } }, say("other")),
        make("button", { type: "button", id: "help", "aria-label": say("help"), onclick: help }, "?"))),
    part.read = make("div", { class: "read" },
      part.left = make("aside", { class: "left", "aria-label": say("documents") },
        mode === "whole" ? make("div", { class: "find" }, search("findDocument", "findDocument", filter.doc, (e) => { filter.doc = e.target.value; drawDocuments(); })) : null,
        part.documents = make("div", { class: "documents" })),
      part.middle = make("main", { class: "middle", tabindex: -1 }),
      part.right = make("aside", { class: "right", "aria-label": say("records") },
        part.filters = make("div", { class: "filters" }), part.count = make("p", { class: "soft count", "aria-live": "polite" }),
        part.list = make("div", { class: "cards" }), part.detail = make("section", { class: "detail", "aria-live": "polite" }))),
    part.overview = make("div", { class: "overview" }),
    make("nav", { class: "panes", "aria-label": say("text") }, pane("left", "documents"), pane("text", "text"), pane("right", "records")),
    part.help = make("dialog", { class: "help", "aria-label": say("keysTitle") }));
  part.find = search("find", "find", filter.words, (e) => { filter.words = e.target.value; drawRecords(); });
  app.dataset.mode = mode;
  show(at.view);
  if (mode !== "index") openDocument(at.doc, at.record);
}
function neighbour(which) { return DATA[which] ? make("a", { class: "tab", id: which, href: DATA[which] }, say(which)) : make("span", { class: "tab off" }, say(which)); }
function ids() { return mode === "index" ? DATA.totals.documents.map((d) => d.id) : docs.map((d) => d.id); }

function show(view) {
  at.view = app.dataset.view = view;
  for (const b of app.querySelectorAll("[data-view].tab")) b.setAttribute("aria-pressed", String(b.dataset.view === view));
  if (view === "overview" && DATA.totals) {
    const [tiles, ...plots] = overview(DATA.totals, goTo);
    part.overview.replaceChildren(tiles, ...(mode === "index" ? [indexList()] : []), ...plots);
    drawProgress();
  }
}
function turn(pane) {
  at.pane = app.dataset.pane = pane;
  for (const b of app.querySelectorAll("[data-pane]")) if (b.tagName === "BUTTON") b.setAttribute("aria-pressed", String(b.dataset.pane === pane));
}
function goTo(document, record) {
  if (mode === "index") { location.href = pageOf(document) + (record ? `#${record}` : ""); return; }
  show("read");
  openDocument(document, record ?? null);
  turn("text");
}
function pageOf(document) { return `${DATA.pages}/${String(document + 1).padStart(5, "0")}.html`; }

// ---- the list of documents ----
function badges(counts, flags) {
  return make("span", { class: "badges" },
    make("span", { title: say("measurements") }, `${counts[0]}`), counts[1] ? make("span", { class: "list", title: say("list") }, `${counts[1]}`) : null, counts[2] ? make("span", { class: "task", title: say("task") }, `${counts[2]}`) : null,
    flags ? make("span", { class: "flag", title: say("doubts") }, `⚑ ${flags}`) : null);
}
function drawDocuments() {
  const words = filter.doc.trim().toLowerCase();
  part.documents.replaceChildren(...docs.flatMap((d, i) => {
    if (words && !`${titleOf(d)} ${d.meta.issuer ?? ""} ${d.path}`.toLowerCase().includes(words) && i !== at.doc) return [];
    const current = i === at.doc;
    const meta = [d.meta.issuer, d.meta.plan_year ?? d.meta.review_year].filter(Boolean).join(" · ");
    const button = make("button", { type: "button", class: "document", "aria-current": String(current), onclick: () => { openDocument(i); turn("text"); } },
      make("span", { class: "title" }, titleOf(d)), make("span", { class: "soft" }, meta), badges([d.measurements.length, d.lists.length, d.tasks.length], (d.doubts ?? []).length));
    return current ? [button, outlineOf(d)] : [button];
  }));
}
function outlineOf(d) {
  if (!d.sections.length) return null;
  return make("nav", { class: "outline", "aria-label": say("outline") }, d.sections.filter((s) => !s.item).map((s) =>
    make("button", { type: "button", class: `level${Math.min(s.level, 5)}`, title: kindWord(s.role), onclick: () => { turn("text"); reveal(s.span); } }, s.number ? make("span", { class: "number" }, s.number) : null, s.title)));
}
function indexList() {
  const all = DATA.totals.documents, body = make("tbody");
  const rows = all.map((d, i) => ({ d, row: make("tr", {},
    make("td", {}, make("a", { href: pageOf(i) }, d.title), make("span", { class: "soft block" }, [d.issuer, d.region].filter((x, n, both) => x && both.indexOf(x) === n).join(" · "))),
    make("td", { class: "figure" }, d.year ?? ""), make("td", {}, d.kind ? kindWord(d.kind) : ""), make("td", { class: "figure" }, String(d.counts[0])), make("td", { class: "figure" }, String(d.counts[1])), make("td", { class: "figure" }, String(d.counts[2])),
    make("td", { class: "soft" }, Object.entries(d.flags ?? {}).map(([code, n]) => `⚑ ${flagWord(code)} ${n}`).join("，"))) }));
  const draw = () => {
    const words = filter.doc.trim().toLowerCase();
    const shown = rows.filter(({ d }) => (!words || `${d.title} ${d.issuer ?? ""} ${d.region ?? ""}`.toLowerCase().includes(words)) && (!filter.docKind || d.kind === filter.docKind) && (!filter.docFlag || filter.docFlag in (d.flags ?? {})));
    body.replaceChildren(...shown.map(({ row }) => row));
    count.textContent = say("shown", { n: shown.length, all: all.length });
  };
  const count = make("span", { class: "soft", "aria-live": "polite" });
  const section = make("section", { class: "index" }, make("h2", {}, say("documents")),
    make("div", { class: "filters inline" },
      make("input", { type: "search", id: "findDocument", placeholder: say("findDocument"), "aria-label": say("findDocument"), value: filter.doc, oninput: (e) => { filter.doc = e.target.value; draw(); } }),
      choice("docKind", "kind", all.map((d) => d.kind), kindWord, draw), choice("docFlag", "flag", all.flatMap((d) => Object.keys(d.flags ?? {})), flagWord, draw), count),
    make("div", { class: "scroll" }, make("table", {}, make("thead", {}, make("tr", {}, ["documents", "year", "kind", "measurements", "list", "task", "doubts"].map((word) => make("th", { scope: "col" }, say(word))))), body)));
  draw();
  return section;
}

// A select over the values that occur.
function choice(key, word, values, name, changed, extra = []) {
  const known = [...new Set(values.filter((v) => v !== undefined && v !== null && v !== ""))].map(String).sort((a, b) => a.localeCompare(b, "zh"));
  if (filter[key] && !known.includes(filter[key]) && !extra.includes(filter[key])) filter[key] = "";
  return make("select", { id: key, "aria-label": say(word), onchange: (e) => { filter[key] = e.target.value; changed(); } },
    make("option", { value: "" }, `${say(word)}: ${say("any")}`), [...extra, ...known].map((v) => make("option", { value: v, selected: filter[key] === v }, name(v))));
}

// ---- a document ----
function openDocument(i, record = null) {
  if (i < 0 || i >= docs.length) return;
  at.doc = i;
  at.editing = false;
  const d = doc();
  const facts = [["issuer", d.meta.issuer], ["kind", d.meta.kind && kindWord(d.meta.kind)], ["region", d.meta.region], ["document_number", d.meta.document_number], ["index_number", d.meta.index_number], ["written_date", d.meta.written_date], ["published_date", d.meta.published_date], ["review_year", d.meta.review_year], ["plan_year", d.meta.plan_year], ["path", d.path + (d.part ? ` #${d.part}` : "")]];
  const doubts = (d.doubts ?? []).filter((x) => !x.record);
  const article = make("article", { class: "text", lang: "zh-CN", onclick: clicked });
  part.article = article;
  part.middle.replaceChildren(
    make("div", { class: "head" }, make("h1", {}, titleOf(d)),
      make("dl", { class: "facts" }, facts.filter(([, value]) => value).map(([word, value]) => make("div", {}, make("dt", {}, say(word)), make("dd", {}, String(value))))),
      doubts.length ? make("details", { class: "doubts" }, make("summary", {}, `⚑ ${say("doubts")} ${doubts.length}`), make("ul", {}, doubts.slice(0, 200).map((x) => make("li", {}, make("button", { type: "button", class: "plain", disabled: !x.span, onclick: () => x.span && reveal(x.span) }, flagWord(x.code)), " ", make("span", { class: "soft" }, x.message))))) : null),
    part.legend = make("div", { class: "legend", role: "group", "aria-label": say("kind") }), article);
  nodes = drawText(article, d);
  drawDocuments();
  drawFilters();
  at.record = recordsOf(d).some((x) => x.r.id === record) ? record : null;
  drawRecords();
  part.middle.scrollTop = 0;
  part.documents.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  pick(at.record, true);
}
function clicked(event) {
  const mark = event.target.closest("mark[data-id]");
  if (!mark || !getSelection().isCollapsed) return;
  pick(mark.dataset.id, false);
}
// Scrolls the text to a place and shows it for a moment.
function reveal(span) {
  const [range] = rangesOf(nodes, span);
  if (!range) return;
  light("place", [span]);
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
// Highlights without elements, where the browser can.
function light(name, spans) {
  if (!globalThis.CSS?.highlights) return;
  const ranges = spans.flatMap((span) => rangesOf(nodes, span));
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

// ---- the records ----
function drawFilters() {
  const records = recordsOf(doc()), count = (kind) => records.filter((x) => x.kind === kind).length;
  part.legend.replaceChildren(...["target", "actual", "list", "task"].map((kind) => make("button", { type: "button", class: "chip", "data-kind": kind, "aria-pressed": String(!filter.hidden.has(kind)), onclick: () => { filter.hidden.has(kind) ? filter.hidden.delete(kind) : filter.hidden.add(kind); drawFilters(); drawRecords(); } }, make("mark", { class: kind }, say(kind)), make("span", { class: "n" }, String(count(kind))))),
    make("span", { class: "chip still" }, make("mark", { class: "unit" }, say("unitMark"))));
  const redraw = () => { drawRecords(); part.clear.hidden = !filtered(); };
  const state = (v) => ({ open: say("open"), accept: say("accepted"), reject: say("rejected"), edit: say("edited") })[v];
  part.clear = make("button", { type: "button", id: "clear", class: "plain", hidden: !filtered(), onclick: () => { Object.assign(filter, { words: "", unit: "", flag: "", year: "", state: "" }); filter.hidden.clear(); part.find.value = ""; drawFilters(); drawRecords(); } }, say("clear"));
  part.find.oninput = (e) => { filter.words = e.target.value; redraw(); };
  part.filters.replaceChildren(part.find,
    choice("unit", "unit", records.map((x) => x.r.unit), (v) => v, redraw),
    choice("year", "year", records.map((x) => x.r.year), (v) => v, redraw),
    choice("flag", "flag", records.flatMap((x) => flagsOf(x.r)), (v) => (v === "*" ? `⚑ ${say("flagged")}` : flagWord(v)), redraw, ["*"]),
    choice("state", "state", [], state, redraw, ["open", "accept", "reject", "edit"]), part.clear);
}
function filtered() { return filter.words || filter.unit || filter.flag || filter.year || filter.state || filter.hidden.size; }
function sign(r) { const d = decisionOf(r)?.decision; return d ? make("span", { class: `sign ${d}`, "aria-label": say({ accept: "accepted", reject: "rejected", edit: "edited" }[d]) }, { accept: "✓", reject: "✗", edit: "✎" }[d]) : null; }
function bound(r) { return r.comparator && r.comparator !== "=" ? { ">=": "≥ ", "<=": "≤ ", "~": "≈ " }[r.comparator] ?? `${r.comparator} ` : ""; }
function arrow(r) { return r.change ? (r.change === "increase" ? "↑ " : "↓ ") : ""; }
function card({ r, kind, name, shown }) {
  const small = [say(kind), r.year, r.deadline && `→ ${r.deadline}`, ...(r.responsible ?? []).map((u) => u.name)].filter(Boolean).join(" · ");
  return make("button", { type: "button", class: `card ${kind}`, "data-id": r.id, onclick: () => pick(r.id, true) },
    make("span", { class: "line" }, make("span", { class: "name" }, r.parent ? "└ " : "", name || "—"), make("span", { class: "shown" }, kind === "task" ? "" : bound(r) + arrow(r) + shown)),
    make("span", { class: "soft" }, small, flagsOf(r).map((f) => make("span", { class: "flag" }, ` ⚑ ${flagWord(f)}`)), " ", sign(r)));
}
function drawRecords() {
  const records = recordsOf(doc());
  list = records.filter(passes);
  part.list.replaceChildren(...list.map(card));
  part.count.textContent = !records.length ? say("noRecords") : !list.length ? say("none") : say("shown", { n: list.length, all: records.length });
  const shown = new Set(list.map((x) => x.r.id));
  for (const mark of part.article.querySelectorAll("mark[data-id]")) mark.classList.toggle("off", !shown.has(mark.dataset.id));
  drawProgress();
  pick(at.record, null);
}
function drawProgress() {
  const done = ids().reduce((n, id) => n + Object.keys(reviewOf(id)).length, 0);
  const counts = DATA.totals?.counts, all = counts ? counts.measurements + counts.lists + counts.tasks : docs.reduce((n, d) => n + recordsOf(d).length, 0);
  part.progress.textContent = `${say("reviewed")} ${done} / ${all}`;
}

// Picks a record on both sides. `scroll`: true brings its text into view, false its card, null neither.
function pick(id, scroll) {
  if (id !== at.record) at.editing = false;
  at.record = id;
  for (const e of app.querySelectorAll("mark[data-id], .card")) {
    const on = id !== null && e.dataset.id === id;
    e.classList.toggle("picked", on);
    if (e.classList.contains("card")) e.setAttribute("aria-current", String(on));
  }
  const found = id === null ? null : recordsOf(doc()).find((x) => x.r.id === id);
  const r = found?.r;
  light("sentence", r?.sentence ? [r.sentence] : []);
  light("named", r?.named ? [r.named] : []);
  light("place", []);
  drawDetail(found);
  if (r && scroll !== null) {
    const card = part.list.querySelector(".card.picked");
    card?.scrollIntoView({ block: "nearest" });
    if (scroll) part.article.querySelector("mark.picked")?.scrollIntoView({ block: "center" });
  }
  if (mode !== "index") history.replaceState(null, "", id ? `#${mode === "whole" ? `${at.doc + 1}/` : ""}${id}` : `#${mode === "whole" ? at.doc + 1 : ""}`);
}
function drawDetail(found) {
  app.classList.toggle("has-pick", Boolean(found));
  if (!found) { part.detail.replaceChildren(make("p", { class: "soft hint" }, say("pick"))); return; }
  const { r, kind, name } = found, decision = decisionOf(r);
  const doubts = (doc().doubts ?? []).filter((x) => x.record === r.id);
  const head = make("div", { class: "top" }, make("mark", { class: kind }, say(kind)), make("code", {}, r.id), sign(r), make("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => pick(null, null) }, "×"));
  const button = (id, word, act, key) => make("button", { type: "button", id, class: "act", onclick: act, title: key }, say(word), make("kbd", {}, key));
  const acts = make("div", { class: "acts" }, button("accept", "accept", () => judge("accept"), "a"), button("reject", "reject", () => judge("reject"), "r"), button("edit", "edit", () => edit(), "e"), decision ? button("undo", "undo", () => judge(null), "u") : null);
  const value = (n) => (n === undefined ? undefined : Number(n).toLocaleString("en", { maximumFractionDigits: 10 }));
  const rows = [
    ["raw", kind === "target" || kind === "actual" ? bound(r) + cut(doc(), r.span) : undefined], ["recordKind", r.kind && (r.kind === "none" ? say("noneKind") : say(r.kind))], ["value", value(r.value) && `${value(r.value)} ${r.unit ?? ""}`], ["low", value(r.low)], ["high", value(r.high) && `${value(r.high)} ${r.unit ?? ""}`], ["change", r.change && say(r.change)], ["from", value(r.from)],
    ["year", r.year], ["deadline", r.deadline], ["commitment", r.commitment && say(r.commitment)], ["nature", r.nature && say(r.nature)], ["count", r.count], ["number", r.number],
    ["deadlines", r.deadlines?.join("、")],
  ].filter(([, v]) => v !== undefined && v !== null && v !== "").map(([word, v]) => row(word, String(v)));
  if (r.responsible?.length) rows.push(row("responsible", ...r.responsible.flatMap((u, i) => [i ? "、" : "", u.name, u.role === "responsible" ? "" : make("span", { class: "soft" }, `（${say(u.role)}）`)])));
  if (r.items?.length) rows.push(row("items", make("ol", {}, r.items.map((item) => make("li", {}, item.title)))));
  const link = (id) => make("button", { type: "button", class: "plain", onclick: () => pick(id, true) }, id);
  if (r.parent) rows.push(row("parent", link(r.parent)));
  if (r.measurements?.length) rows.push(row("measurements", ...r.measurements.flatMap((id) => [link(id), " "])));
  const section = doc().sections.find((s) => s.id === r.section);
  if (section && kind !== "task") rows.push(row("section", make("button", { type: "button", class: "plain", onclick: () => reveal(section.span) }, `${section.number ?? ""}${section.title}`)));
  if (r.sentence) rows.push(row("sentence", quote(r)));
  if (doubts.length) rows.push(row("doubts", ...doubts.map((x) => make("span", { class: "block" }, make("b", { class: "flag" }, `⚑ ${flagWord(x.code)}`), " ", x.message))));
  if (r.rule) rows.push(row("rule", make("code", {}, r.rule)));
  rows.push(row("bytes", make("code", {}, `${r.bytes[0]}–${r.bytes[1]}`)));
  const fixed = decision?.decision === "edit" ? Object.entries(decision.corrected).map(([field, v]) => make("li", {}, `${say(field)}: `, make("del", {}, written(r, field) || "—"), " → ", make("ins", {}, Array.isArray(v) ? v.join("、") : v === null ? "—" : String(v)))) : [];
  part.detail.replaceChildren(head, make("h2", {}, name || "—"), fixed.length ? make("ul", { class: "fixed" }, fixed) : "", at.editing ? form(r) : acts, make("dl", { class: "fields" }, rows));
}
function row(word, ...values) { return make("div", {}, make("dt", {}, say(word)), make("dd", {}, values)); }
function quote(r) {
  const [from, to] = r.sentence, [a, b] = r.span;
  return make("q", { class: "quote" }, cut(doc(), [from, Math.max(from, a)]), make("strong", {}, cut(doc(), [Math.max(a, from), Math.min(b, to)])), cut(doc(), [Math.min(b, to), to]));
}

// ---- review ----
function judge(decision, corrected) {
  const record = at.record;
  if (record === null) return;
  const place = list.findIndex((x) => x.r.id === record), next = list[place + 1]?.r.id;
  decide(doc().id, record, decision, corrected);
  at.editing = false;
  drawRecords();
  if (decision && decision !== "edit" && next && list.some((x) => x.r.id === next)) pick(next, true);
}
function edit() {
  if (at.record === null) return;
  at.editing = true;
  drawDetail(recordsOf(doc()).find((x) => x.r.id === at.record));
  part.detail.querySelector(".form input, .form textarea, .form select")?.focus();
}
function form(r) {
  const earlier = decisionOf(r)?.corrected ?? {};
  const inputs = FIELDS[r.id[0]].map((field) => {
    const now = field in earlier ? (Array.isArray(earlier[field]) ? earlier[field].join("\n") : String(earlier[field] ?? "")) : written(r, field);
    const input = CHOICES[field] ? make("select", { name: field }, CHOICES[field].map((v) => make("option", { value: v, selected: v === now }, field === "comparator" || !v ? v || "—" : say(v))))
      : LISTS.includes(field) ? make("textarea", { name: field, rows: 3 }, now) : make("input", { name: field, value: now, autocomplete: "off" });
    return make("label", {}, make("span", {}, say(field)), input);
  });
  const save = (event) => {
    event.preventDefault();
    const corrected = {};
    for (const field of FIELDS[r.id[0]]) {
      const text = event.target.elements[field].value;
      if (text.trim() !== written(r, field).trim()) corrected[field] = meant(field, text);
    }
    judge(Object.keys(corrected).length ? "edit" : "accept", corrected);
  };
  return make("form", { class: "form", onsubmit: save }, inputs, make("div", { class: "acts" }, make("button", { type: "submit", class: "act" }, say("save")), make("button", { type: "button", class: "act", onclick: () => { at.editing = false; pick(at.record, null); } }, say("cancel"))));
}
async function loadReview(event) {
  const [file] = event.target.files;
  if (!file) return;
  takeOver(await file.text());
  event.target.value = "";
  mode === "index" ? drawProgress() : drawRecords();
}

// ---- keys ----
function step(by) {
  if (!list.length) return;
  const place = list.findIndex((x) => x.r.id === at.record);
  const next = list[place < 0 ? (by > 0 ? 0 : list.length - 1) : place + by];
  if (next) pick(next.r.id, true);
}
function stepDocument(by) {
  if (mode === "leaf") { const page = by > 0 ? DATA.after : DATA.before; if (page) location.href = page; return; }
  openDocument(at.doc + by);
}
function help() {
  part.help.replaceChildren(make("h2", {}, say("keysTitle")), make("dl", {}, WORDS[language].keys.map(([keys, what]) => make("div", {}, make("dt", {}, keys.split(" / ").flatMap((k, i) => [i ? " " : "", make("kbd", {}, k)])), make("dd", {}, what)))),
    make("p", { class: "soft" }, say("kept")), make("form", { method: "dialog" }, make("button", { class: "act" }, say("close"))));
  part.help.showModal();
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || part.help.open) return;
  const typing = /INPUT|SELECT|TEXTAREA/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (at.editing) { at.editing = false; pick(at.record, null); } else if (typing) event.target.blur(); else if (mode !== "index") pick(null, null);
    return;
  }
  if (typing) return;
  const everywhere = { "?": help, o: () => (mode === "whole" ? show(at.view === "read" ? "overview" : "read") : mode === "leaf" ? (location.href = DATA.index) : null), "/": () => (app.querySelector(mode === "index" ? "#findDocument" : "#find").focus()) };
  const reading = { j: () => step(1), k: () => step(-1), n: () => stepDocument(1), p: () => stepDocument(-1), a: () => judge("accept"), r: () => judge("reject"), e: edit, u: () => judge(null) };
  const act = everywhere[event.key] ?? (at.view === "read" ? reading[event.key] : undefined);
  if (act) { event.preventDefault(); act(); }
});

// The address says what is picked: `#3/m12` in a page of many documents, `#m12` in that of one.
{
  const [, place, record] = /^#(?:(\d+)\/?)?([mlt]\d+)?$/.exec(location.hash) ?? [];
  if (place && mode === "whole") at.doc = Math.min(Math.max(Number(place) - 1, 0), Math.max(docs.length - 1, 0));
  if (record) at.record = record;
  if (mode === "whole" && !docs.length) at.view = "overview";
  turn("text");
  frame();
}
