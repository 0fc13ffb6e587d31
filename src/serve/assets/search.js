"use strict";
// Suggestions while one types, and the page one is on.
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  // What each kind is called in the language of the page, as the list of kinds beside a search calls it.
  const kinds = JSON.parse(list?.dataset.kinds || "{}");
  let waiting = 0;
  let asked = 0;
  if (box && list) {
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      const words = box.value.trim();
      if (!words) { list.replaceChildren(); return; }
      waiting = setTimeout(async () => {
        const turn = ++asked;
        const answer = await fetch("/api/v1/search?limit=8&q=" + encodeURIComponent(words)).catch(() => null);
        if (!answer || !answer.ok || turn !== asked) return;
        const found = await answer.json();
        list.replaceChildren(...found.hits.map((hit) => {
          const option = document.createElement("option");
          option.value = hit.label;
          option.label = kinds[hit.kind] || hit.kind;
          return option;
        }));
      }, 120);
    });
  }
  for (const link of document.querySelectorAll("nav a")) {
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
  }
})();
