// What people do with the pages, in a real browser.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, afterEach, test } from "node:test";

import { at, browse, first, picture, serve } from "./harness.mjs";

let server, browser, page;
before(async () => {
  server = await serve();
  browser = await browse(server.origin);
});
after(async () => {
  await browser?.end();
  await server?.end();
});
beforeEach(async () => { page = await browser.page(); });
afterEach(async () => {
  const wrong = page.wrong;
  await page.context().close();
  assert.deepEqual(wrong, [], "nothing goes wrong in the page");
});

test("the first page tells what there is and leads to the newest meeting and issue", async () => {
  await page.goto("/");
  assert.equal(await page.locator("dl.counts > div").count(), 9);
  const meeting = page.locator("section", { hasText: "新しい会議" }).getByRole("link").first();
  assert.equal(await meeting.textContent(), "第3回みなと市自動運転バス検討会");
  await picture(page, "home");
  await meeting.click();
  assert.equal(await page.locator("h1").textContent(), "第3回みなと市自動運転バス検討会");
});

test("words are suggested while one types, and Enter finds them", async () => {
  await page.goto("/");
  await page.locator("#q").pressSequentially("許可", { delay: 30 });
  await page.waitForFunction(() => document.querySelectorAll("#suggestions option").length > 0);
  const suggested = await page.locator("#suggestions option").evaluateAll((options) => options.map((o) => o.value));
  assert.ok(suggested.includes("許可の手続の簡素化(自動運転バスと道路交通法について)"), suggested.join());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  assert.match(await page.getByRole("status").textContent(), /^\d+件$/);
  assert.equal(await page.locator(".hits mark").first().textContent(), "許可");
  await picture(page, "search");
});

test("a search is narrowed by kind, and says so where nothing is left", async () => {
  await page.goto("/search?q=許可");
  await page.getByLabel("種類").selectOption("issue");
  await page.getByRole("button", { name: "絞り込む" }).click();
  const kinds = await page.locator("span.kind").allTextContents();
  assert.ok(kinds.length > 1 && kinds.every((kind) => kind === "論点"), kinds.join());
  await page.getByLabel("から").fill("2031");
  await page.getByRole("button", { name: "絞り込む" }).click();
  assert.equal(await page.getByRole("status").textContent(), "0件");
  assert.ok(await page.getByText("絞り込みを外してください").isVisible());
});

test("an issue leads to its very words in the source, highlighted and in view", async () => {
  await page.goto(at((await first(server.origin, "ゲノム編集 カルタヘナ法", "issue")).iri));
  assert.match(await page.locator(".who").first().textContent(), /のいずれか/, "a group is shown as a group");
  const words = await page.locator("figure.evidence blockquote").first().textContent();
  await page.locator("details.candidates summary").first().click();
  await picture(page, "issue");
  await page.getByRole("link", { name: "原文で見る" }).first().click();
  const mark = page.locator("mark#here");
  // The source breaks its lines where the quotation does not.
  assert.equal((await mark.textContent()).replace(/\s/g, ""), words);
  const box = await mark.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 900, "it stands where one sees it");
  const [drawn, around] = await mark.evaluate((m) => [getComputedStyle(m).backgroundColor, getComputedStyle(m.parentElement).backgroundColor]);
  assert.notEqual(drawn, around, "it has a colour of its own");
  const whence = page.locator(".whence");
  assert.ok((await whence.boundingBox()).y >= 0, "of which document it is stays in sight");
  const line = await page.locator("p.context", { hasText: "示された箇所" }).textContent();
  const number = /l\.(\d+)/.exec(line)[1];
  assert.ok(await page.locator(`pre.source .number[data-line="${number}"]`).count(), "its line has its number");
  assert.match(line, /論点/, "what was found there is named");
  await whence.getByRole("link").first().click();
  assert.match(page.url(), /\/id\/meeting\//);
  await page.goBack();
  await picture(page, "source", {});
});

test("a statement leads to its words in the source and to the issues it raises", async () => {
  await page.goto(at((await first(server.origin, "ゲノム編集 カルタヘナ法", "statement")).iri));
  await picture(page, "statement");
  const issue = await page.locator("ul.issues a").first().textContent();
  await page.getByRole("link", { name: "原文で見る" }).first().click();
  assert.ok(await page.locator("mark#here").isVisible());
  await page.goBack();
  await page.locator("ul.issues a").first().click();
  assert.equal(await page.locator("h1").textContent(), issue);
});

