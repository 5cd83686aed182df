// The playground's clock: the server's time, which the visitor moves, on the visitor's own wall.

import { calendar, city, t } from "./texts.js";

const time = document.getElementById("clock-time");
const date = document.getElementById("clock-date");
const where = document.getElementById("clock-zone");
const SECOND = 1000;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

let ahead = 0;
let zone = "UTC";
let place = "UTC";
let whose = "";

// What the wall clock shows now, in words.
export function keepTime(now) {
  const before = ahead;
  ahead = new Date(now) - Date.now();
  if (Math.abs(ahead - before) > 60 * SECOND) flash();
  return showClock();
}

// Whose wall it hangs on, and where they are themselves; `name` where there is more than one to look at.
export function hangClock(on, at, name = "") {
  [zone, place, whose] = [on, at || on, name];
  showClock();
}

export function timeIn(place) {
  return format(new Date(Date.now() + ahead), TIME, place);
}

function showClock() {
  const now = new Date(Date.now() + ahead);
  const words = format(now, TIME, zone);
  time.textContent = words;
  time.dateTime = now.toISOString();
  date.textContent = format(now, { weekday: "short", day: "numeric", month: "short" }, zone);
  where.textContent = ` · ${whose ? `${whose}, ` : ""}${city(zone)}${timeIn(place) === words ? "" : ` · ${elsewhere()}`}`;
  return words;
}

function elsewhere() {
  return t("you_are_in", { city: city(place), time: timeIn(place) });
}

function format(now, shape, place) {
  try {
    return new Intl.DateTimeFormat(calendar, { ...shape, timeZone: place }).format(now);
  } catch {
    return new Intl.DateTimeFormat(calendar, { ...shape, timeZone: "UTC" }).format(now); // a zone newer than the browser
  }
}

function flash() {
  time.classList.remove("moved");
  requestAnimationFrame(() => time.classList.add("moved"));
}

setInterval(showClock, SECOND);
