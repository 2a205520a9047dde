// The page of a result: everything is built from the data that stands in the document as JSON.
import { ChartView } from "./chart.js";
import { element, named } from "./dom.js";
import { EquilibriumList } from "./equilibria.js";
import { matrixSection } from "./matrix.js";
import { addSlider } from "./slider.js";

const data = JSON.parse(document.getElementById("nashsolve-data").textContent);
const scheme = matchMedia("(prefers-color-scheme: dark)");

const list = new EquilibriumList(data, (number) => views.forEach((view) => view.choose(number)));
const viewFor = (chart) => new ChartView(chart, scheme.matches, (number) => list.reveal(number));
const views = data.charts.map(viewFor);
if (data.slider) {
  const view = viewFor(data.slider.chart);
  addSlider(view, data.slider);
  views.push(view);
}

document.title = data.title;
document.body.append(
  element("header", {}, named("h1", data.title),
    named("p", [data.source, data.size].filter(Boolean).join(" · "), { class: "soft" }),
    data.description ? named("p", data.description) : undefined, named("p", data.verdict, { class: "verdict" }),
    data.undecided.map((text) => named("p", text, { class: "soft" }))),
  element("main", {},
    element("section", { "aria-labelledby": "charts" }, element("h2", { id: "charts" }, "Charts"),
      element("div", { class: "charts" }, views.map((view) => view.figure))),
    list.section, matrixSection(data.matrix)),
  element("footer", {}, element("p", { class: "soft" }, data.footer)));

const viewOf = new Map(views.map((view) => [view.figure, view]));
views.forEach((view) => view.resize());
const inView = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    viewOf.get(entry.target).draw();
    inView.unobserve(entry.target);
  }
}, { rootMargin: "300px" });
const resized = new ResizeObserver((entries) => entries.forEach((entry) => viewOf.get(entry.target).resize()));
for (const view of views) {
  inView.observe(view.figure);
  resized.observe(view.figure);
}
scheme.addEventListener("change", () => views.forEach((view) => view.redraw(scheme.matches)));
addEventListener("beforeprint", () => {
  list.showAllForPrint();
  views.forEach((view) => {
    view.draw();
    if (scheme.matches) view.redraw(false);
  });
});
addEventListener("afterprint", () => {
  list.restore();
  if (scheme.matches) views.forEach((view) => view.redraw(true));
});
