"use strict";
// The form of the SPARQL page, made comfortable: colours, completion, and the answer as a table below.
addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("ask");
  const text = document.getElementById("text");
  const told = document.getElementById("answered");
  const place = document.getElementById("answer");
  const run = document.getElementById("run");
  if (!form || !window.Yasqe) return;
  const editor = new Yasqe(document.getElementById("editor"), { value: text.value, persistenceId: null, createShareableLink: null, showQueryButton: false, resizeable: false });
  text.hidden = true;
  editor.setValue(text.value);
  // Tab leaves the editor, as it leaves any field.
  const ask = () => form.requestSubmit(run);
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false, "Ctrl-Enter": ask, "Cmd-Enter": ask });
  editor.getInputField().setAttribute("aria-label", place.dataset.query);
  editor.on("change", () => { text.value = editor.getValue(); });
  const examples = document.getElementById("examples");
  examples.addEventListener("change", () => { if (examples.value) editor.setValue(examples.value); });

  form.addEventListener("submit", async (event) => {
    text.value = editor.getValue();
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    told.textContent = told.dataset.running;
    place.replaceChildren();
    const accept = "application/sparql-results+json, text/turtle;q=0.9";
    const body = new URLSearchParams({ query: text.value });
    try {
      const answer = await fetch("/sparql", { method: "POST", headers: { accept }, body });
      if (!answer.ok) { fail(await answer.text(), answer.status); return; }
      if (answer.headers.get("content-type").startsWith("text/turtle")) graph(await answer.text());
      else rows(await answer.json());
      history.replaceState(null, "", "/query?" + body);
    } catch (error) { fail(error.message); }
  });

  const make = (name, content) => {
    const element = document.createElement(name);
    element.append(content);
    return element;
  };
  /** What the engine says is in its own words; what that comes to is told before, in the page's. */
  const fail = (message, status) => {
    told.textContent = status === 400 ? told.dataset.unread : status === 503 ? told.dataset.busy : told.dataset.failed;
    place.replaceChildren(make("pre", message.trim()));
  };
  const graph = (turtle) => {
    told.textContent = "";
    place.replaceChildren(make("pre", turtle));
  };
  /** Rows that are shown; all of them are in the CSV. */
  const SHOWN = 1000;
  const rows = (found) => {
    if ("boolean" in found) { told.textContent = String(found.boolean); return; }
    const { vars } = found.head;
    const all = found.results.bindings;
    told.textContent = all.length + " " + told.dataset.rows + (all.length > SHOWN ? " " + told.dataset.cut : "");
    const table = document.createElement("table");
    const names = table.createTHead().insertRow();
    for (const name of vars) {
      const cell = make("th", name);
      cell.scope = "col";
      names.append(cell);
    }
    const lines = table.createTBody();
    for (const row of all.slice(0, SHOWN)) {
      const line = lines.insertRow();
      for (const name of vars) line.insertCell().append(row[name] ? shown(row[name]) : "");
    }
    place.replaceChildren(table);
  };
  const base = place.dataset.base;
  const prefixes = Object.entries(JSON.parse(place.dataset.prefixes));
  const leads = (href, text, iri) => {
    const link = make("a", text);
    link.href = href;
    link.title = iri;
    return link;
  };
  /** A term as people read it: things lead to their pages, terms to what they mean, the rest to where it is. */
  const shown = (term) => {
    const { type, value, datatype } = term;
    if (type === "literal" && /#dateTime$/.test(datatype ?? "")) {
      const time = make("time", value.replace("T", " ").replace(/^(.{16}):00(\.0+)?/, "$1").replace(/(Z|[+-]\d\d:\d\d)$/, ""));
      time.dateTime = time.title = value;
      return time;
    }
    if (type === "literal" && /#date$/.test(datatype ?? "")) return make("time", value);
    if (type !== "uri") return value;
    if (value.startsWith(base)) {
      const local = value.slice(base.length);
      // A group of a meeting has no page.
      if (local.startsWith("group/")) return local;
      return leads("/id/" + local.split("/").map(encodeURIComponent).join("/"), local, value);
    }
    const [prefix, namespace] = prefixes.find(([, namespace]) => value.startsWith(namespace)) ?? [];
    if (prefix === "gg") return leads("/ns#" + value.slice(namespace.length), "gg:" + value.slice(namespace.length), value);
    const short = prefix ? prefix + ":" + value.slice(namespace.length) : value;
    if (!/^https?:/.test(value)) return short;
    const link = leads(value, short, value);
    link.rel = "external noreferrer";
    return link;
  };
});
