// The equilibria, a page of rows at a time, so that thousands stay usable.
import { element, named } from "./dom.js";

const kRowsOnPage = 50;
const kMostPrinted = 5000;

export class EquilibriumList {
  constructor(data, onChoose) {
    this.data = data;
    this.onChoose = onChoose;
    this.first = 0;
    this.chosen = undefined;
    this.body = element("tbody");
    this.position = element("span", { "aria-live": "polite" });
    this.previous = element("button", { type: "button", onclick: () => this.show(this.first - kRowsOnPage) }, "Previous");
    this.next = element("button", { type: "button", onclick: () => this.show(this.first + kRowsOnPage) }, "Next");
    this.section = this.build();
    this.show(0);
  }

  get count() {
    return this.data.equilibria.length;
  }

  build() {
    const heads = ["Equilibrium", "Kind", ...this.data.players.map((player) => player.name), this.data.payoffs];
    const go = element("input", { type: "number", min: 1, max: this.count, id: "go", onchange: (event) => {
      const number = Number(event.target.value);
      if (number >= 1 && number <= this.count) this.reveal(number);
    } });
    const pager = this.count > kRowsOnPage ? element("div", { class: "pager" }, this.previous, this.next, this.position,
      element("label", { for: "go" }, "Go to number"), go) : undefined;
    return element("section", { "aria-labelledby": "equilibria" },
      element("h2", { id: "equilibria" }, "Equilibria"),
      this.data.listed ? element("p", { class: "soft" }, this.data.listed) : undefined, pager,
      element("div", { class: "list" }, element("table", { class: "equilibria" },
        element("caption", { class: "hidden" }, "The equilibria, by component"),
        element("thead", {}, element("tr", {}, heads.map((head) => named("th", head, { scope: "col" })))), this.body)));
  }

  show(first, count = kRowsOnPage) {
    const last = Math.floor(Math.max(0, this.count - 1) / kRowsOnPage) * kRowsOnPage;
    this.first = Math.min(Math.max(0, first), last);
    const end = Math.min(this.count, this.first + count);
    const rows = [];
    for (let k = this.first; k < end; ++k) {
      const group = this.data.groups[this.data.equilibria[k].component];
      const isNew = k === this.first || this.data.equilibria[k - 1].component !== this.data.equilibria[k].component;
      if (group && isNew) {
        rows.push(element("tr", { class: "group" },
          named("th", group, { colspan: this.data.players.length + 3, scope: "colgroup" })));
      }
      rows.push(this.row(k));
    }
    this.body.replaceChildren(...rows);
    this.position.textContent = `${this.first + 1} to ${end} of ${this.count.toLocaleString("en")}`;
    this.previous.disabled = this.first === 0;
    this.next.disabled = this.first >= last;
  }

  row(k) {
    const one = this.data.equilibria[k];
    const number = k + 1;
    const button = element("button", {
      type: "button", "aria-pressed": String(this.chosen === number), onclick: () => this.choose(number),
      title: "Show in the charts",
    }, one.name ?? `#${number}`);
    const details = one.exact ? element("details", {}, element("summary", {}, "exact"), this.exact(one)) : undefined;
    return element("tr", { id: `equilibrium-${number}`, class: this.chosen === number ? "chosen" : undefined },
      element("th", { scope: "row", class: "number" }, button),
      element("td", { "data-name": "Kind" }, one.kind, details),
      this.data.players.map((player, i) => element("td", { "data-name": player.name }, one.strategies[i])),
      element("td", { "data-name": this.data.payoffs }, one.payoffs));
  }

  exact(one) {
    const rows = [];
    one.exact.forEach((used, player) => {
      used.forEach(([strategy, probability]) => {
        const { name, strategies } = this.data.players[player];
        rows.push(element("tr", {}, named("td", name), named("td", strategies[strategy]), element("td", {}, probability)));
      });
    });
    return element("table", { class: "exact" }, element("tbody", {}, rows));
  }

  choose(number) {
    this.chosen = this.chosen === number ? undefined : number;
    this.show(this.first);
    this.onChoose(this.chosen);
    const row = document.getElementById(`equilibrium-${number}`);
    if (row) row.querySelector("button").focus({ preventScroll: true });
  }

  // Shows the row of an equilibrium and puts the focus on it.
  reveal(number) {
    this.show(Math.floor((number - 1) / kRowsOnPage) * kRowsOnPage);
    const button = document.getElementById(`equilibrium-${number}`).querySelector("button");
    button.scrollIntoView({ block: "center" });
    button.focus();
  }

  showAllForPrint() {
    this.beforePrint = this.first;
    this.show(0, kMostPrinted);
  }

  restore() {
    this.show(this.beforePrint ?? 0);
  }
}
