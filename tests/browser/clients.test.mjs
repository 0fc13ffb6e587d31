// Clients that others wrote ask a served store; all get the same answers, those that the program itself gives.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { join } from "node:path";

import { load, project, serve } from "./harness.mjs";

/** Queries whose rows are texts, ordered. */
const QUERIES = {
  "people by meetings": `SELECT ?name (COUNT(DISTINCT ?meeting) AS ?meetings) {
      ?meeting gg:hasAttendance/gg:attendee ?person . ?person rdfs:label ?name
    } GROUP BY ?name ORDER BY DESC(?meetings) ?name`,
  "what is optional": `SELECT ?issue ?law { ?i a gg:PolicyIssue ; rdfs:label ?issue
      OPTIONAL { ?i gg:concerns ?l . ?l a gg:RegulatoryInstrument ; rdfs:label ?law } } ORDER BY ?issue ?law`,
  "things and numbers": `SELECT ?statement ?position { ?statement a gg:Statement ; gg:position ?position }
      ORDER BY ?position ?statement LIMIT 7`,
  "full text": `SELECT ?text { ?s gg:matches "許可" ; a gg:Statement ; gg:text ?text } ORDER BY ?text`,
};
const PREFIXES = "PREFIX gg: <https://w3id.org/gijigraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

let server, expected;
before(async () => {
  server = await serve();
  expected = Object.fromEntries(Object.entries(QUERIES).map(([name, query]) => [name, table(server.query(PREFIXES + query))]));
  for (const [name, rows] of Object.entries(expected)) assert.ok(rows.length > 1, `${name} has rows`);
});
after(() => server?.end());

/** SPARQL's JSON as rows of texts. */
function table(json) {
  const { head, results } = JSON.parse(json);
  return results.bindings.map((row) => head.vars.map((name) => row[name]?.value ?? ""));
}

test("Comunica gets the same rows", async () => {
  const { QueryEngine } = load("@comunica/query-sparql");
  const engine = new QueryEngine();
  for (const [name, query] of Object.entries(QUERIES)) {
    // Joins over patterns of its own need no function of the server; full text is the server's alone.
    const sources = [{ type: "sparql", value: `${server.origin}/sparql` }];
    const stream = await engine.queryBindings(PREFIXES + query, { sources });
    const variables = (await stream.toArray());
    const names = /SELECT (.*?) \{/s.exec(query)[1].replace(/\(.*? AS (\?\w+)\)/, "$1").match(/\w+/g);
    const rows = variables.map((row) => names.map((n) => row.get(n)?.value ?? ""));
    assert.deepEqual(rows, expected[name], name);
  }
});

test("Comunica gets a graph and a yes or no", async () => {
  const { QueryEngine } = load("@comunica/query-sparql");
  const engine = new QueryEngine();
  const sources = [{ type: "sparql", value: `${server.origin}/sparql` }];
  const quads = await engine.queryQuads(`${PREFIXES} CONSTRUCT { ?m a gg:Meeting } WHERE { ?m a gg:Meeting }`, { sources });
  assert.equal((await quads.toArray()).length, 4);
  assert.equal(await engine.queryBoolean(`${PREFIXES} ASK { ?m a gg:Meeting }`, { sources }), true);
});

for (const client of ["rdflib", "sparqlwrapper"]) {
  test(`${client} of Python gets the same rows`, () => {
    const script = join(project, "tests/browser/clients.py");
    const input = JSON.stringify(Object.fromEntries(Object.entries(QUERIES).map(([name, query]) => [name, PREFIXES + query])));
    const python = process.env.GIJIGRAPH_PYTHON || "python3";
    const said = execFileSync(python, [script, client, `${server.origin}/sparql`], { input, encoding: "utf8" });
    assert.deepEqual(JSON.parse(said), expected);
  });
}
