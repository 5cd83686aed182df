// The chat: messages as the server tells them, in their order, each drawn once and redrawn in its place.

import { calendar, t } from "./texts.js";

const list = document.getElementById("messages");
const talk = document.getElementById("talk");
const NEAR = 120;

const drawn = new Map(); // id -> { element, content }
const outgoing = new Map(); // key -> element

let onTap = () => {};

export function whenTapped(handler) {
  onTap = handler;
}

// All there is: what is unchanged stays untouched, so that focus and reading are not disturbed.
export function showAll(messages) {
  talk.setAttribute("aria-live", "off");
  const ids = new Set(messages.map((message) => message.id));
  for (const [id, { element }] of drawn) {
    if (ids.has(id)) continue;
    element.remove();
    drawn.delete(id);
  }
  for (const message of messages) show(message, false);
  dropLonelyDays();
  toEnd();
  requestAnimationFrame(() => talk.setAttribute("aria-live", "polite"));
}

export function clear() {
  drawn.clear();
  outgoing.clear();
  list.replaceChildren();
}

export function show(message, lively = true) {
  const known = drawn.get(message.id);
  const content = JSON.stringify(message);
  if (known?.content === content) return;
  const stick = isNearEnd();
  const element = draw(message);
  if (known) {
    replaceKeepingFocus(known.element, element);
    if (lively) element.classList.add("changed");
  } else {
    place(message, element);
    if (lively) element.classList.add("fresh");
  }
  drawn.set(message.id, { element, content });
  if (stick) toEnd();
}

// A line of one's own, before the server has it.
export function showOutgoing(key, words) {
  const element = bubble("me", [[{ words }]]);
  element.classList.add("outgoing");
  outgoing.set(key, element);
  list.append(element);
  toEnd();
}

// Both return what takes the offer away again.
export function outgoingFailed(key, retry) {
  return offerAgain(outgoing.get(key), t("not_sent"), retry);
}

export function tapFailed(id, retry) {
  return offerAgain(drawn.get(id)?.element, t("tap_failed"), retry);
}

// At once: a smooth way down would still be under way when the next message asks whether this is the end.
export function toEnd() {
  talk.scrollTop = talk.scrollHeight;
}

function isNearEnd() {
  return talk.scrollHeight - talk.scrollTop - talk.clientHeight < NEAR;
}

function place(message, element) {
  const mine = message.key && outgoing.get(message.key);
  if (mine) {
    outgoing.delete(message.key);
    mine.replaceWith(element);
  } else list.append(element);
  let before = element.previousElementSibling;
  while (before && !before.dataset.day) before = before.previousElementSibling;
  if (before?.dataset.day !== element.dataset.day) element.before(dayLine(element.dataset.day));
}

function dropLonelyDays() {
  for (const line of list.querySelectorAll(".day")) {
    const next = line.nextElementSibling;
    if (!next || next.classList.contains("day")) line.remove();
  }
}

function dayLine(day) {
  const words = new Intl.DateTimeFormat(calendar, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  const line = make("li", "day", words.format(new Date(`${day}T12:00:00Z`)));
  line.dataset.day = day;
  return line;
}

function draw(message) {
  const element = bubble(message.from, message.lines, message.items);
  element.id = `message-${message.id}`;
  element.dataset.day = message.at.slice(0, 10);
  const inside = element.firstElementChild;
  if (message.picture) inside.prepend(picture(message.picture));
  inside.append(about(message));
  for (const item of inside.querySelectorAll(".item")) fillItem(item, message);
  const rows = (message.rows ?? []).filter((row) => row.length);
  if (rows.length) element.append(keys(rows, message.id));
  return element;
}

function bubble(from, lines, items = []) {
  const element = make("li", `message ${from}`);
  const inside = make("div", "bubble");
  const direction = from === "me" ? "auto" : "ltr";
  inside.append(make("span", "unseen", `${t(from === "me" ? "you" : "cairn")}: `));
  for (const line of lines) inside.append(paragraph(line, direction));
  if (items.length) {
    const rows = make("ul", "items");
    for (const [number, item] of items.entries()) {
      const row = make("li", "item");
      row.dataset.number = number;
      row.append(paragraph(item.line, direction, "span"));
      rows.append(row);
    }
    inside.append(rows);
  }
  element.append(inside);
  return element;
}

function fillItem(row, message) {
  const button = message.items[row.dataset.number].button;
  const drawnButton = key(button, message.id);
  drawnButton.setAttribute("aria-label", `${button.label}: ${row.textContent}`);
  row.append(drawnButton);
}

function about(message) {
  const line = make("p", "about");
  const time = make("time", "", message.at.slice(11, 16));
  time.dateTime = message.at;
  if (message.silent) line.append(`${t("silent")} `);
  if (message.edited) line.append(`${t("edited")} `);
  line.append(time);
  return line;
}

// Names are isolated where Cairn puts them into a sentence, whatever their script: its sentences run from the left.
function paragraph(spans, direction, kind = "p") {
  const line = make(kind, spans.length && spans.every((span) => span.small) ? "small" : "");
  for (const span of spans) line.append(span.bold ? make("b", "", span.words) : span.words);
  line.dir = direction;
  return line;
}

function picture({ name, alt }) {
  const image = make("img");
  image.alt = alt;
  image.src = `pictures/${name}`;
  const stick = isNearEnd();
  image.addEventListener("load", () => stick && toEnd());
  const frame = make("a", "picture");
  frame.href = image.src;
  frame.target = "_blank";
  frame.append(image);
  return frame;
}

function keys(rows, message) {
  const board = make("div", "keys");
  for (const row of rows) {
    const line = make("div", "keys-row");
    line.append(...row.map((button) => key(button, message)));
    board.append(line);
  }
  return board;
}

function key(button, message) {
  if (button.open) {
    const link = make("a", `key ${button.style}`, button.label);
    Object.assign(link, { href: button.open, target: "_blank", rel: "noopener" });
    return link;
  }
  const element = make("button", `key ${button.style}`, button.label);
  element.type = "button";
  element.dataset.action = button.action ?? "";
  element.addEventListener("click", () => onTap(message, button, element));
  return element;
}

function offerAgain(element, words, retry) {
  element?.querySelector(".again")?.remove();
  const line = make("p", "again", `${words} `);
  const button = make("button", "link", t("retry"));
  button.type = "button";
  button.addEventListener("click", retry);
  line.append(button);
  element?.append(line);
  toEnd();
  return () => line.remove();
}

// Whoever tapped by keyboard goes on from the same place: the same button, else the one that came to stand there.
function replaceKeepingFocus(before, after) {
  const buttons = [...before.querySelectorAll("button, a")];
  const focused = buttons.indexOf(document.activeElement);
  const action = document.activeElement?.dataset?.action;
  before.replaceWith(after);
  if (focused < 0) return;
  const now = [...after.querySelectorAll("button, a")];
  const same = now.find((button) => action && button.dataset.action === action);
  const next = same ?? now[Math.min(focused, now.length - 1)] ?? talk;
  next.focus({ preventScroll: true });
}

export function make(tag, className = "", words = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words) element.textContent = words;
  return element;
}
