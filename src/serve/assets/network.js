"use strict";
// The issues around a thing as a picture, and the same as a list for those who cannot see it.
addEventListener("DOMContentLoaded", async () => {
  const place = document.getElementById("network");
  if (!place) return;
  const list = document.getElementById("network-list");
  const note = document.getElementById("network-note");
  const answer = await fetch("/api/v1/neighbours?limit=120&iri=" + encodeURIComponent(place.dataset.iri));
  if (!answer.ok) { note.textContent = await answer.text(); return; }
  const network = await answer.json();
  note.textContent = network.cut ? note.dataset.cut : network.edges.length ? "" : note.dataset.alone;
  const boxes = [...document.querySelectorAll("#kinds input")];
  const colour = Object.fromEntries(boxes.map((box) => [box.value, box.dataset.colour]));
  const kind = (node) => node.kind || "group";
  /** How an edge is drawn: what the key of the page calls its line. */
  const line = ({ relation, basis }) => relation === "concerns" ? relation
    : basis === "named" || basis === "role" ? "firm" : basis === "group" ? basis : "unattributed";
  const short = (label) => (label.length > 24 ? label.slice(0, 23) + "…" : label);
  const base = place.dataset.base;
  const page = (iri) => iri.startsWith(base)
    ? "/id/" + iri.slice(base.length).split("/").map(encodeURIComponent).join("/")
    : "/thing?iri=" + encodeURIComponent(iri);
  const ink = getComputedStyle(document.body);
  const rules = getComputedStyle(document.documentElement);
  const accent = rules.getPropertyValue("--accent").trim(), soft = rules.getPropertyValue("--soft").trim();
  const graph = cytoscape({
    container: place, minZoom: 0.05, maxZoom: 4, wheelSensitivity: 0.3,
    elements: network.nodes.map((node, i) => ({ data: { id: node.iri, label: short(node.label), kind: kind(node), colour: colour[kind(node)], size: i ? 18 : 28 } }))
      .concat(network.edges.map((edge) => ({ data: { source: edge.from, target: edge.to, relation: edge.relation, line: line(edge) } }))),
    style: [
      { selector: "node", style: { "background-color": "data(colour)", "font-family": ink.fontFamily, "text-wrap": "wrap", "text-overflow-wrap": "anywhere", "text-valign": "bottom", "text-background-color": ink.backgroundColor, "text-background-opacity": 0.85, color: ink.color } },
      { selector: "node.named", style: { label: "data(label)" } },
      { selector: "node.pointed", style: { "z-index": 1 } },
      { selector: "edge", style: { "line-color": accent, "curve-style": "bezier" } },
      { selector: "edge[line = 'group'], edge[line = 'unattributed']", style: { "line-style": "dashed" } },
      { selector: "edge[line = 'unattributed'], edge[line = 'concerns']", style: { "line-color": soft } },
    ],
  });
  window.gijigraphNetwork = graph;

  const FONT = 12, WIDE = 150;
  /** Sizes are those of the screen however far one is away, and names that would lie on others are left out. */
  const redraw = () => {
    const zoom = graph.zoom();
    const px = (size) => size / zoom;
    graph.batch(() => {
      graph.nodes().forEach((node) => { node.style({ width: px(node.data("size")), height: px(node.data("size")) }); });
      graph.nodes().style({ "font-size": px(FONT), "text-max-width": px(WIDE), "text-margin-y": px(3) });
      for (const [name, width] of [["firm", 2.5], ["group", 2.5], ["unattributed", 1.5], ["concerns", 1]]) {
        graph.edges(`[line = '${name}']`).style({ width: px(width), "line-dash-pattern": name === "group" ? [px(9), px(5)] : [px(2.5), px(4)] });
      }
      const taken = [];
      const free = (box) => taken.every((other) => box.x2 <= other.x1 || other.x2 <= box.x1 || box.y2 <= other.y1 || other.y2 <= box.y1);
      const around = graph.nodes(".pointed");
      const discs = graph.nodes(":visible").map((node) => ({ node, at: node.renderedPosition(), radius: node.data("size") / 2 }));
      const clear = (box, own) => discs.every(({ node, at, radius }) => node === own
        || at.x + radius <= box.x1 || box.x2 <= at.x - radius || at.y + radius <= box.y1 || box.y2 <= at.y - radius);
      // What one points at comes first, then what the picture is about, then what is joined to most.
      const weight = (node) => (around.contains(node) ? 1e6 : 0) + (node.id() === place.dataset.iri ? 1e5 : 0) + node.degree();
      for (const node of graph.nodes(":visible").sort((a, b) => weight(b) - weight(a))) {
        const { x, y } = node.renderedPosition();
        const text = node.data("label");
        const letters = [...text].reduce((sum, c) => sum + (c < "\u2e80" ? 0.6 : 1), 0) * FONT;
        const half = Math.min(letters, WIDE) / 2 + 2, top = y + node.data("size") / 2;
        const box = { x1: x - half, x2: x + half, y1: top, y2: top + 6 + Math.ceil(letters / WIDE) * FONT * 1.3 };
        const shown = free(box) && (node.id() === place.dataset.iri || around.contains(node) || clear(box, node));
        if (shown) taken.push(box);
        node.toggleClass("named", shown);
      }
    });
  };
  let waiting = 0;
  const soon = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; redraw(); }); };
  graph.on("zoom resize", soon);

  const centres = () => graph.elements(":visible").nodes().map((node) => node.position());
  const whole = () => {
    const at = centres();
    if (!at.length) return;
    const side = (axis) => { const all = at.map((p) => p[axis]); return [Math.min(...all), Math.max(...all)]; };
    const [[left, right], [top, bottom]] = [side("x"), side("y")];
    // Room for names on either side and below.
    const zoom = Math.min((place.clientWidth - WIDE - 20) / Math.max(right - left, 1), (place.clientHeight - 90) / Math.max(bottom - top, 1), 1.4);
    graph.viewport({ zoom, pan: { x: place.clientWidth / 2 - zoom * (left + right) / 2, y: (place.clientHeight - 30) / 2 - zoom * (top + bottom) / 2 } });
    redraw();
  };
  /** Lays the nodes out, and draws the picture out to the shape of its place: forces alone make a disc. */
  const arrange = () => {
    graph.elements(":visible").layout({ name: "cose", animate: false, randomize: false, nodeRepulsion: () => 400000, idealEdgeLength: () => 90, componentSpacing: 60, gravity: 60, numIter: 1500, fit: false }).run();
    const nodes = graph.nodes(":visible"), at = centres();
    if (at.length > 2) {
      const span = (axis) => Math.max(1, Math.max(...at.map((p) => p[axis])) - Math.min(...at.map((p) => p[axis])));
      const [wide, high] = [span("x"), span("y")];
      const want = (place.clientWidth - WIDE) / (place.clientHeight - 90);
      const factor = Math.min(3, Math.max(1 / 3, want / (wide / high)));
      nodes.positions((node) => ({ x: node.position("x") * factor, y: node.position("y") }));
    }
    whole();
  };
  for (const node of graph.nodes()) node.style({ width: node.data("size"), height: node.data("size") });
  arrange();
  const closer = (factor) => graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: place.clientWidth / 2, y: place.clientHeight / 2 } });
  document.getElementById("closer").addEventListener("click", () => closer(1.4));
  document.getElementById("farther").addEventListener("click", () => closer(1 / 1.4));
  document.getElementById("whole").addEventListener("click", whole);
  // A group of a meeting has no page.
  const paged = "node[kind != 'group']";
  graph.on("tap", paged, (event) => { location.href = page(event.target.id()); });
  graph.on("mouseover", "node", (event) => { event.target.closedNeighborhood().nodes().addClass("pointed"); soon(); });
  graph.on("mouseout", "node", () => { graph.nodes().removeClass("pointed"); soon(); });
  graph.on("mouseover", paged, () => { place.style.cursor = "pointer"; });
  graph.on("mouseout", "node", () => { place.style.cursor = ""; });

  /** What each line of the key says, in the words of the page; lines that are not drawn go. */
  const said = {};
  for (const entry of document.querySelectorAll(".key li")) {
    said[entry.dataset.line] = entry.textContent.trim();
    if (!network.edges.some((edge) => line(edge) === entry.dataset.line)) entry.remove();
  }
  const label = new Map(network.nodes.map((node) => [node.iri, node.label]));
  const items = network.nodes.map((node) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    if (node.kind) link.href = page(node.iri);
    link.textContent = node.label;
    item.dataset.kind = kind(node);
    item.append(link);
    for (const way of Object.keys(said)) {
      const ends = network.edges.filter((edge) => edge.from === node.iri && line(edge) === way).map((edge) => label.get(edge.to));
      if (!ends.length) continue;
      const more = document.createElement("small");
      more.className = "context";
      more.append(said[way] + "：" + ends.join("、"));
      item.append(more);
    }
    return item;
  });
  list.replaceChildren(...items);
  const present = new Set(network.nodes.map(kind));
  for (const box of boxes) {
    if (!present.has(box.value)) { box.closest("label").remove(); continue; }
    box.addEventListener("change", () => {
      graph.nodes("[kind = '" + box.value + "']").style("display", box.checked ? "element" : "none");
      for (const item of items) if (item.dataset.kind === box.value) item.hidden = !box.checked;
      arrange();
    });
  }
});
