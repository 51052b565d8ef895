// Moves between the cells of a grid with the keyboard, and spreads a pasted block over them.
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function cellsOf(table) {
  return [...table.querySelectorAll("tbody tr")]
    .map((row) => [...row.querySelectorAll("input.app-cell")])
    .filter((row) => row.length);
}

function placeOf(grid, input) {
  const row = grid.findIndex((cells) => cells.includes(input));
  return [row, grid[row].indexOf(input)];
}

function atEdge(input, key) {
  const { selectionStart: from, selectionEnd: to, value } = input;
  if (from === 0 && to === value.length) return true;
  return key === "ArrowLeft" ? to === 0 : from === value.length;
}

function move(grid, input, event) {
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (sideways && !atEdge(input, event.key)) return;
  const [row, column] = placeOf(grid, input);
  const [down, right] = MOVES[event.key];
  const target = grid[row + down]?.[Math.min(column + right, grid[row + down].length - 1)];
  event.preventDefault();
  if (target && column + right >= 0) {
    target.focus();
    target.select();
  }
}

function paste(grid, input, event) {
  const text = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const [row, column] = placeOf(grid, input);
  text.split("\n").forEach((line, down) => {
    line.split("\t").forEach((value, right) => {
      const target = grid[row + down]?.[column + right];
      if (target) target.value = value.trim();
    });
  });
}

document.querySelectorAll("table[data-grid]").forEach((table) => {
  const grid = cellsOf(table);
  table.addEventListener("keydown", (event) => {
    if (!event.target.matches("input.app-cell")) return;
    if (event.key === "Escape") event.target.value = event.target.defaultValue;
    else if (event.key in MOVES) move(grid, event.target, event);
  });
  table.addEventListener("paste", (event) => {
    if (event.target.matches("input.app-cell")) paste(grid, event.target, event);
  });
});
