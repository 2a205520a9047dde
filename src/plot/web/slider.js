// A slider that takes a chart through the values of a parameter. It stops only at values whose picture the page
// holds, each with its exact name.
import { element, named } from "./dom.js";

export function addSlider(view, { parameter, slices }) {
  const value = named("strong", "");
  const where = element("span", { class: "soft" });
  const id = `slider-${view.data.id}`;
  const input = element("input", {
    id, type: "range", min: 0, max: slices.length - 1, step: 1, value: 0, oninput: () => move(Number(input.value)),
  });

  function move(position) {
    const slice = slices[position];
    value.textContent = slice.value;
    where.textContent = slice.where;
    input.setAttribute("aria-valuetext", `${slice.value}; ${slice.where}`);
    view.show(slice);
  }

  view.frame.before(element("div", { class: "slider" },
    named("label", `Value of ${parameter}`, { for: id, class: "soft" }), input,
    element("p", {}, value, " · ", where)));
  move(0);
}
