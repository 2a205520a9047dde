// The page in a real browser: Debian's Chromium, driven by playwright-core, judged for accessibility by axe-core.
//
//     node page_test.mjs --nashsolve PROGRAM --modules NODE_MODULES --chromium BROWSER --games FOLDER [--shots FOLDER]
//
// Exit code 77: something that the test needs is missing. With --shots it leaves pictures of the pages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const names = ["nashsolve", "modules", "chromium", "games", "shots"];
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });

function skip(reason) {
  console.log(`SKIPPED, the page was not tested in a browser: ${reason}`);
  process.exit(77);
}

if (!values.chromium || !existsSync(values.chromium)) skip("Chromium is not installed");
if (!existsSync(join(values.modules, "playwright-core"))) skip(`playwright-core is not in ${values.modules}`);
if (!existsSync(join(values.modules, "axe-core"))) skip(`axe-core is not in ${values.modules}`);

const load = createRequire(resolve(values.modules, "index.js"));
const { chromium } = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "nashsolve-page-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function run(...words) {
  return execFileSync(values.nashsolve, words, { encoding: "utf8", maxBuffer: 1 << 28 });
}

function game(name) {
  return join(values.games, name);
}

function pageOf(path, name) {
  const file = join(folder, `${name}.html`);
  run("plot", "--quiet", path, "-o", file);
  return pathToFileURL(file).href;
}

try {
  pageOf(game("bos.json"), "probe");
} catch (error) {
  if (!String(error.stderr).includes("without Node.js")) throw error;
  skip("this build cannot make pages");
}

// The slowest step of these takes seconds where nothing else runs; a machine that is busy or emulated may take long.
const kPatience = 180_000;

const browser = await chromium.launch({
  executablePath: values.chromium, timeout: kPatience,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

// A page that may do nothing but open its own file: every request and every complaint is a failure.
async function open(url, { width = 1400, scheme = "light" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  page.setDefaultTimeout(kPatience);
  page.complaints = [];
  page.on("console", (message) => page.complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) page.complaints.push(`request: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    page.complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.addInitScript((wanted) => {
    window.widest = -Infinity;
    const measure = () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      // A busy browser makes frames before its window has its size.
      if (window.innerWidth === wanted) window.widest = Math.max(window.widest, scrollWidth - clientWidth);
      requestAnimationFrame(measure);
    };
    requestAnimationFrame(measure);
  }, width);
  await page.goto(url);
  return page;
}

async function close(page) {
  assert.deepEqual(page.complaints, []);
  const wider = await overflow(page);
  assert.ok(wider <= 0, `wider than the window by ${wider} pixels`);
  await page.context().close();
}

// What was asked for before is drawn and laid out: ECharts draws when the browser next makes a frame, and so do
// observers of sizes.
async function settle(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function drawn(page, id) {
  const chart = page.locator(`#chart-${id}`);
  await chart.scrollIntoViewIfNeeded();
  await chart.locator("svg").waitFor();
  return chart;
}

// The middles of the markers of equilibria, in the order of the document, relative to the chart.
async function markersOf(chart) {
  await settle(chart.page());
  return chart.locator(".canvas").evaluate((canvas) => {
    const base = canvas.getBoundingClientRect();
    return [...canvas.querySelectorAll("path[fill='#e02f44']")].map((path) => {
      const box = path.getBoundingClientRect();
      return [box.left + box.width / 2 - base.left, box.top + box.height / 2 - base.top, box.width];
    }).filter((mark) => mark[2] > 8 && mark[2] < 20);
  });
}

// How many colours an element shows: a blank one shows one.
async function coloursOf(page, locator) {
  const shot = (await locator.screenshot()).toString("base64");
  const decoder = await page.context().newPage();
  const count = await decoder.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    const colours = new Set();
    for (let k = 0; k < pixels.length; k += 4) colours.add((pixels[k] << 16) | (pixels[k + 1] << 8) | pixels[k + 2]);
    return colours.size;
  }, shot);
  await decoder.close();
  return count;
}

// By how many pixels the page was wider than its window, in the worst frame so far.
async function overflow(page) {
  await settle(page);
  const widest = await page.evaluate(() => window.widest);
  assert.ok(Number.isFinite(widest), "no frame was measured");
  return widest;
}

// No two labels of a chart overlap, and none leaves its chart.
async function misplaced(chart) {
  await settle(chart.page());
  return chart.locator(".canvas").evaluate((canvas) => {
    const frame = canvas.getBoundingClientRect();
    const texts = [...canvas.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
    const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    const wrong = [];
    for (const { text, box } of boxes) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 ||
          box.bottom > frame.bottom + 1) wrong.push(`cut: ${text}`);
    }
    for (let a = 0; a < boxes.length; ++a) {
      for (let b = a + 1; b < boxes.length; ++b) {
        const wide = Math.min(boxes[a].box.right, boxes[b].box.right) - Math.max(boxes[a].box.left, boxes[b].box.left);
        const high = Math.min(boxes[a].box.bottom, boxes[b].box.bottom) - Math.max(boxes[a].box.top, boxes[b].box.top);
        // A label's halo is a text of its own.
        if (wide > 2 && high > 4 && boxes[a].text !== boxes[b].text) wrong.push(`${boxes[a].text} on ${boxes[b].text}`);
      }
    }
    return wrong;
  });
}

async function shoot(page, name) {
  if (!values.shots) return;
  for (const chart of await page.locator("figure").all()) await chart.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(values.shots, `${name}.png`), fullPage: true });
}

