"use strict";
const docs = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const words = {
  zh: { words: "指标或原文", status: "全部状态", unit: "全部单位", flag: "全部标记", save: "下载审阅", target: "目标", actual: "实绩", list: "任务清单", task: "任务", section: "标题", other: "English", keys: "j/k 下一条、上一条 · n/p 下一篇、上一篇 · a 认可 r 否决 e 改正 · Esc 关闭", edit: "正确的值" },
  en: { words: "indicator or text", status: "any status", unit: "any unit", flag: "any flag", save: "Download review", target: "target", actual: "result", list: "task list", task: "task", section: "heading", other: "中文", keys: "j/k next, previous record · n/p next, previous document · a accept r reject e edit · Esc closes", edit: "the right value" },
};
let lang = "zh", at = 0, picked = null, shown = [];
const store = "gangmu-review";
let review = {};
try { review = JSON.parse(localStorage.getItem(store)) || {}; } catch { review = {}; }
const key = (r) => docs[at].id + " " + r.id;

function make(tag, text, name) {
  const e = document.createElement(tag);
  e.textContent = text;
  if (name) e.className = name;
  return e;
}
function records(d) {
  const of = (items, kind) => (items || []).map((r) => ({ r, kind: kind || r.status || "target" }));
  return [...of(d.measurements), ...of(d.task_lists, "list"), ...of(d.tasks, "task")].sort((a, b) => a.r.span.start - b.r.span.start);
}
const name = (x) => x.r.indicator || x.r.label || x.r.title || "";
function passes(x) {
  const w = $("words").value.trim();
  return (!w || (name(x) + (x.r.raw || "")).includes(w)) && (!$("status").value || x.r.status === $("status").value)
    && (!$("unit").value || x.r.unit === $("unit").value) && (!$("flag").value || (x.r.flags || []).includes($("flag").value));
}
function options(id, values) {
  const kept = $(id).value;
  $(id).replaceChildren(new Option(words[lang][id], ""), ...[...new Set(values)].sort().map((v) => new Option(words[lang][v] || v, v)));
  $(id).value = kept;
  $(id).setAttribute("aria-label", words[lang][id]);
}
// Offsets are code points; the text is cut as an array of them. A span that begins inside an earlier one is left out.
function drawText(d) {
  const points = Array.from(d.text), marks = [];
  for (const x of shown) marks.push({ ...x.r.span, kind: x.kind, id: x.r.id });
  for (const s of d.sections || []) if (s.title) marks.push({ ...s.span, kind: "section" });
  marks.sort((a, b) => a.start - b.start || !a.id - !b.id);
  const out = document.createDocumentFragment();
  let from = 0;
  for (const m of marks) {
    if (m.start < from || m.end <= m.start) continue;
    out.append(points.slice(from, m.start).join(""));
    const e = make("mark", points.slice(m.start, m.end).join(""), m.kind);
    if (m.id) { e.dataset.id = m.id; e.onclick = () => pick(m.id); }
    out.append(e);
    from = m.end;
  }
  out.append(points.slice(from).join(""));
  $("text").replaceChildren(out);
}
function draw() {
  const w = words[lang], d = docs[at];
  document.documentElement.lang = lang;
  $("words").placeholder = w.words;
  $("words").setAttribute("aria-label", w.words);
  $("save").textContent = w.save;
  $("lang").textContent = w.other;
  $("keys").textContent = w.keys;
  $("legend").replaceChildren(...["target", "actual", "list", "task", "section"].flatMap((k) => [make("mark", w[k], k), " "]));
  const all = docs.flatMap(records);
  options("status", ["target", "actual"]);
  options("unit", all.map((x) => x.r.unit).filter(Boolean));
  options("flag", all.flatMap((x) => x.r.flags || []));
  $("list").replaceChildren(...docs.map((one, i) => {
    const b = make("button", (one.metadata && one.metadata.title) || one.source.path);
    const rs = records(one);
    b.append(make("small", rs.filter(passes).length + " / " + rs.length + " · ⚑ " + rs.filter((x) => (x.r.flags || []).length).length));
    b.setAttribute("aria-current", String(i === at));
    b.onclick = () => open(i);
    return b;
  }));
  if (!d) return;
  shown = records(d).filter(passes);
  drawText(d);
  $("records").replaceChildren(...shown.map((x) => {
    const r = x.r, b = make("button", name(x)), done = review[key(r)];
    b.append(make("small", [w[x.kind], r.comparator && r.comparator !== "=" ? r.comparator : "", r.raw, r.year, r.deadline, ...(r.responsible || []), ...(r.flags || []).map((f) => "⚑ " + f), done ? { accept: "✓", reject: "✗", edit: "✎" }[done.decision] : ""].filter(Boolean).join(" · ")));
    b.dataset.id = r.id;
    b.onclick = () => pick(r.id);
    return b;
  }));
  pick(picked);
}
function pick(id) {
  picked = id;
  for (const e of document.querySelectorAll("[data-id]")) {
    const on = e.dataset.id === id;
    e.setAttribute("aria-current", String(on));
    if (on) e.scrollIntoView({ block: "nearest" });
  }
}
function open(i) { if (i < 0 || i >= docs.length) return; at = i; picked = null; draw(); $("text").scrollTop = 0; }
function step(by) {
  const i = shown.findIndex((x) => x.r.id === picked), next = shown[i < 0 ? 0 : i + by];
  if (next) pick(next.r.id);
}
function decide(decision) {
  const x = shown.find((one) => one.r.id === picked);
  if (!x) return;
  const line = { document: docs[at].id, record: picked, decision, corrected: {} };
  if (decision === "edit") {
    const field = "value" in x.r ? "value" : "title" in x.r ? "title" : "label";
    const said = prompt(words[lang].edit, x.r[field] ?? "");
    if (said === null) return;
    line.corrected[field] = field === "value" && said.trim() !== "" && isFinite(said) ? Number(said) : said;
  }
  review[key(x.r)] = line;
  try { localStorage.setItem(store, JSON.stringify(review)); } catch { /* a browser that keeps nothing still downloads */ }
  draw();
}
$("save").onclick = () => {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob(Object.values(review).map((r) => JSON.stringify(r) + "\n")));
  a.download = "review.jsonl";
  a.click();
};
$("lang").onclick = () => { lang = lang === "zh" ? "en" : "zh"; draw(); };
$("help").onclick = () => $("keys").showModal();
for (const id of ["words", "status", "unit", "flag"]) $(id).oninput = draw;
document.onkeydown = (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || /INPUT|SELECT/.test(e.target.tagName)) return;
  const does = { j: () => step(1), k: () => step(-1), n: () => open(at + 1), p: () => open(at - 1), a: () => decide("accept"), r: () => decide("reject"), e: () => decide("edit"), "?": () => $("keys").showModal() }[e.key];
  if (does) { e.preventDefault(); does(); }
};
draw();
