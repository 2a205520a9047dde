// One chart of the page: drawn when it comes into view, in the colours of the reader's scheme; its points can be
// walked through with the arrow keys.
import { init } from "./echarts.js";
import { element, hidden, named } from "./dom.js";

const kWideHeight = 330;
const kRowNames = 48;

function textOf(series, item, option) {
  if (!Array.isArray(item)) return item.name;
  const names = [option.xAxis.name, option.yAxis.name];
  const numbers = item.map((value, k) => `${names[k]}: ${Number(Number(value).toPrecision(6))}`);
  return [series.name, ...numbers].join("\n");
}

// ECharts cuts what is too wide between UTF-16 units, which halves an emoji; half of one is not a character.
function dropHalves(canvas) {
  for (const text of canvas.querySelectorAll("text")) {
    const whole = text.textContent.replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, "");
    if (whole !== text.textContent) text.textContent = whole;
  }
}

export class ChartView {
  constructor(data, dark, onMarker) {
    this.data = data;
    this.dark = dark;
    this.onMarker = onMarker;
    this.at = -1;
    this.canvas = element("div", { class: "canvas" });
    this.live = element("p", { class: "hidden", "aria-live": "polite" });
    this.frame = element("div", {
      class: data.width ? "chart scrolled" : "chart", tabindex: "0", role: "application", "aria-roledescription": "interactive chart",
      "aria-label": `${data.title}. Arrow keys move through its points, Escape leaves them.`,
      onkeydown: (event) => this.onKey(event), onblur: () => this.leave(),
    }, this.canvas);
    this.numbers = this.table();
    this.figure = element("figure", { id: `chart-${data.id}`, class: data.height ? "broad" : undefined },
      named("h3", data.title), named("p", data.note, { class: "soft" }), this.frame, this.legend(), this.live,
      this.numbers);
    this.points = this.pointsInOrder();
    this.resize();
  }

  get chart() {
    return this.instance;
  }

  // Equilibria first: they are what the chart is about.
  pointsInOrder() {
    const points = [];
    this.data.option.series.forEach((series, seriesIndex) => {
      if (series.type === "line" && series.symbol === "none") return;
      series.data.forEach((item, dataIndex) => {
        const text = textOf(series, item, this.data.option);
        if (text) points.push({ seriesIndex, dataIndex, text, rank: item.equilibria ? 0 : 1 });
      });
    });
    return points.sort((a, b) => a.rank - b.rank);
  }

  draw() {
    if (this.instance) return;
    this.instance = init(this.canvas, this.dark ? "dark" : null, { renderer: "svg" });
    const option = {
      ...this.data.option,
      series: this.series(),
      ...(this.data.shape === "rows" ? { grid: this.panels() } : {}),
      backgroundColor: "transparent",
      tooltip: {
        trigger: "item", confine: true, formatter: (params) => this.tip(params),
        // A tip that glides from one point to the next has its new width at its old place, and may stand out of the window.
        transitionDuration: 0,
        // In charts that scroll it stays within what is in view.
        ...(this.data.width ? {
          position: (point, params, dom, rect, size) => this.besidePoint(point, size),
        } : {}),
      },
    };
    this.instance.on("rendered", () => dropHalves(this.canvas));
    this.instance.setOption(option);
    this.instance.on("click", (params) => {
      const equilibria = params.data && params.data.equilibria;
      if (equilibria) this.onMarker(equilibria[0]);
    });
  }

  series() {
    const halo = this.dark ? "#14171c" : "#fff";
    return this.data.option.series.map((series) =>
      series.z ? { ...series, label: { ...series.label, textBorderColor: halo } } : series);
  }

  // Other data in the same frame. Requires that the chart has a table, before and after.
  show({ series, table }) {
    this.leave();
    this.data = { ...this.data, table, option: { ...this.data.option, series } };
    this.points = this.pointsInOrder();
    const numbers = this.table();
    numbers.open = this.numbers.open;
    this.numbers.replaceWith(numbers);
    this.numbers = numbers;
    if (this.instance) this.instance.setOption({ series: this.series() }, { replaceMerge: ["series"] });
  }

  redraw(dark) {
    this.dark = dark;
    if (!this.instance) return;
    this.instance.dispose();
    this.instance = undefined;
    this.draw();
  }

  tip(params) {
    const series = this.data.option.series[params.seriesIndex];
    return named("div", textOf(series, series.data[params.dataIndex], this.data.option), { class: "tip" });
  }

  // Of a tip, in the part of a scrolled chart that is in view.
  besidePoint([x, y], { contentSize: [width, height], viewSize }) {
    const gap = 10;
    const left = this.frame.scrollLeft;
    const right = left + this.frame.clientWidth - width;
    const below = y + gap;
    return [Math.max(left, Math.min(x + gap, right)), below + height <= viewSize[1] ? below : Math.max(0, y - gap - height)];
  }