const tests = {
  async "draws its charts, markers at the equilibria"() {
    const page = await open(pageOf(game("bos.json"), "bos"));
    const chart = await drawn(page, "best-responses");
    assert.ok(await coloursOf(page, chart.locator(".canvas")) > 8, "the chart is blank");
    // The plot is a square between the margins of the grid.
    const box = await chart.locator(".canvas").boundingBox();
    const grid = await page.evaluate(() => {
      const data = JSON.parse(document.getElementById("nashsolve-data").textContent);
      return data.charts.find((each) => each.id === "best-responses").option.grid;
    });
    const side = box.width - grid.left - grid.right;
    const expected = [[1, 1], [0, 0], [2 / 3, 1 / 3]].map(([p, q]) =>
      [grid.left + p * side, grid.top + (1 - q) * (box.height - grid.top - grid.bottom)]);
    const found = await markersOf(chart);
    assert.equal(found.length, 3);
    for (const [k, [x, y]] of expected.entries()) {
      assert.ok(Math.abs(found[k][0] - x) < 1 && Math.abs(found[k][1] - y) < 1, `#${k + 1} at ${found[k]}, not ${x}, ${y}`);
    }
    for (const figure of await page.locator("figure").all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator("svg").waitFor();
    }
    assert.equal(await page.locator("figure").count(), 6);
    await close(page);
  },

  async "shows tooltips to the mouse and to the keyboard"() {
    const page = await open(pageOf(game("bos.json"), "bos"));
    const chart = await drawn(page, "best-responses");
    const tip = chart.locator(".tip");
    const [, , [x, y]] = await markersOf(chart);
    await chart.locator(".canvas").hover({ position: { x, y } });
    await tip.waitFor({ state: "visible" });
    assert.match(await tip.innerText(), /^#3\nPlayer 1: Opera 2\/3, Football 1\/3\nPlayer 2: Opera 1\/3, Football 2\/3\n/);
    await page.mouse.move(0, 0);
    await tip.waitFor({ state: "hidden" });
    const focused = () => page.evaluate(() => document.activeElement.closest("figure")?.id);
    for (let k = 0; k < 60 && await focused() !== "chart-best-responses"; ++k) await page.keyboard.press("Tab");
    assert.equal(await focused(), "chart-best-responses");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await tip.waitFor({ state: "visible" });
    assert.match(await tip.innerText(), /^#2\nPlayer 1: Football/);
    assert.match(await chart.locator("[aria-live]").innerText(), /^#2/);
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "hidden" });
    await close(page);
  },

  async "hides and shows series, and leads from markers to the list and back"() {
    const page = await open(pageOf(game("bos.json"), "bos"));
    const chart = await drawn(page, "best-responses");
    const button = chart.getByRole("button", { name: "equilibria" });
    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    assert.equal((await markersOf(chart)).length, 0);
    await page.keyboard.press("Enter");
    const marks = await markersOf(chart);
    assert.equal(marks.length, 3);
    await chart.locator(".canvas").click({ position: { x: marks[0][0], y: marks[0][1] } });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "#1");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#equilibrium-1 button").getAttribute("aria-pressed"), "true");
    await close(page);
  },

  async "draws a game with a parameter against it"() {
    const page = await open(pageOf(game("hawk-dove-cost.json"), "family"));
    const chart = await drawn(page, "probability-1");
    assert.ok(await coloursOf(page, chart.locator(".canvas")) > 8, "the chart is blank");
    const svg = await chart.locator("svg").innerHTML();
    for (const name of ["c = 2", "#1", "#2", "#3"]) assert.ok(svg.includes(`>${name}<`), name);
    // At c = 2, the middle of the drawn values, Hawk is played with probability 1 and 0.
    const marks = await markersOf(chart);
    assert.equal(marks.length, 2);
    assert.ok(Math.abs(marks[0][0] - marks[1][0]) < 1 && Math.abs(marks[0][1] - marks[1][1]) > 100, String(marks));
    // The keyboard walks through the points, and a point leads to its formula in the list.
    const tip = chart.locator(".tip");
    await chart.locator(".chart").focus();
    await page.keyboard.press("End");
    await tip.waitFor({ state: "visible" });
    const texts = new Set();
    for (let k = 0; k < 60; ++k) {
      texts.add(await chart.locator("[aria-live]").innerText());
      await page.keyboard.press("ArrowLeft");
    }
    assert.ok(texts.has("#1, mixed c = 3 probability of Hawk: 2/c = 2/3"), [...texts].join(" / "));
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "hidden" });
    const rows = page.locator(".equilibria tbody tr");
    assert.equal(await rows.count(), 10);
    assert.equal(await rows.nth(0).innerText(), "0 < c < 2: 1 equilibrium");
    assert.match(await rows.nth(9).innerText(), /^#1\s+mixed, index -1\s+Hawk 2\/c, Dove \(c - 2\)\/c/);
    await rows.nth(9).getByRole("button").click();
    assert.equal(await rows.nth(9).getByRole("button").getAttribute("aria-pressed"), "true");
    await close(page);
  },

  async "takes the best responses through the values of a parameter, with the keyboard alone"() {
    for (const [width, scheme] of [[1400, "light"], [390, "dark"]]) {
      const page = await open(pageOf(game("hawk-dove-cost.json"), "slider"), { width, scheme });
      const chart = await drawn(page, "best-responses");
      const slider = chart.getByRole("slider", { name: "Value of c" });
      const { slices, grid } = await page.evaluate(() => {
        const { slider } = JSON.parse(document.getElementById("nashsolve-data").textContent);
        return { slices: slider.slices.map((each) => each.value), grid: slider.chart.option.grid };
      });
      assert.equal(await slider.getAttribute("max"), String(slices.length - 1));
      const shown = () => chart.locator(".slider p").innerText();
      const focused = () => page.evaluate(() => document.activeElement.id);
      for (let k = 0; k < 60 && await focused() !== "slider-best-responses"; ++k) await page.keyboard.press("Tab");
      assert.equal(await focused(), "slider-best-responses");
      assert.equal(await shown(), "c = 1/5 · 0 < c < 2: 1 equilibrium");
      const seen = [];
      for (const value of slices) {
        const text = await shown();
        assert.ok(text.startsWith(`${value} · `), `${text}, not ${value}`);
        assert.equal(await slider.getAttribute("aria-valuetext"), text.replace(" · ", "; "));
        assert.deepEqual(await misplaced(chart), [], `${value}, ${width} pixels`);
        const box = await chart.locator(".canvas").boundingBox();
        const marks = (await markersOf(chart)).map(([x, y]) => [(x - grid.left) / (box.width - grid.left - grid.right),
          1 - (y - grid.top) / (box.height - grid.top - grid.bottom)]);
        seen.push([value, marks]);
        await page.keyboard.press("ArrowRight");
      }
      // Below c = 2 both play Hawk; above also Hawk and Dove, Dove and Hawk, and Hawk with probability 2/c.
      for (const [value, marks] of seen) {
        const [over, under] = value.slice(4).split("/").map(Number);
        const c = over / (under || 1);
        const expected = c < 2 ? [[1, 1]] : c === 2 ? [[1, 0], [0, 1], [1, 1]] : [[1, 0], [0, 1], [2 / c, 2 / c]];
        assert.equal(marks.length, expected.length, value);
        for (const [x, y] of expected) {
          assert.ok(marks.some((mark) => Math.abs(mark[0] - x) < 0.01 && Math.abs(mark[1] - y) < 0.01),
            `${value}: none at ${x}, ${y} of ${marks.join(" / ")}`);
        }
      }
      assert.equal(await shown(), "c = 4 · c > 2: 3 equilibria");
      await page.keyboard.press("Home");
      assert.equal(await shown(), "c = 1/5 · 0 < c < 2: 1 equilibrium");
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      assert.equal(await shown(), "c = 19/5 · c > 2: 3 equilibria");
      // Table, points and list are those of the picture; what is hidden stays so.
      await chart.getByText("The numbers").click();
      assert.match(await chart.locator("details").innerText(), /Hawk 10\/19, Dove 9\/19/);
      await chart.locator(".chart").focus();
      const texts = new Set();
      for (let k = 0; k < 3; ++k) {
        await page.keyboard.press("ArrowRight");
        texts.add((await chart.locator("[aria-live]").innerText()).slice(0, 2));
      }
      assert.deepEqual([...texts].sort(), ["#1", "#2", "#3"]);
      await page.keyboard.press("Escape");
      const button = chart.getByRole("button", { name: "equilibria" });
      await button.focus();
      await page.keyboard.press("Enter");
      await slider.focus();
      await page.keyboard.press("ArrowLeft");
      assert.equal(await shown(), "c = 18/5 · c > 2: 3 equilibria");
      assert.equal((await markersOf(chart)).length, 0);
      assert.ok(await chart.locator("details").evaluate((details) => details.open));
      await close(page);
    }
  },

  async "stops the slider at irrational values of change"() {
    const path = join(folder, "irrational.json");
    writeFileSync(path, JSON.stringify({
      parameters: { c: { from: 0, to: null } },
      matrices: [[["c^2 - 2", 0], [0, 1]], [["c", 0], [1, "c"]]],
    }));
    const page = await open(pageOf(path, "irrational"), { width: 390 });
    const chart = await drawn(page, "best-responses");
    const slider = chart.getByRole("slider", { name: "Value of c" });
    const shown = () => chart.locator(".slider p").innerText();
    const wanted = "c = ~1.41421, a root of c^2 - 2 · value of change: 2 components with 3 extreme equilibria";
    const stops = Number(await slider.getAttribute("max"));
    await slider.focus();
    for (let k = 0; k < stops && await shown() !== wanted; ++k) await page.keyboard.press("ArrowRight");
    assert.equal(await shown(), wanted);
    assert.equal((await markersOf(chart)).length, 3);
    await chart.getByText("The numbers").click();
    assert.match(await chart.locator("details").innerText(), /1: \(c - 1\)\/\(2c - 1\), 2: c\/\(2c - 1\)/);
    await close(page);
  },

  async "is no wider than the window where numbers are long"() {
    const path = join(folder, "long.json");
    const digits = "1234567890".repeat(4);
    writeFileSync(path, JSON.stringify({
      parameters: { c: { from: 0, to: null } },
      matrices: [[[`${digits}c - 9${digits}`, 0], [0, 1]], [["c^2 - 2", 0], [0, 1]]],
    }));
    const url = pageOf(path, "long");
    for (const width of [1400, 390, 320]) {
      const page = await open(url, { width });
      await drawn(page, "best-responses");
      for (const summary of await page.locator("summary").all()) await summary.click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run());
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${width} pixels`);
      await shoot(page, `long-${width}`);
      await close(page);
    }
  },

  async "draws trees, and walks them with the keyboard"() {
    for (const [width, scheme] of [[1400, "light"], [390, "dark"]]) {
      const page = await open(pageOf(game("seltens_horse.efg"), "tree"), { width, scheme });
      const chart = await drawn(page, "tree");
      assert.ok(await coloursOf(page, chart.locator(".canvas")) > 8, "the chart is blank");
      assert.deepEqual(await misplaced(chart), []);
      await chart.locator(".chart").focus();
      await page.keyboard.press("ArrowRight");
      assert.match(await chart.locator("[aria-live]").innerText(), /^the root .* reached with probability 1$/);
      await page.keyboard.press("End");
      assert.match(await chart.locator("[aria-live]").innerText(), /^after .* payoffs 0, 0, 0 reached with probability/);
      // The end is in view, on a phone too.
      const tip = chart.locator(".tip");
      await tip.waitFor({ state: "visible" });
      const [box, frame] = [await tip.boundingBox(), await chart.locator(".chart").boundingBox()];
      assert.ok(box.x >= frame.x - 1 && box.x < frame.x + frame.width, `${box.x} in ${frame.x}, ${frame.width}`);
      await close(page);
    }
  },

  async "is accessible, fits phones, and has two colour schemes"() {
    const papers = new Set();
    for (const name of ["bos.json", "rock_paper_scissors.json", "continuum.json", "von_stengel_6x6.json",
      "mckelvey_mclennan.json", "hawk-dove-cost.json", "coordination-3x3-continuum.csv", "entry_deterrence.efg", "beer_quiche.efg"]) {
      const url = pageOf(game(name), name);
      for (const [width, scheme] of [[1400, "light"], [390, "dark"]]) {
        const page = await open(url, { width, scheme });
        for (const figure of await page.locator("figure").all()) {
          await figure.scrollIntoViewIfNeeded();
          await figure.locator("svg").waitFor();
          assert.deepEqual(await misplaced(figure), [], `${name}, ${width} pixels, ${await figure.getAttribute("id")}`);
        }
        papers.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run());
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${name}, ${scheme}`);
        await shoot(page, `${name.replace(/\..*/, "")}-${width}`);
        await close(page);
      }
    }
    assert.deepEqual([...papers].sort(), ["rgb(20, 23, 28)", "rgb(255, 255, 255)"]);
  },

  async "shows hostile labels as text"() {
    const path = join(folder, "hostile.json");
    const labels = ["<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"quotes\" & 'more'", "שלום עולם",
      "🎲🏳️‍🌈", "{b} {c}"];
    writeFileSync(path, JSON.stringify({
      title: "</script><script>alert(3)</script>", description: "<b>bold</b>",
      players: [{ name: "<i>One</i>", strategies: labels.slice(0, 3) }, { name: "Two", strategies: labels.slice(3) }],
      matrices: [[[2, 0, 1], [0, 1, 0], [1, 0, 2]], [[1, 0, 2], [0, 2, 0], [2, 0, 1]]],
    }));
    const page = await open(pageOf(path, "hostile"));
    assert.equal(await page.title(), "</script><script>alert(3)</script>");
    assert.equal(await page.locator("h1").innerText(), "</script><script>alert(3)</script>");
    const text = await page.locator("main").innerText();
    for (const label of labels) assert.ok(text.includes(label), label);
    const chart = await drawn(page, "regions-1");
    await chart.locator(".chart").focus();
    for (let k = 0; k < 8; ++k) await page.keyboard.press("ArrowRight");
    const svg = await chart.locator("svg").innerHTML();
    assert.ok(svg.includes("&lt;script&gt;") && !svg.includes("<script"));
    assert.equal(await page.locator("main img, main script, main b, main i").count(), 0);
    await shoot(page, "hostile");
    await close(page);
  },

  async "cuts long names between characters"() {
    const path = join(folder, "emoji.json");
    let cut = 0;
    for (let shift = 0; shift < 8; ++shift) {
      const name = "x".repeat(shift) + "👨‍👩‍👧" + "x".repeat(40);
      writeFileSync(path, JSON.stringify({
        players: [{ strategies: [name, "b", "c"] }, { strategies: [`${name}!`, "y", "z"] }],
        matrices: [[[2, 0, 1], [0, 1, 0], [1, 0, 2]], [[1, 0, 2], [0, 2, 0], [2, 0, 1]]],
      }));
      const page = await open(pageOf(path, `emoji-${shift}`));
      for (const figure of await page.locator("figure").all()) {
        await figure.scrollIntoViewIfNeeded();
        await figure.locator("svg").waitFor();
        await settle(page);
        const [halved, whole] = await figure.locator("svg text").evaluateAll((texts) => {
          const short = texts.map((text) => text.textContent).filter((text) => text.endsWith("..."));
          const half = /[\ud800-\udbff](?![\udc00-\udfff])/;
          return [short.filter((text) => half.test(text)).length, short.filter((text) => !half.test(text)).length];
        });
        assert.equal(halved, 0);
        cut += whole;
      }
      await close(page);
    }
    assert.ok(cut > 0, "no name was cut");
  },

  async "prints what it shows"() {
    const page = await open(pageOf(game("von_stengel_6x6.json"), "print"), { scheme: "dark" });
    assert.equal(await page.locator(".equilibria tbody tr").count(), 50);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".equilibria tbody tr").count(), 75);
    assert.equal(await page.locator("figure svg").count(), 2);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".equilibria tbody tr").count(), 50);
    await close(page);
  },

  async "stays usable with thousands of equilibria"() {
    const path = join(folder, "large.json");
    writeFileSync(path, run("generate", "random", "--size", "30", "--seed", "36"));
    const url = pageOf(path, "large");
    const started = Date.now();
    const page = await open(url);
    await page.locator("#chart-supports svg").waitFor();
    console.log(`    open after ${Date.now() - started} ms`);
    assert.match(await page.locator(".verdict").innerText(), /^Infinitely many equilibria \(1,377 isolated, 1 continuum/);
    assert.ok(await page.locator("main *").count() < 20000, "too many elements");
    await page.getByRole("button", { name: "Next" }).click();
    assert.equal(await page.locator(".equilibria tbody th button").first().innerText(), "#51");
    await page.getByLabel("Go to number").fill("1379");
    await page.keyboard.press("Enter");
    await page.locator("#equilibrium-1379 button").click();
    // The row is brought into view in the chart.
    const chart = page.locator("#chart-supports");
    await chart.getByText("#1379", { exact: true }).first().waitFor();
    await close(page);
  },
};

let failures = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`passed: the page ${name}`);
  } catch (error) {
    ++failures;
    console.log(`FAILED: the page ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