test("a query is run in the editor and its rows stand in a table", async () => {
  await page.goto("/query");
  await page.locator(".CodeMirror").waitFor();
  await page.getByRole("button", { name: "実行" }).click();
  await page.waitForFunction(() => /\d+ 行/.test(document.getElementById("answered").textContent));
  const cells = (await page.locator("#answer table").first().innerText());
  assert.match(cells, /みなと市自動運転バス検討会/);
  assert.match(page.url(), /\/query\?query=/, "the address can be passed on");
  await picture(page, "query");
  assert.doesNotMatch(cells, /T\d\d:\d\d:\d\d/, "times stand as people write them");
  await page.reload();
  assert.match(await page.locator(".CodeMirror").innerText(), /gg:raises/);
  await page.evaluate(() => document.querySelector(".CodeMirror").CodeMirror.setValue("SELECT ?p ?presence { ?a gg:attendee ?p ; gg:presence ?presence } LIMIT 3"));
  await page.getByRole("button", { name: "実行" }).click();
  await page.locator("#answer td a").first().waitFor();
  const links = await page.locator("#answer tbody tr").first().locator("a").evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.textContent]));
  assert.match(links[0][0], /^\/id\/person\//);
  assert.deepEqual(links[1], ["/ns#" + links[1][1].slice(3), links[1][1]], "a term leads to what it means");
  assert.match(links[1][1], /^gg:/);
});

test("an example can be chosen, changed and asked; a mistake is told", async () => {
  await page.goto("/query");
  await page.locator(".CodeMirror").waitFor();
  await page.getByLabel("例").selectOption({ label: "技術ごとの言及と論点の数" });
  const chosen = await page.locator(".CodeMirror").innerText();
  assert.doesNotMatch(chosen, /title-ja/);
  assert.match(chosen, /# 技術ごとの言及と論点の数/, "it says what it asks");
  await page.locator(".CodeMirror").click();
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => /\d+ 行/.test(document.getElementById("answered").textContent));
  await page.evaluate(() => document.querySelector(".CodeMirror").CodeMirror.setValue("SELECT * {"));
  page.wrong.length = 0;
  await page.getByRole("button", { name: "実行" }).click();
  await page.locator("#answer pre", { hasText: "cannot be read" }).waitFor();
  await picture(page, "query-mistake");
  assert.match(await page.locator("#answered").textContent(), /書き方に誤り/);
  assert.ok(page.wrong.every((wrong) => wrong.includes("400")), page.wrong.join());
  page.wrong.length = 0;
});

test("the rows of a query are saved as CSV that a spreadsheet opens", async () => {
  await page.goto("/query");
  await page.locator(".CodeMirror").waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSVで保存" }).click();
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), "gijigraph.csv");
  const text = await readFile(await saved.path(), "utf8");
  assert.ok(text.startsWith("\ufeffdate,meeting,issue"), text.slice(0, 60));
  assert.match(text, /第1回みなと市自動運転バス検討会/);
});

test("the network is zoomed and filtered, and a node opens its page", async () => {
  const issue = await first(server.origin, "ゲノム編集 カルタヘナ法", "issue");
  await page.goto(at(issue.iri));
  await page.getByRole("link", { name: "つながりの図" }).click();
  await page.waitForFunction(() => window.gijigraphNetwork?.nodes().length > 2);
  const zoom = () => page.evaluate(() => window.gijigraphNetwork.zoom());
  const before = await zoom();
  await page.getByRole("button", { name: "拡大" }).click();
  assert.ok((await zoom()) > before * 1.2);
  await page.getByRole("button", { name: "全体" }).click();
  await picture(page, "network");
  const drawn = await page.evaluate(() => window.gijigraphNetwork.edges().map((e) => [e.data("line"), e.style("line-style")]));
  assert.ok(drawn.some(([line]) => line === "group"), "a group raised it");
  for (const [line, style] of drawn) assert.equal(style, line === "group" || line === "unattributed" ? "dashed" : "solid", line);
  const key = await page.locator(".key li").evaluateAll((all) => all.map((e) => e.dataset.line));
  assert.deepEqual(key.sort(), [...new Set(drawn.map(([line]) => line))].sort(), "the key says what is drawn");
  assert.match(await page.locator("#network-list li").first().textContent(), /集団の一人が提起した/, "and so does the list");
  const shown = () => page.evaluate(() => window.gijigraphNetwork.nodes(":visible").length);
  const all = await shown();
  const listed = await page.locator("#network-list li:visible").count();
  assert.equal(all, listed, "the list says what the picture shows");
  await page.getByLabel("法令・制度").uncheck();
  assert.ok((await shown()) < all);
  assert.ok((await page.locator("#network-list li:visible").count()) < listed);
  const [x, y, label] = await page.evaluate(() => {
    const node = window.gijigraphNetwork.nodes("[kind = 'technology']")[0];
    const { left, top } = document.getElementById("network").getBoundingClientRect();
    return [left + node.renderedPosition("x"), top + node.renderedPosition("y"), node.id()];
  });
  await page.mouse.click(x, y);
  await page.waitForURL(/\/id\/technology/);
  assert.equal(new URL(page.url()).pathname, at(label));
});

