// Draws an option object without a browser: what the program runs in its JavaScript engine, which knows
// ECMAScript 5, has no timers, and measures text itself.
import { init, setPlatformAPI } from "./echarts.js";

globalThis.render = function (text, width, height) {
  setPlatformAPI({
    measureText: function (string, font) {
      return { width: globalThis.measureText(String(string), font || "12px sans-serif") };
    },
  });
  var chart = init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
  chart.setOption(JSON.parse(text));
  return chart.renderToSVGString();
};
