"use strict";
const ranges = (text) => text.split(" ").filter(Boolean).map((range) => range.split("-").map(Number));
const within = (places, start, end) => places.some(([from, to]) => from <= start && end <= to);

function light(item) {
  const box = item.closest(".case");
  const gold = ranges(item.dataset.g), brief = ranges(item.dataset.p);
  let first = null;
  for (const other of box.querySelectorAll(".item")) other.setAttribute("aria-pressed", String(other === item));
  for (const part of box.querySelectorAll("article span")) {
    const start = Number(part.dataset.s), end = Number(part.dataset.e);
    const inGold = within(gold, start, end), inBrief = within(brief, start, end);
    part.classList.toggle("g", inGold);
    part.classList.toggle("p", inBrief);
    if (!first && (inGold || inBrief)) first = part;
  }
  if (first) first.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const item = event.target.closest(".item");
  if (item) light(item);
});
document.addEventListener("keydown", (event) => {
  const item = event.target.closest(".item");
  if (item && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    light(item);
  }
});
function open() {
  const box = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (box && box.matches("details")) {
    box.open = true;
    box.scrollIntoView();
  }
}
addEventListener("hashchange", open);
open();
