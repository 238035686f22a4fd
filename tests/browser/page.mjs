// The report page in a real browser: node --experimental-websocket page.mjs CHROMIUM WHOLE.html INDEX.html [PICTURES]
// WHOLE holds some documents, INDEX is the first page of a folder of many. Ends with status 1 at the first thing that is not so.
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch } from "./browser.mjs";

const [executable, whole, index, pictures] = process.argv.slice(2);
const browser = await launch(executable);
const { run, key } = browser;
const is = (what, holds) => { if (!holds) throw new Error(`not so: ${what}`); };
const count = (selector) => run(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
// Waits until something holds, for a page that is on its way.
const until = async (expression) => {
  for (let tries = 0; tries < 100; tries++) {
    try { if (await run(expression)) return true; } catch { /* between two pages */ }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
};
const picture = async (name) => { if (pictures) await browser.picture(join(pictures, `${name}.png`)); };

try {
  await browser.size(1280, 860);
  await browser.open(pathToFileURL(whole).href);
  const documents = await run("docs.length");
  is("each document is in the list", (await count(".document")) === documents && documents > 1);
  is("the text of the first document stands there, code point by code point",
    await run(`[...document.querySelectorAll('.text > *')].map((e) => e.textContent).join('').replace(/\\s/g, '').replaceAll('|', '') === docs[0].text.replace(/\\s/g, '').replaceAll('|', '')`));
  is("every mark of a measurement covers what its record says", await run(`docs.every((d, i) => { openDocument(i); return d.measurements.every((m) => { const marks = [...document.querySelectorAll('.text mark[data-id="' + m.id + '"]:is(.target,.actual)')]; return marks.map((e) => e.textContent).join('').replace(/\\s/g, '') === cut(d, m.span).replace(/\\s/g, ''); }); })`));
  await run("openDocument(0)");
  await picture("wide");

  await key("j"); await key("j");
  is("j picks records in order", (await run("at.record")) === (await run("list[1].r.id")));
  is("the card and the mark of the record are picked", (await count(".card.picked")) === 1 && (await count(".text mark.picked")) >= 1);
  is("the fields are shown", (await count(".detail .fields div")) > 3);
  await picture("wide-picked");
  await key("k");
  is("k goes back", (await run("at.record")) === (await run("list[0].r.id")));
  const clicked = await run("{ const mark = [...document.querySelectorAll('.text mark[data-id]')].at(-1); mark.click(); mark.dataset.id; }");
  is("a click on a mark picks its record", (await run("at.record")) === clicked && (await run("document.querySelector('.card.picked').dataset.id")) === clicked);
  is("the address names it", (await run("location.hash")) === `#1/${clicked}`);

  const all = await count(".card");
  await run("{ const e = document.querySelector('.legend [data-kind=actual]'); e.click(); }");
  is("a kind can be hidden", (await count(".card.actual")) === 0 && (await count(".card")) < all && (await count(".text mark.actual:not(.off)")) === 0);
  await run("document.querySelector('#clear').click()");
  is("filters can be cleared", (await count(".card")) === all);
  const unit = await run("docs[0].measurements.find((m) => m.unit).unit");
  await run(`{ const e = document.querySelector('#unit'); e.value = ${JSON.stringify(unit)}; e.dispatchEvent(new Event('change')); }`);
  is("records are filtered by unit", (await run("list.length > 0")) && (await run(`list.every((x) => x.r.unit === ${JSON.stringify(unit)})`)));
  await run("document.querySelector('#clear').click()");
  const words = await run("docs[0].measurements.find((m) => m.indicator).indicator");
  await run(`{ const e = document.querySelector('#find'); e.value = ${JSON.stringify(words)}; e.dispatchEvent(new Event('input')); }`);
  is("records are filtered by words", await run(`list.length > 0 && list.every((x) => (x.name + x.shown).includes(${JSON.stringify(words)}))`));
  await run("document.querySelector('#clear').click()");

  await run("pick(list[0].r.id, true)");
  const first = await run("at.record");
  await key("a");
  is("a accepts and goes on", (await run(`reviewOf(docs[0].id)[${JSON.stringify(first)}].decision`)) === "accept" && (await run("at.record")) !== first);
  const second = await run("at.record");
  await key("r");
  is("r rejects", (await run(`reviewOf(docs[0].id)[${JSON.stringify(second)}].decision`)) === "reject");
  await run("pick(recordsOf(docs[0]).find((x) => 'indicator' in x.r && !reviewOf(docs[0].id)[x.r.id]).r.id, true)");
  const third = await run("at.record");
  await key("e");
  is("e opens the fields", (await count(".form input")) > 3);
  await run("{ const form = document.querySelector('.form'); form.elements.indicator.value = '另一指标'; form.requestSubmit(); }");
  is("a correction keeps what was changed and no more", (await run(`JSON.stringify(reviewOf(docs[0].id)[${JSON.stringify(third)}])`)) === JSON.stringify({ document: await run("docs[0].id"), record: third, decision: "edit", corrected: { indicator: "另一指标" } }));
  await picture("wide-reviewed");
  is("the download has a line a decision", (await run("reviewLines(ids()).trim().split('\\n').length")) === 3);
  await browser.open("about:blank");
  await browser.open(pathToFileURL(whole).href);
  is("decisions are kept", (await run("Object.keys(reviewOf(docs[0].id)).length")) === 3);

  await key("n");
  is("n opens the next document", (await run("at.doc")) === 1);
  await key("p");
  is("p goes back", (await run("at.doc")) === 0);
  await key("?");
  is("? shows the keys", await run("document.querySelector('dialog').open"));
  await run("document.querySelector('dialog').close()");
  await key("o");
  is("o shows the overview", (await run("app.dataset.view")) === "overview" && (await count(".overview svg")) > 3);
  await picture("wide-overview");
  await run("document.querySelector('.point').dispatchEvent(new MouseEvent('click', { bubbles: true }))");
  is("a point leads to its record", (await run("app.dataset.view")) === "read" && (await run("at.record")) !== null);
  await run("document.querySelector('#language').click()");
  is("English can be chosen", (await run("document.documentElement.lang")) === "en" && (await run("document.querySelector('#save').textContent")) === "Download review");
  is("nothing of the interface stays Chinese", await run("![...document.querySelectorAll('.bar .tab, .tools button:not(#language), .legend mark, .panes button')].some((e) => /[\\u4e00-\\u9fff]/.test(e.textContent))"));
  await picture("wide-english");
  await run("document.querySelector('#language').click()");
  is("it prints", (await browser.print()).length > 10000);

  await browser.size(390, 844, 2);
  await run("pick(null, null); turn('text')");
  is("a narrow page does not scroll sideways", (await run("document.documentElement.scrollWidth")) <= 390);
  await picture("narrow");
  await run("pick(list[2].r.id, true)");
  await picture("narrow-picked");
  await run("document.querySelector('.panes [data-pane=right]').click()");
  is("the records have their own side", await run("getComputedStyle(document.querySelector('.right')).display !== 'none' && getComputedStyle(document.querySelector('.middle')).display === 'none'"));
  await picture("narrow-records");
  await key("o");
  is("a narrow overview does not scroll sideways", (await run("document.documentElement.scrollWidth")) <= 390);
  await picture("narrow-overview");

  await browser.size(1280, 860);
  const time = await browser.open(pathToFileURL(index).href);
  is("each document is in the index", (await count(".index tbody tr")) === (await run("DATA.totals.documents.length")));
  await picture("index");
  await run("document.querySelector('.index tbody a').click()");
  is("a link opens the page of a document", await until("mode === 'leaf' && document.querySelector('.text p') !== null"));
  await picture("leaf");
  await key("n");
  is("n opens the page of the next", await until("/00002\\.html/.test(location.href)"));
  is(`no errors: ${browser.errors.join("; ")}`, browser.errors.length === 0);
  console.log(`the page works; the index loads in ${Math.round(time)} ms`);
} catch (error) {
  console.error(error.message, browser.errors);
  process.exitCode = 1;
} finally {
  await browser.close();
}
