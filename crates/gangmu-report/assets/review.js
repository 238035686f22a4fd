// Decisions about records, kept in the browser document by document and downloaded as review.jsonl.
const reviews = new Map();
const FIELDS = {
  m: ["indicator", "value", "low", "high", "unit", "comparator", "change", "from", "status", "year", "deadline"],
  l: ["label", "count", "status", "items"],
  t: ["number", "title", "responsible", "deadlines"],
};
const CHOICES = {
  comparator: ["=", ">=", ">", "<=", "<", "~"], change: ["", "increase", "decrease"], status: ["target", "actual"],
};
const FIGURES = ["value", "low", "high", "from", "year", "count"];
const LISTS = ["items", "responsible", "deadlines"];

function reviewOf(id) {
  if (!reviews.has(id)) {
    let read = {};
    try { read = JSON.parse(kept(`gangmu-review/${id}`)) ?? {}; } catch { /* not ours */ }
    reviews.set(id, read);
  }
  return reviews.get(id);
}
function decide(id, record, decision, corrected = {}) {
  const review = reviewOf(id);
  if (decision) review[record] = { document: id, record, decision, corrected };
  else delete review[record];
  keep(`gangmu-review/${id}`, Object.keys(review).length ? JSON.stringify(review) : null);
}

// What a field of a record holds, as it is edited: lists a line each.
function written(r, field) {
  const value = field === "items" ? r.items.map((item) => item.title)
    : field === "responsible" ? (r.responsible ?? []).map((unit) => unit.name)
    : field === "comparator" ? r.comparator ?? "=" : r[field];
  return Array.isArray(value) ? value.join("\n") : value === undefined || value === null ? "" : String(value);
}
// The value that a written field stands for, as the output contract has it.
function meant(field, text) {
  if (LISTS.includes(field)) return text.split("\n").map((line) => line.trim()).filter(Boolean);
  if (text.trim() === "") return null;
  return FIGURES.includes(field) && Number.isFinite(Number(text)) ? Number(text) : text.trim();
}

function reviewLines(ids) {
  return ids.flatMap((id) => Object.values(reviewOf(id))).map((line) => JSON.stringify(line) + "\n").join("");
}
function download(name, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/jsonl" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
// Takes over the lines of a review.jsonl.
function takeOver(text) {
  let taken = 0;
  for (const line of text.split("\n")) {
    try {
      const { document: id, record, decision, corrected } = JSON.parse(line);
      if (id && record && ["accept", "reject", "edit"].includes(decision)) { decide(id, record, decision, corrected ?? {}); taken++; }
    } catch { /* a line that is none */ }
  }
  return taken;
}
