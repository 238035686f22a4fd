// A browser without a library: Chromium over its DevTools protocol. Node 20.10 or later, run with --experimental-websocket.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function launch(executable) {
  const profile = mkdtempSync(join(tmpdir(), "gangmu-browser-"));
  const child = spawn(executable, ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (data) => { said += data; const found = /ws:\/\/\S+/.exec(said); if (found) resolve(found[0]); });
    child.on("exit", () => reject(new Error(`the browser ended: ${said}`)));
  });
  const port = new URL(address).port;
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()).filter((t) => t.type === "page");
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  const waiting = new Map(), errors = [], events = new Map();
  let number = 0;
  socket.addEventListener("message", ({ data }) => {
    const said = JSON.parse(data);
    if (said.id) { const { resolve, reject } = waiting.get(said.id); waiting.delete(said.id); said.error ? reject(new Error(said.error.message)) : resolve(said.result); return; }
    if (said.method === "Runtime.exceptionThrown") errors.push(said.params.exceptionDetails.exception?.description ?? said.params.exceptionDetails.text);
    if (said.method === "Runtime.consoleAPICalled" && said.params.type === "error") errors.push(said.params.args.map((a) => a.value ?? a.description).join(" "));
    if (said.method === "Log.entryAdded" && said.params.entry.level === "error") errors.push(said.params.entry.text);
    if (said.method === "Network.requestWillBeSent" && !/^(file|data|blob):/.test(said.params.request.url)) errors.push(`asked the network for ${said.params.request.url}`);
    events.get(said.method)?.();
  });
  const send = (method, params = {}) => new Promise((resolve, reject) => { waiting.set(++number, { resolve, reject }); socket.send(JSON.stringify({ id: number, method, params })); });
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(`${domain}.enable`);
  const browser = {
    errors,
    async open(url) {
      const loaded = new Promise((resolve) => events.set("Page.loadEventFired", resolve));
      const begin = performance.now();
      await send("Page.navigate", { url });
      await loaded;
      return performance.now() - begin;
    },
    async size(width, height, scale = 1) { await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: width < 600 }); },
    async run(expression) {
      const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async key(key) {
      const text = key.length === 1 ? key : undefined;
      await send("Input.dispatchKeyEvent", { type: "keyDown", key, text });
      await send("Input.dispatchKeyEvent", { type: "keyUp", key });
    },
    async picture(path) { const { data } = await send("Page.captureScreenshot", { format: "png" }); writeFileSync(path, Buffer.from(data, "base64")); },
    async print() { const { data } = await send("Page.printToPDF", { printBackground: true }); return Buffer.from(data, "base64"); },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      try { await send("Browser.close"); } catch { child.kill(); }
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return browser;
}
