// What is better with a script: nothing on the site needs one. Loaded from the site itself; it asks for nothing.
"use strict";

// A slash puts the cursor into the search box, as on many sites.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});

// Drawings: what a mark stands for is told at once, and a range of days that is dragged over becomes the page's.
for (const drawing of document.querySelectorAll(".drawing")) {
  const svg = drawing.querySelector("svg");
  // Where the window is narrow, the newest acts are seen first.
  drawing.scrollLeft = drawing.scrollWidth;
  tellAtOnce(drawing, svg);
  if (drawing.dataset.from) chooseByDragging(drawing, svg);
}

function tellAtOnce(drawing, svg) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  drawing.append(tip);
  const tell = (event) => {
    const link = event.target.closest("a");
    tip.hidden = !link;
    if (!link) return;
    tip.textContent = link.dataset.tip;
    const box = link.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - 370))}px`;
    tip.style.top = `${Math.min(box.bottom + 8, window.innerHeight - 80)}px`;
  };
  // The browser's own tip would come a second later, over ours.
  for (const link of svg.querySelectorAll("a")) {
    const title = link.querySelector("title");
    link.dataset.tip = title.textContent;
    link.setAttribute("aria-label", title.textContent);
    title.remove();
  }
  svg.addEventListener("pointerover", tell);
  svg.addEventListener("focusin", tell);
  svg.addEventListener("pointerleave", () => (tip.hidden = true));
}

function chooseByDragging(drawing, svg) {
  const from = Date.parse(drawing.dataset.from);
  const to = Date.parse(drawing.dataset.to);
  const [left, right, height] = ["left", "right", "height"].map((name) => Number(drawing.dataset[name]));
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return Math.max(left, Math.min(right, point.x));
  };
  const day = (x) => new Date(from + ((x - left) / (right - left)) * (to - from)).toISOString().slice(0, 10);
  let start = null;
  let band = null;
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && !event.target.closest("a")) start = at(event);
  });
  window.addEventListener("pointermove", (event) => {
    if (start === null) return;
    if (!band) {
      band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      band.setAttribute("class", "band");
      band.setAttribute("height", height);
      svg.append(band);
    }
    band.setAttribute("x", Math.min(start, at(event)));
    band.setAttribute("width", Math.abs(at(event) - start));
    event.preventDefault();
  });
  window.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const ends = [start, at(event)].sort((one, other) => one - other);
    start = null;
    if (band) band.remove();
    band = null;
    if (ends[1] - ends[0] < 6) return;
    const address = new URL(window.location);
    for (const name of ["year", "after"]) address.searchParams.delete(name);
    address.searchParams.set("since", day(ends[0]));
    address.searchParams.set("until", day(ends[1]));
    window.location = address;
  });
}

// Articles: pointing at an event lights the words that it rests on.
const light = (event) => {
  const told = event.target.closest("[data-lights]");
  for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  if (!told) return;
  for (const mark of document.querySelectorAll("mark[data-lines]")) {
    if (mark.dataset.lines.split(" ").includes(told.dataset.lights)) mark.classList.add("lit");
  }
};
if (document.querySelector("[data-lights]")) {
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
}

// Forms that are sent as soon as something is chosen.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
// The whole of a citation is chosen when it is entered.
for (const area of document.querySelectorAll(".cite textarea")) {
  area.addEventListener("focus", () => area.select());
}
