// Every kind of page, in light and dark, both languages and on a telephone: nothing that axe-core calls serious.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { at, browse, first, load, picture, serve } from "./harness.mjs";

let server, browser, pages;
before(async () => {
  server = await serve();
  browser = await browse(server.origin);
  const thing = async (words, kind) => at((await first(server.origin, words, kind)).iri);
  const issue = await first(server.origin, "ゲノム編集 カルタヘナ法", "issue");
  const [source] = await (await fetch(`${server.origin}/api/v1/sources`)).json();
  pages = {
    home: "/",
    search: "/search?q=許可",
    nothing: "/search?q=どこにもない語",
    list: "/search?kind=person",
    unread: "/search?q=許可&since=去年",
    meetings: "/meetings",
    meeting: await thing("再生・細胞医療", "meeting"),
    person: await thing("鈴木花子", "person"),
    body: await thing("みなと大学", "organization"),
    issue: at(issue.iri),
    statement: await thing("許可", "statement"),
    law: await thing("道路交通法", "regulation"),
    technology: await thing("自動運転", "technology"),
    source: `/source/${source.id}?start=20&end=60`,
    network: `/network?iri=${encodeURIComponent(issue.iri)}`,
    query: "/query",
    terms: "/ns",
    missing: "/id/person/nobody",
  };
});
after(async () => {
  await browser?.end();
  await server?.end();
});

const VIEWS = {
  light: {},
  dark: { colorScheme: "dark" },
  english: { locale: "en-GB" },
  telephone: { viewport: { width: 390, height: 844 } },
};

for (const [view, options] of Object.entries(VIEWS)) {
  test(`nothing serious or critical on any page: ${view}`, async () => {
    const axe = load("axe-core").source;
    const page = await browser.page({ ...options, bypassCSP: true });
    const found = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      if (name === "network") await page.waitForFunction(() => window.gijigraphNetwork);
      if (name === "query") {
        await page.locator(".CodeMirror").waitFor();
        await page.locator("#run").click();
        await page.locator("#answer table").first().waitFor();
      }
      await picture(page, `${view}-${name}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      for (const { id, impact, nodes } of violations) {
        if (impact === "serious" || impact === "critical") found.push(`${name}: ${impact} ${id}: ${nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${name}: ${wide} pixels wider than the screen`);
    }
    await page.context().close();
    assert.deepEqual(found, []);
  });
}
