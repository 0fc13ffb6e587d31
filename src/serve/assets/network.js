"use strict";
// The issues around a thing as a picture, and the same as a list for those who cannot see it.
addEventListener("DOMContentLoaded", async () => {
  const place = document.getElementById("network");
  const list = document.getElementById("network-list");
  if (!place || !place.dataset.iri) return;
  const answer = await fetch("/api/v1/neighbours?limit=120&iri=" + encodeURIComponent(place.dataset.iri));
  if (!answer.ok) { place.textContent = await answer.text(); return; }
  const network = await answer.json();
  const colour = { issue: "#b45f06", person: "#0b5394", organization: "#38761d", regulation: "#741b47", technology: "#134f5c", initiative: "#5b5b00", meeting: "#444" };
  const base = place.dataset.base;
  const page = (iri) => iri.startsWith(base)
    ? "/id/" + iri.slice(base.length).split("/").map(encodeURIComponent).join("/")
    : "/thing?iri=" + encodeURIComponent(iri);
  const elements = network.nodes.map((node) => ({ data: { id: node.iri, label: node.label.length > 24 ? node.label.slice(0, 23) + "…" : node.label, colour: colour[node.kind] || "#777" } }))
    .concat(network.edges.map((edge) => ({ data: { source: edge.from, target: edge.to, relation: edge.relation } })));
  const graph = cytoscape({
    container: place, elements,
    layout: { name: "cose", animate: false, randomize: false, nodeRepulsion: 9000, idealEdgeLength: 90 },
    style: [
      { selector: "node", style: { "background-color": "data(colour)", label: "data(label)", "font-size": 11, "text-wrap": "wrap", "text-max-width": 120, width: 18, height: 18, color: getComputedStyle(document.body).color } },
      { selector: "edge", style: { width: 1.2, "line-color": "#9aa5b1", "curve-style": "bezier" } },
      { selector: "edge[relation = 'concerns']", style: { "line-style": "dashed" } },
    ],
  });
  graph.on("tap", "node", (event) => { location.href = page(event.target.id()); });
  list.replaceChildren(...network.nodes.map((node) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page(node.iri);
    link.textContent = node.label;
    item.append(link);
    return item;
  }));
});
