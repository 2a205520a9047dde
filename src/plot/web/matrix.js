// The game's payoffs as tables, best responses marked.
import { element, hidden, named } from "./dom.js";

function payoffs(cell, players) {
  const parts = [];
  cell.payoffs.forEach((payoff, player) => {
    if (player > 0) parts.push(", ");
    const isBest = cell.best.includes(player);
    parts.push(isBest ? element("span", { class: "best" }, payoff, hidden(" best")) : payoff);
  });
  const isEquilibrium = cell.best.length === players;
  return element("td", isEquilibrium ? { class: "equilibrium" } : {}, parts,
    isEquilibrium ? hidden(" (equilibrium)") : undefined);
}

function table(slice, data) {
  const head = element("tr", {},
    element("td", {}, hidden(`${data.rowPlayer} in rows, ${data.columnPlayer} in columns`)),
    slice.columns.map((name) => named("th", name, { scope: "col" })));
  const body = slice.rows.map((name, row) =>
    element("tr", {}, named("th", name, { scope: "row" }),
      slice.cells[row].map((cell) => payoffs(cell, data.players))));
  return element("table", { class: "matrix" },
    named("caption", slice.caption), element("thead", {}, head), element("tbody", {}, body));
}

export function matrixSection(data) {
  const section = element("section", { "aria-labelledby": "game" }, element("h2", { id: "game" }, "The game"),
    element("p", { class: "soft" }, data.note));
  for (const slice of data.slices) {
    section.append(element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": slice.caption },
      table(slice, data)), element("p"));
  }
  return section;
}
