// The playground's clock: the server's time, which the visitor moves, on the visitor's own wall.

import { calendar, city } from "./texts.js";

const time = document.getElementById("clock-time");
const date = document.getElementById("clock-date");
const place = document.getElementById("clock-zone");
const SECOND = 1000;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

let ahead = 0;
let zone = "UTC";
let whose = "";

// What the wall clock shows now, in words.
export function keepTime(now) {
  const before = ahead;
  ahead = new Date(now) - Date.now();
  if (Math.abs(ahead - before) > 60 * SECOND) flash();
  return showClock();
}

// Whose wall it hangs on; `name` where there is more than one to look at.
export function hangClock(where, name = "") {
  zone = where;
  whose = name;
  showClock();
}

export function timeIn(where) {
  return format(new Date(Date.now() + ahead), TIME, where);
}

function showClock() {
  const now = new Date(Date.now() + ahead);
  const words = format(now, TIME, zone);
  time.textContent = words;
  time.dateTime = now.toISOString();
  date.textContent = format(now, { weekday: "short", day: "numeric", month: "short" }, zone);
  place.textContent = ` · ${whose ? `${whose}, ` : ""}${city(zone)}`;
  return words;
}

function format(now, shape, where) {
  try {
    return new Intl.DateTimeFormat(calendar, { ...shape, timeZone: where }).format(now);
  } catch {
    return new Intl.DateTimeFormat(calendar, { ...shape, timeZone: "UTC" }).format(now); // a zone newer than the browser
  }
}

function flash() {
  time.classList.remove("moved");
  requestAnimationFrame(() => time.classList.add("moved"));
}

setInterval(showClock, SECOND);
