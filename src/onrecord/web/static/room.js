/* What reading does not need. The words of a note light up when it is pointed at. j and k go from
   statement to statement; s, a, w and x correct the one that has the focus, u takes the last decision
   back; words that are selected become its source, cue or content. Every page is whole
   without this file, and every correction can be made on the page of its statement. */
"use strict";

const statements = () => [...document.querySelectorAll("[data-statement]")];
const current = () => document.activeElement?.closest?.("[data-statement]");

// Notes and their words

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

// Moving

function step(by) {
  const all = statements();
  const here = all.indexOf(current());
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

// Correcting: the forms of a statement are fetched once and put beside it

async function open(statement) {
  const desk = statement.querySelector(":scope > .desk");
  if (!desk) return null;
  if (!desk.firstElementChild) {
    const back = encodeURIComponent(location.pathname + location.search);
    const answer = await fetch(`/statements/${statement.dataset.statement}/correct?back=${back}`);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    desk.replaceChildren(...page.querySelectorAll("#desk-forms > *"));
    htmx.process(desk);
  }
  return desk;
}

async function correct(key) {
  const statement = current() ?? statements()[0];
  const desk = statement && (await open(statement));
  const field = desk?.querySelector(`[data-key="${key}"]`);
  const folded = field?.closest("details");
  if (folded) folded.open = true;
  if (field?.tagName === "BUTTON") field.form.requestSubmit();
  else field?.focus();
  field?.select?.();
}

function close(statement) {
  statement?.querySelector(":scope > .desk")?.replaceChildren();
  statement?.focus();
}

let kept = null; // the statement that was being corrected, to go on from there

document.addEventListener("submit", (sent) => {
  const here = sent.target.closest("[data-statement]");
  if (!here) return;
  const all = statements();
  kept = { name: here.dataset.statement, place: all.indexOf(here) };
}, true);

/* What was decided is told to those who hear the page; the focus, which stood on what is gone, goes on
   from the statement that was corrected, else from the beginning of what is new. */
document.addEventListener("htmx:after:swap", (swapped) => {
  if (swapped.detail.ctx.target.id !== "main") return; // a part that comes later is no decision
  const told = document.querySelector("#main .wrong, #undo span");
  document.querySelector("#told").textContent = told?.textContent ?? "";
  const all = statements();
  const again = kept && (all.find((each) => each.dataset.statement === kept.name) ?? all[kept.place]);
  if (all.length) kept = null; // a page between that asks who is meant has none
  if (document.activeElement === document.body) (again ?? document.querySelector("#main"))?.focus({ preventScroll: true });
});

// Selected words become a part of a statement

function chosen() {
  const selected = getSelection();
  const range = selected?.rangeCount && !selected.isCollapsed ? selected.getRangeAt(0) : null;
  const block = range?.startContainer.parentElement?.closest("[data-start]");
  if (!block || !block.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const near = Number(block.dataset.start) + [...before.toString()].length; // in code points
  const within = range.startContainer.parentElement.closest("[data-of]");
  return { words: range.toString(), near, within, block: block.closest(".block") };
}

/* The statement that is meant by a selection: the one that has the focus, else the one whose words
   these are, else the first of the paragraph. */
function meant(words) {
  const number = words.within?.dataset.of?.split(" ").at(-1);
  return current() ?? document.querySelector(`.note[data-number="${number}"]`) ?? words.block.querySelector("[data-statement]");
}

async function mend(part, words = chosen()) {
  const statement = words && meant(words);
  const desk = statement && (await open(statement));
  const form = desk?.querySelector(`input[name="part"][value="${part}"]`)?.form;
  if (!form) return;
  form.elements.words.value = words.words;
  const near = document.createElement("input");
  Object.assign(near, { type: "hidden", name: "near", value: String(words.near) });
  form.append(near);
  form.requestSubmit();
}

// A bar beside the selection says the same for the pointer

const bar = document.createElement("div");
Object.assign(bar, { className: "picker", role: "toolbar" });
bar.setAttribute("aria-label", "What the selected words are");
bar.addEventListener("pointerdown", (down) => down.preventDefault()); // the selection stays

function pick() {
  bar.remove();
  const words = document.body.hasAttribute("data-corrects") && chosen();
  const statement = words && meant(words);
  if (!statement) return;
  const whose = statement.querySelector(".speaker, .unsure, .none")?.textContent.trim();
  const buttons = Object.entries({ source: 1, cue: 2, content: 3 }).map(([part, key]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: `${part} ` });
    button.addEventListener("click", () => mend(part, words));
    button.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    return button;
  });
  const number = Number(statement.dataset.number) + 1;
  bar.replaceChildren(`${number} ${whose ?? ""}: this is the`, ...buttons);
  document.body.append(bar);
  const place = getSelection().getRangeAt(0).getBoundingClientRect();
  const below = place.bottom + bar.offsetHeight + 12 < innerHeight;
  bar.style.top = `${scrollY + (below ? place.bottom + 6 : place.top - bar.offsetHeight - 6)}px`;
  bar.style.left = `${Math.max(8, Math.min(place.left, innerWidth - bar.offsetWidth - 8))}px`;
}

