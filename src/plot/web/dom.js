// Elements from data. Text of the game only ever becomes text nodes and attribute values.

export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
}

// A name that somebody gave: it may be written from right to left.
export function named(tag, text, properties = {}) {
  return element(tag, { dir: "auto", ...properties }, text);
}

export function hidden(text) {
  return element("span", { class: "hidden" }, text);
}