  resize() {
    const { aspect, height, option } = this.data;
    const width = Math.max(this.frame.clientWidth, this.data.width);
    if (width === this.width) return;
    this.width = width;
    let pixels = height || kWideHeight;
    if (aspect) {
      const { left, right, top, bottom } = option.grid;
      pixels = Math.max(0, width - left - right) * aspect + top + bottom;
    }
    if (this.data.width) this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${Math.round(pixels)}px`;
    if (!this.instance) return;
    this.instance.resize();
    if (this.data.shape === "rows") this.instance.setOption({ grid: this.panels() });
  }

  // The panels of a chart with rows, to the right of as many pixels as the names of the rows take.
  panels() {
    const { grid } = this.data.option;
    const first = parseFloat(grid[0].left);
    const scale = (this.width - kRowNames) / (100 - first);
    return grid.map((panel) => ({ ...panel, left: kRowNames + (parseFloat(panel.left) - first) * scale,
      width: parseFloat(panel.width) * scale }));
  }

  onKey(event) {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === "Escape") {
      this.leave();
    } else if (event.key === "Home") {
      this.goTo(0);
    } else if (event.key === "End") {
      this.goTo(this.points.length - 1);
    } else if (steps[event.key] !== undefined) {
      const start = this.at < 0 && steps[event.key] < 0 ? 0 : this.at;
      this.goTo((start + steps[event.key] + this.points.length) % this.points.length);
    } else {
      return;
    }
    event.preventDefault();
  }

  goTo(position) {
    if (this.points.length === 0) return;
    this.draw();
    this.downplay();
    this.at = position;
    const { seriesIndex, dataIndex, text } = this.points[position];
    this.bringIntoView(seriesIndex, dataIndex);
    this.instance.dispatchAction({ type: "highlight", seriesIndex, dataIndex });
    this.instance.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
    this.live.textContent = text;
  }

  downplay() {
    if (this.at < 0 || !this.instance) return;
    const { seriesIndex, dataIndex } = this.points[this.at];
    this.instance.dispatchAction({ type: "downplay", seriesIndex, dataIndex });
  }

  leave() {
    this.downplay();
    this.at = -1;
    this.live.textContent = "";
    if (this.instance) this.instance.dispatchAction({ type: "hideTip" });
  }

  // Scrolls to it; of a chart with rows so that the row of the item is among those in view.
  bringIntoView(seriesIndex, dataIndex) {
    if (this.data.width) {
      const [x] = this.instance.convertToPixel({ seriesIndex }, this.data.option.series[seriesIndex].data[dataIndex].value);
      this.frame.scrollLeft = x - this.frame.clientWidth / 2;
    }
    const [zoom] = this.data.option.dataZoom || [];
    if (!zoom) return;
    const row = this.data.option.series[seriesIndex].data[dataIndex].value[1];
    const { startValue, endValue } = this.instance.getOption().dataZoom[0];
    if (row >= startValue && row <= endValue) return;
    const size = endValue - startValue;
    const start = Math.max(0, row - Math.floor(size / 2));
    this.instance.dispatchAction({ type: "dataZoom", startValue: start, endValue: start + size });
  }

  // Points at the equilibrium with this number, or at none.
  choose(number) {
    if (!this.instance) return;
    this.data.option.series.forEach((series, seriesIndex) => {
      this.instance.dispatchAction({ type: "downplay", seriesIndex });
      if (number === undefined) return;
      const found = [];
      series.data.forEach((item, dataIndex) => {
        if (item.equilibria && item.equilibria.includes(number)) found.push(dataIndex);
      });
      if (found.length === 0) return;
      this.bringIntoView(seriesIndex, found[0]);
      this.instance.dispatchAction({ type: "highlight", seriesIndex, dataIndex: found });
    });
  }

  legend() {
    const { legend, series } = this.data.option;
    if (!legend || legend.data.length < 2) return undefined;
    const buttons = legend.data.map((name) => {
      const one = series.find((each) => each.name === name && each.type === "scatter") ||
        series.find((each) => each.name === name);
      const swatch = element("span", { class: one.type === "scatter" ? "swatch dot" :
        one.lineStyle.type === "dashed" ? "swatch dashed" : "swatch" });
      swatch.style[one.type === "scatter" ? "background" : "borderColor"] = one.itemStyle.color;
      const button = element("button", { type: "button", "aria-pressed": "true", onclick: () => {
        this.draw();
        const isOn = button.getAttribute("aria-pressed") === "true";
        this.instance.dispatchAction({ type: isOn ? "legendUnSelect" : "legendSelect", name });
        button.setAttribute("aria-pressed", String(!isOn));
      } }, swatch, named("span", name));
      return element("li", {}, button);
    });
    return element("ul", { class: "legend", "aria-label": "Series; press to hide or show" }, buttons);
  }

  table() {
    if (!this.data.table) return undefined;
    const rows = this.data.table.map(([series, text]) =>
      element("tr", {}, named("th", series, { scope: "row" }), named("td", text)));
    return element("details", {}, element("summary", {}, "The numbers", hidden(` of: ${this.data.title}`)),
      element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Series"),
        element("th", { scope: "col" }, "Points"))), element("tbody", {}, rows)));
  }
}
