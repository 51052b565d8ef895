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
  const target = document.createElement("div");
  target.className = "app-chart__canvas";
  const waiting = document.createElement("p");
  waiting.className = "app-loading";
  waiting.textContent = "Drawing the chart…";
  place.append(waiting, target);
  try {
    await window.vegaEmbed(target, { ...spec, width: "container" }, config);
    target.querySelector("svg")?.setAttribute("aria-hidden", "true");
    waiting.remove();
  } catch (error) {
    waiting.textContent = "The chart could not be drawn. Its data stand in the table below.";
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

// Words that were not saved belong to who is signed in: they do not outlive the visit.
document.querySelector(".nhsuk-header__account-form")?.addEventListener("submit", () => {
  sessionStorage.clear();
});
