// Underlines what the records contradict or bear out while one types, writes the figures that are
// offered in place, and inserts live figures at the cursor. Without it the form's buttons do that.

const LOOKS = { wrong: "app-mark app-mark--wrong", right: "app-mark app-mark--right" };

// Places are counted in characters by the server, in units of two bytes by the browser.
const unit = (text, place) => [...text].slice(0, place).join("").length;

const textOf = (field) => field.querySelector("textarea");
const heldOf = (field) => field.querySelector(".app-remarks__held");

function marksOf(field) {
  const held = heldOf(field);
  if (!held) return [];
  const { text, marks } = held.dataset;
  return JSON.parse(marks).map(([start, end, kind]) => [unit(text, start), unit(text, end), kind]);
}

// Marks of the text that was checked, moved to where they stand now; those inside what changed go.
function moved(marks, before, now) {
  let head = 0;
  while (head < before.length && before[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, now.length) - head;
  while (tail < most && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const shift = now.length - before.length;
  return marks.flatMap(([start, end, kind]) => {
    if (end <= head) return [[start, end, kind]];
    if (start >= before.length - tail) return [[start + shift, end + shift, kind]];
    return [];
  });
}

function paint(field) {
  const area = textOf(field);
  const mirror = field.querySelector(".app-mirror");
  const marks = moved(marksOf(field), heldOf(field)?.dataset.text ?? "", area.value);
  const parts = [];
  let last = 0;
  for (const [start, end, kind] of marks) {
    const mark = document.createElement("span");
    mark.className = LOOKS[kind];
    mark.textContent = area.value.slice(start, end);
    parts.push(area.value.slice(last, start), mark);
    last = end;
  }
  mirror.replaceChildren(...parts, `${area.value.slice(last)}\n`);
  mirror.scrollTop = area.scrollTop;
}

function changed(area) {
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function say(field, words) {
  const status = field.querySelector("[data-said]");
  if (status.textContent !== words) status.textContent = words;
}

function mirrored(field) {
  const area = textOf(field);
  const frame = document.createElement("div");
  frame.className = "app-mirrored";
  const mirror = document.createElement("div");
  mirror.className = "app-mirror nhsuk-textarea";
  mirror.setAttribute("aria-hidden", "true");
  area.replaceWith(frame);
  frame.append(mirror, area);
  area.addEventListener("input", () => paint(field));
  area.addEventListener("scroll", () => {
    mirror.scrollTop = area.scrollTop;
  });
  new ResizeObserver(() => {
    mirror.style.height = `${area.offsetHeight}px`;
  }).observe(area);
  field.querySelector(".app-picker__search").hidden = false;
  paint(field);
}

// A press writes what is offered: 'field|start|end|offer' says where it belongs.
function take(button) {
  const field = button.closest("[data-checked]");
  const area = textOf(field);
  const [, start, end, ...offer] = button.value.split("|");
  const checked = heldOf(field).dataset.text;
  const mark = [unit(checked, Number(start)), unit(checked, Number(end)), "wrong"];
  const [there] = moved([mark], checked, area.value);
  area.focus();
  if (there) area.setRangeText(offer.join("|"), there[0], there[1], "end");
  changed(area);
}

function insert(button) {
  const field = button.closest("[data-checked]");
  const area = textOf(field);
  button.closest("details").open = false;
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const gap = /[^\s(“"'£]$/u.test(before) ? " " : "";
  area.setRangeText(gap + button.dataset.insert, area.selectionStart, area.selectionEnd, "end");
  changed(area);
}

function walk(event) {
  const picker = event.target.closest(".app-picker__search");
  if (!picker) return;
  const stops = [picker.querySelector("input"), ...picker.querySelectorAll("[data-insert]")];
  const at = stops.indexOf(event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && at >= 0) {
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  } else if (event.key === "Enter" && at === 0) {
    event.preventDefault(); // it would send the form
    stops[1]?.focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    picker.closest("details").open = false;
    textOf(picker.closest("[data-checked]")).focus();
  }
}

document.querySelectorAll("[data-checked]").forEach(mirrored);
document.addEventListener("keydown", walk);
document.addEventListener("click", (event) => {
  const offer = event.target.closest(".app-offer");
  const figure = event.target.closest("[data-insert]");
  if (offer) {
    event.preventDefault();
    take(offer);
  } else if (figure) {
    insert(figure);
  }
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const rest = event.detail.target.querySelector?.(".app-remarks__rest");
  event.detail.target.dataset.open = rest?.open ? "yes" : "";
});
document.addEventListener("htmx:afterSwap", (event) => {
  const field = event.detail.target.closest("[data-checked]");
  if (!field || !event.detail.target.matches(".app-remarks")) return;
  const rest = field.querySelector(".app-remarks__rest");
  if (rest && event.detail.target.dataset.open) rest.open = true;
  paint(field);
  say(field, field.querySelector("[data-summary]")?.textContent ?? "");
});
for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, (event) => {
    const field = event.detail.elt.closest("[data-checked]");
    if (field) say(field, "The figures could not be checked. They are checked again as you type.");
  });
}
