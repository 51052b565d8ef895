// Turns pages by keys, and takes the words that are selected on a page into the form of a remark.
const OFF = "golden-thread-keys-off";
const LEAD = 60;

function areOn() {
  return window.localStorage.getItem(OFF) === null;
}

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable], [role=region], summary");
}

document.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
  if (!isPlain || !areOn() || isTyping(event.target)) return;
  if (event.key === "/") {
    const box = document.getElementById("find");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
    return;
  }
  const link = document.querySelector(`[data-key="${event.key}"]`);
  if (link && window.getSelection().isCollapsed) {
    event.preventDefault();
    link.click();
  }
});

// The line of the page at hand is in sight, however long the contents are.
const here = document.querySelector(".app-desk__contents [aria-current]")?.closest("li");
if (here) here.parentElement.scrollTop = here.offsetTop - here.parentElement.clientHeight / 2;

const keys = document.querySelector("[data-keys]");
if (keys) {
  const button = keys.querySelector("button");
  const say = () => {
    button.setAttribute("aria-pressed", String(areOn()));
    button.textContent = areOn() ? "Keys are on: turn them off" : "Keys are off: turn them on";
  };
  button.addEventListener("click", () => {
    if (areOn()) window.localStorage.setItem(OFF, "1");
    else window.localStorage.removeItem(OFF);
    say();
  });
  keys.hidden = false;
  say();
}

function selectedOn(leaf) {
  const selection = window.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!leaf.contains(range.startContainer) || !leaf.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(leaf, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  return { quote: plain(range.toString()), before: plain(before.toString()).slice(-LEAD) };
}

const leaf = document.querySelector("[data-leaf]");
const form = document.querySelector("[data-remark]");
const bar = document.querySelector("[data-selection]");
if (leaf && form) {
  document.addEventListener("selectionchange", () => {
    const found = selectedOn(leaf);
    if (!found?.quote) {
      if (!bar.contains(document.activeElement)) bar.hidden = true;
      return;
    }
    form.elements.quote.value = found.quote;
    form.elements.before.value = found.before;
    bar.querySelector("[data-selection-words]").textContent = found.quote;
    bar.hidden = false;
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.querySelector("[data-selection-note]").addEventListener("click", () => {
    form.elements.text.focus();
    bar.hidden = true;
  });
  form.elements.quote.addEventListener("input", () => {
    form.elements.before.value = "";
  });
}
