// Six steps through a day. A step is ticked when it has happened, whoever made it happen.

import { make } from "./parts.js";
import { t } from "./texts.js";
import { remembered, remember } from "./memory.js";

const STEPS = ["write", "add", "done", "day", "reminder", "stats"];
const ADDING = new Set(["ad", "sr"]);
const DOING = new Set(["dn", "tg"]);

const list = document.getElementById("tour");
const count = document.getElementById("tour-count");

let done = new Set();
let whose = "";
let helps = {};

// `helps`: step -> what its button does.
export function prepareTour(all) {
  helps = all;
}

export function tourOf(user) {
  whose = user;
  done = new Set(JSON.parse(remembered(`tour:${user}`) ?? "[]"));
  draw();
}

export function said(words) {
  if (!words.startsWith("/")) tick("write");
}

export function tapped(action) {
  const op = action.split(":")[1];
  if (ADDING.has(op)) tick("write", "add");
  if (!DOING.has(op)) return;
  if (done.has("day")) tick("done", "reminder");
  else tick("done");
}

export function jumped(where) {
  if (where === "day") tick("day");
}

export function pictured() {
  tick("stats");
}

function tick(...steps) {
  for (const step of steps) done.add(step);
  remember(`tour:${whose}`, JSON.stringify([...done]));
  draw();
}

export function draw() {
  const next = STEPS.find((step) => !done.has(step));
  count.textContent = t("tour_count", { done: done.size, all: STEPS.length });
  list.replaceChildren(...STEPS.map((step) => line(step, step === next)));
  if (!next) list.append(make("li", "tour-over", t("tour_over")));
}

function line(step, isNext) {
  const element = make("li", done.has(step) ? "ticked" : "");
  if (isNext) element.setAttribute("aria-current", "step");
  element.append(make("span", "", t(`tour_${step}`)));
  if (done.has(step)) element.append(make("span", "unseen", " ✓"));
  if (isNext && helps[step]) {
    const button = make("button", "chip go", t(`tour_${step}_do`));
    button.type = "button";
    button.addEventListener("click", helps[step]);
    element.append(button);
  }
  return element;
}
