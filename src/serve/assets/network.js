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
  if (network.cut) note.textContent = note.dataset.cut;
  const boxes = [...document.querySelectorAll("#kinds input")];
  const colour = Object.fromEntries(boxes.map((box) => [box.value, box.dataset.colour]));
  const kind = (node) => node.kind || "group";
  const short = (label) => (label.length > 24 ? label.slice(0, 23) + "…" : label);
  const base = place.dataset.base;
  const page = (iri) => iri.startsWith(base)
    ? "/id/" + iri.slice(base.length).split("/").map(encodeURIComponent).join("/")
    : "/thing?iri=" + encodeURIComponent(iri);
  const ink = getComputedStyle(document.body);
  const graph = cytoscape({
    container: place, minZoom: 0.2, maxZoom: 3, wheelSensitivity: 0.3,
    elements: network.nodes.map((node, i) => ({ data: { id: node.iri, label: short(node.label), kind: kind(node), colour: colour[kind(node)], size: i ? 20 : 30 } }))
      .concat(network.edges.map((edge) => ({ data: { source: edge.from, target: edge.to, relation: edge.relation } }))),
    style: [
      { selector: "node", style: { "background-color": "data(colour)", label: "data(label)", "font-family": ink.fontFamily, "font-size": 12, "text-wrap": "wrap", "text-max-width": 150, "text-overflow-wrap": "anywhere", "text-valign": "bottom", "text-margin-y": 4, "text-background-color": ink.backgroundColor, "text-background-opacity": 0.8, width: "data(size)", height: "data(size)", color: ink.color } },
      { selector: "edge", style: { width: 1.5, "line-color": "#8d98a5", "curve-style": "bezier" } },
      { selector: "edge[relation = 'concerns']", style: { "line-style": "dashed" } },
    ],
  });
  window.gijigraphNetwork = graph;
  const whole = () => { graph.fit(graph.elements(":visible"), 40); if (graph.zoom() > 1.4) { graph.zoom(1.4); graph.center(graph.elements(":visible")); } };
  const arrange = () => {
    const layout = graph.elements(":visible").layout({ name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 400000, idealEdgeLength: () => 110, componentSpacing: 90, fit: false });
    layout.run();
    whole();
  };
  arrange();
  const closer = (factor) => graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: place.clientWidth / 2, y: place.clientHeight / 2 } });
  document.getElementById("closer").addEventListener("click", () => closer(1.4));
  document.getElementById("farther").addEventListener("click", () => closer(1 / 1.4));
  document.getElementById("whole").addEventListener("click", whole);
  // A group of a meeting has no page.
  const paged = "node[kind != 'group']";
  graph.on("tap", paged, (event) => { location.href = page(event.target.id()); });
  graph.on("mouseover", paged, () => { place.style.cursor = "pointer"; });
  graph.on("mouseout", "node", () => { place.style.cursor = ""; });
  const items = network.nodes.map((node) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    if (node.kind) link.href = page(node.iri);
    link.textContent = node.label;
    item.dataset.kind = kind(node);
    item.append(link);
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
