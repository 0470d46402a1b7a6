/* What reading does not need: the words of a note light up when it is pointed at, and j and k go
   from statement to statement. Every page is whole without this file. */
"use strict";

const notes = () => [...document.querySelectorAll("[data-statement]")];

function light(note, on) {
  const number = note.dataset.number;
  if (number === undefined) return;
  for (const words of document.querySelectorAll("[data-of]")) {
    if (words.dataset.of.split(" ").includes(number)) words.classList.toggle("lit", on);
  }
}

for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(event, (happened) => {
    const note = happened.target.closest?.(".note");
    if (note) light(note, on);
  });
}

function step(by) {
  const all = notes();
  const here = all.indexOf(document.activeElement?.closest?.("[data-statement]"));
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (pressed) => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
  if (pressed.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (pressed.key === "j") step(1);
  if (pressed.key === "k") step(-1);
  if (pressed.key === "/") {
    pressed.preventDefault();
    document.querySelector(".ask input")?.focus();
  }
});
