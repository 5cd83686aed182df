// The playground's clock: the server's time, which the visitor moves, on the visitor's own wall.

import { dateOf, timeOf } from "./dates.js";
import { t } from "./texts.js";

const time = document.getElementById("clock-time");
const date = document.getElementById("clock-date");
const where = document.getElementById("clock-zone");
const away = document.getElementById("clock-away");
const SECOND = 1000;

let ahead = 0;
let whose = null;
let named = false;

// What the wall clock shows now, in words.
export function keepTime(now) {
  const before = ahead;
  ahead = new Date(now) - Date.now();
  if (Math.abs(ahead - before) > 60 * SECOND) flash();
  return showClock();
}

// On whose wall it hangs; `name` where there is more than one to look at.
export function hangClock(who, name = false) {
  [whose, named] = [who, name];
  showClock();
}

export function timeFor(who, zone = who.zone || "UTC") {
  return timeOf(new Date(Date.now() + ahead), who, zone);
}

function showClock() {
  if (!whose?.id) return "";
  const now = new Date(Date.now() + ahead);
  const words = timeFor(whose);
  time.textContent = words;
  time.dateTime = now.toISOString();
  date.textContent = dateOf(now, whose, whose.zone || "UTC");
  where.textContent = ` · ${named ? `${whose.name}, ` : ""}${whose.cities.zone ?? ""}`;
  away.textContent = elsewhere(words);
  return words;
}

// Where they are themselves, if clocks there show something else.
function elsewhere(words) {
  const there = timeFor(whose, whose.place || "UTC");
  return !whose.place || there === words ? "" : t("you_are_in", { city: whose.cities.place, time: there });
}

function flash() {
  time.classList.remove("moved");
  requestAnimationFrame(() => time.classList.add("moved"));
}

setInterval(showClock, SECOND);