let settled;
document.addEventListener("selectionchange", () => {
  clearTimeout(settled);
  settled = setTimeout(pick, 200);
});

// Keys

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  s: () => correct("s"),
  a: () => correct("a"),
  w: () => correct("w"),
  x: () => correct("x"),
  u: () => document.querySelector("#undo")?.requestSubmit(),
  1: () => mend("source"),
  2: () => mend("cue"),
  3: () => mend("content"),
  "/": () => document.querySelector(".ask input")?.focus(),
};

document.addEventListener("keydown", (pressed) => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
  const typing = pressed.target.closest?.("input, textarea, select, [contenteditable]");
  if (pressed.key === "Escape") bar.remove();
  if (pressed.key === "Escape" && typing) close(typing.closest("[data-statement]"));
  if (typing || !Object.hasOwn(KEYS, pressed.key)) return;
  pressed.preventDefault();
  KEYS[pressed.key]();
});

// Where the pointer goes the keys follow

document.addEventListener("click", (clicked) => {
  if (clicked.target.closest("a, button, input, select, textarea, summary, label")) return;
  const words = clicked.target.closest("[data-of]");
  const number = words?.dataset.of.split(" ").at(-1);
  if (words && getSelection()?.isCollapsed) document.querySelector(`[data-number="${number}"]`)?.focus({ preventScroll: true });
});

// Copying what is to be cited

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch { // a page that did not come over https has no clipboard, and a browser may refuse it
    getSelection().selectAllChildren(text);
    document.execCommand("copy");
  }
}

document.documentElement.dataset.script = ""; // what needs this file is shown
document.addEventListener("click", async (clicked) => {
  const button = clicked.target.closest("[data-copies]");
  if (!button) return;
  await copy(document.getElementById(button.dataset.copies));
  button.parentElement.querySelector("[role=status]").textContent = "Copied.";
});

// A period is chosen by dragging over the lanes

function brushed(lanes, from, to) {
  const { first, last, left, right } = lanes.dataset;
  const days = (Date.parse(last) - Date.parse(first)) / (right - left);
  const day = (x) => new Date(Date.parse(first) + (Math.min(Math.max(x, left), right) - left) * days);
  const ends = [from, to].sort((a, b) => a - b).map((x) => day(x).toISOString().slice(0, 10));
  const there = new URL(location);
  there.searchParams.set("since", ends[0]);
  there.searchParams.set("until", ends[1]);
  location.assign(there);
}

for (const lanes of document.querySelectorAll(".lanes")) {
  const at = (pointed) => new DOMPoint(pointed.clientX, 0).matrixTransform(lanes.getScreenCTM().inverse()).x;
  let start = null;
  const brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  brush.setAttribute("class", "brush");
  lanes.addEventListener("pointerdown", (down) => {
    if (down.button || down.pointerType === "touch" || down.target.closest("a")) return;
    start = at(down);
    lanes.setPointerCapture(down.pointerId);
    for (const [name, value] of Object.entries({ x: start, y: 20, width: 0, height: 4000 })) brush.setAttribute(name, value);
    lanes.append(brush);
  });
  lanes.addEventListener("pointermove", (moved) => {
    if (start === null) return;
    brush.setAttribute("x", Math.min(start, at(moved)));
    brush.setAttribute("width", Math.abs(at(moved) - start));
  });
  lanes.addEventListener("pointerup", (up) => {
    if (start === null) return;
    const [from, to] = [start, at(up)];
    start = null;
    brush.remove();
    if (Math.abs(to - from) > 8) brushed(lanes, from, to);
  });
}
