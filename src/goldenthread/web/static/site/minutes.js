// Keeps words of the minutes that are not saved yet: in this browser's tab until they are saved.
const list = document.querySelector("[data-minutes]");
const owner = `minute:${list.dataset.minutes}:`;
const forms = () => [...list.querySelectorAll("form[data-minute]")];
const textOf = (form) => form.querySelector("textarea");
const keyOf = (form) => owner + form.dataset.minute;

function isUnsaved(form) {
  const text = textOf(form);
  return text.value !== text.defaultValue;
}

function keep(form) {
  if (isUnsaved(form)) {
    sessionStorage.setItem(keyOf(form), textOf(form).value);
  } else {
    sessionStorage.removeItem(keyOf(form));
  }
}

function say(form, words) {
  form.querySelector(".app-saved").textContent = words;
}

function putBack(form) {
  const kept = sessionStorage.getItem(keyOf(form));
  if (kept === null || kept === textOf(form).value) return;
  textOf(form).value = kept;
  say(form, "Words that were not saved are put back. Save them, or undo them.");
}

// Where saving did not work, the words that were refused are what the form begins with.
forms().forEach((form) => {
  if (!form.closest("article").querySelector("[role='alert']")) putBack(form);
});

list.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-minute]");
  if (!form) return;
  keep(form);
  say(form, isUnsaved(form) ? "Not saved yet" : "");
});

list.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-minute]");
  if (form) form.dataset.sent = "yes";
});

document.body.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest("form[data-minute]");
  if (!form) return;
  if (event.detail.successful) sessionStorage.removeItem(keyOf(form));
  else say(form, "Not saved: the server could not be reached. The words are kept in this browser.");
  delete form.dataset.sent;
});

window.addEventListener("beforeunload", (event) => {
  if (forms().some((form) => isUnsaved(form) && !form.dataset.sent)) event.preventDefault();
});
