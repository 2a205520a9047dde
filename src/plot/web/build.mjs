// node build.mjs MODULES OUT: bundles page.js and render.js with the packages in MODULES and writes them to OUT as
// C++ sources that hold them.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, out] = process.argv.slice(2).map((path) => resolve(path));
const { build } = createRequire(join(modules, "index.js"))("esbuild");

async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    format: "iife",
    nodePaths: [modules],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    charset: "ascii",
    logLevel: "warning",
    ...options,
  });
  return result.outputFiles[0].text;
}

// Pieces of a length that every compiler accepts as a string literal.
function pieces(text) {
  const bytes = Buffer.from(text, "utf8");
  const lines = [];
  for (let start = 0; start < bytes.length; start += 8000) {
    const piece = bytes.subarray(start, start + 8000);
    let line = "";
    for (const byte of piece) {
      if (byte === 0x22 || byte === 0x5c) line += "\\" + String.fromCharCode(byte);
      else if (byte >= 0x20 && byte < 0x7f && byte !== 0x3f) line += String.fromCharCode(byte);
      else line += "\\" + byte.toString(8).padStart(3, "0");
    }
    lines.push(`    {"${line}", ${piece.length}},`);
  }
  return lines.join("\n");
}

function source(header, namespace, texts) {
  const parts = [`// Made by build.mjs.\n// NOLINTBEGIN(modernize-raw-string-literal): raw ones have no escapes for what is no ASCII.\n#include "${header}"\n\n#include <string>\n\nnamespace ${namespace} {\n`];
  for (const [name, text] of Object.entries(texts)) {
    parts.push(`namespace {\nconstexpr std::string_view ${name}_pieces[] = {\n${pieces(text)}\n};\n}\n` +
      `std::string_view ${name}() {\n  static const std::string text = [] {\n    std::string whole;\n` +
      `    for (const std::string_view piece : ${name}_pieces) whole += piece;\n    return whole;\n  }();\n` +
      `  return text;\n}\n`);
  }
  parts.push(`}  // namespace ${namespace}\n// NOLINTEND(modernize-raw-string-literal)\n`);
  return parts.join("\n");
}

const versionOf = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
// Pages are given away with what they hold of others.
const notice = `/*! Apache ECharts ${versionOf("echarts")}, Copyright The Apache Software Foundation, ` +
  `https://www.apache.org/licenses/LICENSE-2.0; zrender ${versionOf("zrender")}, Copyright (c) 2017, Baidu Inc., ` +
  "https://opensource.org/license/bsd-3-clause */";

// A script that contains "</script" would end its element.
const page = (await bundle("page.js", { minify: true, target: "es2020", banner: { js: notice } })).replaceAll("</script", "<\\/script");
const style = readFileSync(join(here, "page.css"), "utf8");
// Duktape runs ECMAScript 5, and does not take what minifySyntax makes of loops with an `in`.
const render = await bundle("render.js", { minifyWhitespace: true, minifyIdentifiers: true, target: "es5" });

mkdirSync(out, { recursive: true });
writeFileSync(join(out, "web_assets.cpp"), source("web_assets.hpp", "nashsolve::plot::assets", {
  script: page,
  script_hash: createHash("sha256").update(page).digest("base64"),
  style,
  library: `Apache ECharts ${versionOf("echarts")}`,
}));
writeFileSync(join(out, "render_script.cpp"), source("render_script.hpp", "nashsolve::render", { script: render }));
