// The playground's clock: the server's time, which the visitor moves, on the visitor's own wall.

import { calendar, city } from "./texts.js";

const time = document.getElementById("clock-time");
const date = document.getElementById("clock-date");
const place = document.getElementById("clock-zone");
const SECOND = 1000;

let ahead = 0;
let zone = "UTC";

// What the wall clock shows now, in words.
export function keepTime(now, where) {
  const before = ahead;
  ahead = new Date(now) - Date.now();
  zone = where;
  if (Math.abs(ahead - before) > 60 * SECOND) flash();
  return showClock();
}

function showClock() {
  const now = new Date(Date.now() + ahead);
  const words = format(now, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  time.textContent = words;
  time.dateTime = now.toISOString();
  date.textContent = format(now, { weekday: "short", day: "numeric", month: "short" });
  place.textContent = ` · ${city(zone)}`;
  return words;
}

function format(now, shape) {
  try {
    return new Intl.DateTimeFormat(calendar, { ...shape, timeZone: zone }).format(now);
  } catch {
    return new Intl.DateTimeFormat(calendar, { ...shape, timeZone: "UTC" }).format(now); // a zone newer than the browser
  }
}

function flash() {
  time.classList.remove("moved");
  requestAnimationFrame(() => time.classList.add("moved"));
}

setInterval(showClock, SECOND);