test("nothing of a meeting is folded up on paper, and names stay whole on a telephone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gijigraph-"));
  const record = join(folder, "long.txt");
  const long = Array.from({ length: 30 }, (_, i) => `水路の${i + 1}番目の区間は幅を広げる必要があります。`).join("");
  writeFileSync(record, `第1回みずうみ町水路検討会　議事録
日時：令和3年5月10日（月）10時～12時
出席者：
座長　山本一　みずうみ町水路課長
委員　谷川みどり　みずうみ大学教授

○山本座長　ただいまから開会します。
○谷川委員　${long}
`);
  const other = await serve([record]);
  try {
    const meeting = await first(other.origin, "水路検討会", "meeting");
    await paper(await browser.page({ baseURL: other.origin }), at(meeting.iri));
  } finally {
    await other.end();
    rmSync(folder, { recursive: true });
  }
});

async function paper(page, meeting) {
  await page.goto(meeting);
  const folded = page.locator(".said details blockquote").first();
  assert.equal(await folded.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.match(await folded.innerText(), /30番目の区間/);
  assert.ok((await folded.boundingBox()).height > 50, "the words are there");
  assert.equal(await page.locator(".said details summary").first().isVisible(), false, "and not twice");
  await picture(page, "print");
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 390, height: 844 });
  const broken = await page.locator("table td:nth-child(2) a").evaluateAll((all) => all.filter((a) => a.textContent.length < 6 && a.getClientRects().length > 1).map((a) => a.textContent));
  assert.deepEqual(broken, []);
  await page.context().close();
}

test("the language is switched on any page, and stays", async () => {
  await page.goto("/meetings");
  await page.getByRole("link", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor();
  assert.equal(await page.locator("h1").textContent(), "Meetings");
  await page.goto("/");
  assert.match(await page.locator("h1").textContent(), /knowledge graph/);
  await picture(page, "home-en");
  await page.getByRole("link", { name: "日本語" }).click();
  await page.locator("html[lang=ja]").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "会議" }).click();
  assert.equal(await page.locator("h1").textContent(), "会議の一覧");
  assert.equal(await page.locator("nav [aria-current=page]").textContent(), "会議");
});

test("the language is switched by the keyboard and without scripts, on the page one is on", async () => {
  const plain = await browser.page({ javaScriptEnabled: false });
  await plain.goto("/search?q=" + encodeURIComponent("許可"));
  await plain.getByRole("link", { name: "English" }).focus();
  await plain.keyboard.press("Enter");
  await plain.locator("html[lang=en]").waitFor();
  const { pathname, searchParams } = new URL(plain.url());
  assert.deepEqual([pathname, searchParams.get("q")], ["/search", "許可"]);
  await plain.context().close();
});

test("the keyboard alone leads from the first page to the words in the source", async () => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip", "the way past the head comes first");
  assert.ok(await page.locator(".skip").evaluate((link) => link.getBoundingClientRect().left >= 0), "and is seen");
  await tabTo(page, (e) => e.id === "q");
  await page.keyboard.type("ゲノム編集");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  await tabTo(page, (e) => e.matches(".hits a"));
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "one sees where one is");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/id\//);
  await tabTo(page, (e) => e.textContent === "原文で見る");
  await page.keyboard.press("Enter");
  await page.locator("mark#here").waitFor();
});

test("the keyboard gets into the editor and out of it again", async () => {
  await page.goto("/query");
  await page.locator(".CodeMirror").waitFor();
  await tabTo(page, (e) => e.closest(".CodeMirror"));
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => !document.activeElement.closest(".CodeMirror")), "Tab leaves it");
  await tabTo(page, (e) => e.id === "run");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /\d+ 行/.test(document.getElementById("answered").textContent));
});

/** Presses Tab until the element in focus fits. */
async function tabTo(page, fits) {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`Boolean((${fits})(document.activeElement))`)) return;
  }
  assert.fail(`Tab does not lead to ${fits}`);
}

test("what is not there is told on a page with a way back", async () => {
  const answer = await page.goto("/id/person/nobody");
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator("h1").textContent(), "見つかりません");
  await picture(page, "missing");
  await page.getByRole("link", { name: "最初の頁へ" }).click();
  assert.equal(await page.locator("dl.counts").count(), 1);
  page.wrong = page.wrong.filter((wrong) => !wrong.includes("404"));
});

test("without scripts a search, an issue and a query are answered all the same", async () => {
  const plain = await browser.page({ javaScriptEnabled: false });
  await plain.goto("/");
  await plain.locator("#q").fill("許可");
  await plain.getByRole("button", { name: "検索" }).click();
  await plain.locator('.hits a[href^="/id/issue/"]').first().click();
  assert.ok(await plain.locator("figure.evidence").first().isVisible());
  await plain.goto("/query");
  assert.ok(await plain.locator("#text").isVisible());
  await plain.context().close();
});
