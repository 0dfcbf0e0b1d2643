"use strict";
(() => {
  const source = document.getElementById("source");
  const said = document.getElementById("said");
  const pieces = Array.from(document.querySelectorAll("#text span"));
  const hits = Array.from(document.querySelectorAll("[data-runs]"));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 899px)");
  const ranges = new Map(hits.map((hit) => [hit, hit.dataset.runs.split(" ").map((run) => {
    const [first, last] = run.split("-").map(Number);
    return [first, last === undefined ? first : last];
  })]));
  let active = null;
  let lit = [];

  function clear() {
    lit.forEach((piece) => piece.classList.remove("lit"));
    lit = [];
    if (active) active.classList.remove("active");
    active = null;
  }

  function onScreen(element) {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }

  /* Scrolls the article alone: scrollIntoView would move the brief as well. */
  function bringIntoPane(piece) {
    const room = source.getBoundingClientRect();
    const inPane = source.scrollHeight > source.clientHeight + 1;
    if (!inPane) {
      piece.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
      return;
    }
    const bar = source.querySelector(".bar").offsetHeight;
    const top = piece.getBoundingClientRect().top - room.top + source.scrollTop;
    const target = top - bar - (source.clientHeight - bar) / 4;
    source.scrollTo({ top: target, behavior: calm.matches ? "auto" : "smooth" });
  }

  function show(hit, { move = true } = {}) {
    clear();
    active = hit;
    hit.classList.add("active");
    for (const [first, last] of ranges.get(hit)) lit.push(...pieces.slice(first, last + 1));
    lit.forEach((piece) => piece.classList.add("lit"));
    if (narrow.matches) {
      document.body.classList.add("sheet");
      /* The article covers the lower half now: bring the item above it. */
      if (move && hit.getBoundingClientRect().bottom > innerHeight * 0.42) hit.scrollIntoView({ block: "start" });
    }
    if (move && lit.length) bringIntoPane(lit[0]);
    const words = lit.map((piece) => piece.textContent).join("");
    said.textContent = "Article: " + (words.length > 300 ? words.slice(0, 300) + " …" : words);
    history.replaceState(null, "", "#" + hit.id);
  }

  function focusOn(hit) {
    const link = hit.querySelector("a.cite");
    if (link) link.focus({ preventScroll: true });
    if (!onScreen(hit)) hit.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function step(by) {
    const at = active ? hits.indexOf(active) : by > 0 ? -1 : hits.length;
    const next = hits[Math.min(Math.max(at + by, 0), hits.length - 1)];
    if (!next || next === active) return;
    show(next);
    focusOn(next);
  }

  function openAround(hit) {
    for (let box = hit.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }

  document.getElementById("brief").addEventListener("click", (event) => {
    const jump = event.target.closest("a.to");
    if (jump) {
      const goal = document.getElementById(jump.hash.slice(1));
      if (goal && ranges.has(goal)) { event.preventDefault(); show(goal); focusOn(goal); }
      return;
    }
    if (event.target.closest("summary, a:not(.cite)") || String(getSelection())) return;
    const hit = event.target.closest("[data-runs]");
    if (!hit) return;
    event.preventDefault();
    show(hit);
  });

  document.getElementById("text").addEventListener("click", (event) => {
    const at = pieces.indexOf(event.target.closest("span"));
    if (at < 0 || String(getSelection())) return;
    const citing = hits.filter((hit) => ranges.get(hit).some(([first, last]) => first <= at && at <= last));
    if (!citing.length) return;
    const next = citing[(citing.indexOf(active) + 1) % citing.length];
    openAround(next);
    show(next, { move: false });
    if (!narrow.matches) focusOn(next);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const inBrief = event.target.closest("a.cite") !== null;
    if (event.key === "j" || (inBrief && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (inBrief && event.key === "ArrowUp")) step(-1);
    else if (event.key === "Escape") { clear(); document.body.classList.remove("sheet"); return; }
    else return;
    event.preventDefault();
  });

  document.getElementById("close").addEventListener("click", () => {
    const last = active;
    document.body.classList.remove("sheet");
    if (last) focusOn(last);
  });

  document.body.classList.add("live");
  const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted && ranges.has(wanted)) { show(wanted); focusOn(wanted); }
})();
