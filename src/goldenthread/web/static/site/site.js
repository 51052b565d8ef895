// Starts the design system's components, and draws the charts of a page that has any.
import { initAll } from "../build/nhsuk-frontend.min.js";

initAll();

const config = {
  ast: true,
  defaultStyle: false,
  renderer: "svg",
  tooltip: { disableDefaultStyle: true },
  actions: false,
};

async function draw(place) {
  const spec = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const picture = place.querySelector("img, svg");
  const target = document.createElement("div");
  target.className = "app-chart__canvas";
  place.append(target);
  try {
    await window.vegaEmbed(target, { ...spec, width: "container" }, config);
    target.querySelector("svg")?.setAttribute("aria-hidden", "true");
    if (picture) picture.remove();
  } catch (error) {
    target.remove();
    console.error(error);
  }
}

if (window.vegaEmbed) {
  document.querySelectorAll("[data-chart]").forEach(draw);
}

if (window.matchMedia("(max-width: 56rem)").matches) {
  document.querySelectorAll(".app-contents[open]").forEach((contents) => {
    contents.open = false;
  });
}
