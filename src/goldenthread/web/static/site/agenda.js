// Drags an item of an agenda to another place; the form does the same by buttons and numbers.
const form = document.querySelector("form[data-arrange]");
const items = () => [...form.querySelectorAll("[data-item]")];
let dragged = null;

function placeOf(item) {
  return items().indexOf(item) + 1;
}

function mark(target) {
  items().forEach((item) => item.classList.toggle("app-item--target", item === target));
}

function drop(target) {
  if (!dragged || dragged === target) return;
  const input = form.querySelector(`#place-${dragged.dataset.item}`);
  input.value = placeOf(target);
  form.requestSubmit(form.querySelector("button[value='places']"));
}

items().forEach((item) => {
  item.draggable = true;
  item.addEventListener("dragstart", (event) => {
    dragged = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.dataset.item);
    item.classList.add("app-item--dragged");
  });
  item.addEventListener("dragend", () => {
    dragged = null;
    item.classList.remove("app-item--dragged");
    mark(null);
  });
  item.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(item);
  });
  item.addEventListener("drop", (event) => {
    event.preventDefault();
    drop(item);
  });
});

// A field inside an item that can be dragged must still let its text be selected.
form.querySelectorAll(".app-place").forEach((input) => {
  const item = input.closest("[data-item]");
  input.addEventListener("focus", () => { item.draggable = false; });
  input.addEventListener("blur", () => { item.draggable = true; });
});
