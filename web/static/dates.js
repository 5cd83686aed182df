// Dates and times as somebody reads them: by the locale and the clock that Cairn uses with them.

// `reader`: with locale and hours24. An instant, on the wall in that zone.
export function timeOf(instant, reader, zone) {
  return write(instant, { hour: reader.hours24 ? "2-digit" : "numeric", minute: "2-digit" }, reader, zone);
}

export function dateOf(instant, reader, zone) {
  return write(instant, { weekday: "short", day: "numeric", month: "short" }, reader, zone);
}

// Of "2026-11-23", the whole of it.
export function dayName(day, reader) {
  return write(new Date(`${day}T12:00:00Z`), { weekday: "long", day: "numeric", month: "long" }, reader, "UTC");
}

// What the wall showed at "2026-11-23T21:00:00+01:00".
export function timeWritten(at, reader) {
  return timeOf(new Date(`${at.slice(0, 19)}Z`), reader, "UTC");
}

function write(instant, shape, reader, zone) {
  const cycle = { hourCycle: reader.hours24 ? "h23" : "h12" };
  try {
    return new Intl.DateTimeFormat(reader.locale, { ...shape, ...cycle, timeZone: zone }).format(instant);
  } catch {
    return new Intl.DateTimeFormat(reader.locale, { ...shape, ...cycle, timeZone: "UTC" }).format(instant); // a zone newer than the browser
  }
}
