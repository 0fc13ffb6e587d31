"use strict";
// The SPARQL editor over this server's own endpoint.
addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("yasgui");
  if (!place || !window.Yasgui) return;
  Yasgui.Yasqe.defaults.value = "SELECT ?date ?meeting ?issue WHERE {\n  ?statement gg:raises ?i ; gg:statedAt ?m .\n  ?i rdfs:label ?issue .\n  ?m rdfs:label ?meeting .\n  OPTIONAL { ?m schema:startDate ?date }\n} ORDER BY ?date LIMIT 50";
  new Yasgui(place, { requestConfig: { endpoint: location.origin + "/sparql" }, copyEndpointOnNewTab: false, endpointCatalogueOptions: { getData: () => [] } });
});
