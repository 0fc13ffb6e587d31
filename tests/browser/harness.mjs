// A served store of the records that come with the project, and a browser to look at it with.
//
// GIJIGRAPH is the program, NODE_MODULES the folder with what package.json names, CHROMIUM the browser, SCREENSHOTS a
// folder for pictures. Only this machine is asked: a request to any other is a failure.

import { spawn, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const needed = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: .ci/run sets it`);
  return value;
};

export const program = needed("GIJIGRAPH");
/** Loads a package of package.json. */
export const load = createRequire(join(needed("NODE_MODULES"), "index.js"));
export const project = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const base = "https://w3id.org/gijigraph/id/";

/** Serves a store of the given records; `end` ends it. */
export async function serve(records = ["docs/example", "data/minutes"]) {
  const folder = mkdtempSync(join(tmpdir(), "gijigraph-"));
  const store = join(folder, "store");
  execFileSync(program, ["ingest", ...records, "--store", store], { cwd: project, stdio: "pipe" });
  const server = spawn(program, ["serve", "--store", store, "--bind", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
  const origin = await new Promise((found, failed) => {
    let said = "";
    server.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
      const address = /http:\/\/[0-9.:]+/.exec(said);
      if (address) found(address[0]);
    });
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  const end = async () => {
    const ended = new Promise((done) => server.on("exit", done));
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const query = (text) => execFileSync(program, ["query", text, "--format", "json", "--store", store], { encoding: "utf8" });
  return { origin, query, end };
}

/** Starts the browser; `page` opens one that records what goes wrong in it. */
export async function browse(origin) {
  const { chromium } = load("playwright-core");
  const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: needed("CHROMIUM"), args: flags });
  const page = async (options = {}) => {
    const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 900 }, baseURL: origin, ...options });
    const page = await context.newPage();
    page.wrong = [];
    page.on("pageerror", (error) => page.wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && page.wrong.push(message.text()));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) page.wrong.push(`asks ${url}`);
    });
    return page;
  };
  return { page, end: () => browser.close() };
}

/** Keeps a picture of a page for people to look at. */
export function picture(page, name, options = { fullPage: true }) {
  const folder = needed("SCREENSHOTS");
  mkdirSync(folder, { recursive: true });
  return page.screenshot({ path: join(folder, `${name}.png`), ...options });
}

/** The first hit of a search, as the server gives it. */
export async function first(origin, words, kind) {
  const answer = await fetch(`${origin}/api/v1/search?limit=1&kind=${kind}&q=${encodeURIComponent(words)}`);
  return (await answer.json()).hits[0];
}

/** The address of a thing's page. */
export const at = (iri) => "/id/" + iri.slice(base.length).split("/").map(encodeURIComponent).join("/");
