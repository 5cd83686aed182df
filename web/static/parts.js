// What messages are made of, whichever chat shows them.

import { t } from "./texts.js";

export function make(tag, className = "", words = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words) element.textContent = words;
  return element;
}

export function makeButton(className, words, does) {
  const element = make("button", className, words);
  element.type = "button";
  element.addEventListener("click", () => does(element));
  return element;
}

// A message of Cairn's runs as its language does: names are isolated where they stand in its sentences, whatever their
// script. What people write runs as it is written.
export function spoken(element, message) {
  if (message.language) Object.assign(element, { lang: message.language, dir: message.dir });
  return element;
}

export function paragraph(spans, direction, kind = "p") {
  const line = make(kind, spans.length && spans.every((span) => span.small) ? "small" : "");
  for (const span of spans) line.append(span.bold ? make("b", "", kept(span.words)) : kept(span.words));
  if (direction) line.dir = direction;
  return line;
}

// A dot between two facts begins no line, and a sign ends none.
function kept(words) {
  return words.replaceAll(" · ", "\u00a0· ").replace(/([✓✕◐‖☐◇]) /g, "$1\u00a0");
}

// Lines with a button each; `onTap` receives the message's id, the button and its element.
export function items(message, onTap) {
  const list = make("ul", "items");
  for (const { line, button } of message.items) {
    const row = make("li", "item");
    const words = paragraph(line, "", "span");
    const drawn = key(button, message.id, onTap);
    drawn.setAttribute("aria-label", `${button.label}: ${words.textContent}`);
    row.append(words, drawn);
    list.append(row);
  }
  return list;
}

// Rows of buttons; nothing where there are none.
export function keys(message, onTap) {
  const rows = (message.rows ?? []).filter((row) => row.length);
  if (!rows.length) return "";
  const board = make("div", "keys");
  for (const row of rows) {
    const line = make("div", "keys-row");
    line.append(...row.map((button) => key(button, message.id, onTap)));
    board.append(line);
  }
  return board;
}

export function picture({ name, alt }) {
  const image = make("img");
  image.alt = alt;
  image.src = `pictures/${name}`;
  const frame = make("a", "picture");
  frame.href = image.src;
  frame.target = "_blank";
  frame.append(image);
  return frame;
}

export function download({ name, called, of }) {
  const link = make("a", "file", called);
  link.href = `files/${name}?${new URLSearchParams({ user: of })}`;
  link.download = called;
  link.setAttribute("aria-label", `${t("download")}: ${called}`);
  return link;
}

// Returns what takes the offer away again.
export function offerAgain(element, words, retry) {
  element?.querySelector(".again")?.remove();
  const line = make("p", "again", `${words} `);
  line.append(makeButton("link", t("retry"), retry));
  element?.append(line);
  return () => line.remove();
}

function key(button, message, onTap) {
  if (button.open) {
    const link = make("a", `key ${button.style}`, button.label);
    Object.assign(link, { href: button.open, target: "_blank", rel: "noopener" });
    return link;
  }
  const element = makeButton(`key ${button.style}`, button.label, () => onTap(message, button, element));
  element.dataset.action = button.action ?? "";
  return element;
}
