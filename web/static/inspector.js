// What is stored of the visitor, in words first and row by row below.

import { dateOf, timeOf } from "./dates.js";
import { make } from "./parts.js";
import { t } from "./texts.js";

const room = document.getElementById("inspection");
const LAST_ENTRIES = 8;
const LAST_DELIVERIES = 8;

export function showInspection(found, who) {
  const open = new Set([...room.querySelectorAll("details[open]")].map((one) => one.dataset.name));
  const rows = found.records;
  const names = new Map((rows.habits ?? []).map((habit) => [habit.id, habit.name]));
  const when = (instant) => moment(instant, who);
  room.replaceChildren(
    facts(t("ins_next"), [found.next ? when(found.next) : t("ins_none")]),
    facts(t("ins_habits"), (rows.habits ?? []).map((habit) => habitLine(habit, rows))),
    facts(entriesTitle(rows), newest(rows.entries ?? [], "logged_at", LAST_ENTRIES).map((entry) => entryLine(entry, names))),
    facts(t("ins_outbox"), newest(rows.outbox ?? [], "not_before", LAST_DELIVERIES).map((one) => deliveryLine(one, names, when))),
    requests(found.requests),
    raw(rows, open),
  );
}

function entriesTitle(rows) {
  const n = rows.entries?.length ?? 0;
  return n > LAST_ENTRIES ? t("ins_entries_all", { n }) : t("ins_entries");
}

function habitLine(habit, rows) {
  const times = (rows.slots ?? []).filter((slot) => slot.habit_id === habit.id).map((slot) => slot.time.slice(0, 5));
  const version = (rows.versions ?? []).filter((one) => one.habit_id === habit.id).at(-1);
  const schedule = version && JSON.parse(version.schedule).kind;
  return [habit.name, schedule, times.join(", ")].filter(Boolean).join(" · ");
}

function entryLine(entry, names) {
  return `${entry.local_date} · ${names.get(entry.habit_id) ?? entry.habit_id} · ${entry.kind}`;
}

function deliveryLine(delivery, names, when) {
  const why = delivery.reason ? ` (${delivery.reason})` : "";
  return `${when(delivery.not_before)} · ${names.get(delivery.habit_id) ?? delivery.habit_id} · ${delivery.state}${why}`;
}

function newest(rows, column, most) {
  return [...rows].sort((one, other) => (one[column] < other[column] ? 1 : -1)).slice(0, most);
}

function facts(title, lines) {
  const part = make("section", "facts");
  part.append(make("h3", "", title));
  const list = make("ul");
  list.append(...(lines.length ? lines : [t("nothing")]).map((line) => make("li", "", line)));
  part.append(list);
  return part;
}

function requests(traces) {
  const part = make("section", "facts");
  part.append(make("h3", "", t("ins_requests")));
  for (const trace of [...traces].reverse()) part.append(request(trace));
  if (!traces.length) part.append(make("p", "", t("nothing")));
  return part;
}

function request(trace) {
  const list = make("dl");
  const toast = trace.toast ? `toast ${trace.toast}` : "";
  const out = [`${trace.place}:`, trace.texts.join(", "), toast].filter(Boolean).join(" ");
  add(list, t("ins_in"), trace.said ? `“${trace.said}”` : trace.action);
  add(list, t("ins_out"), out);
  add(list, t("ins_key"), trace.key.split(":").at(-1));
  if (trace.redraws) add(list, "+", t("ins_redraws", { n: trace.redraws }));
  if (trace.repeated) add(list, "=", t("ins_repeated"));
  return list;
}

function add(list, name, words) {
  list.append(make("dt", "", name), make("dd", "", words));
}

function raw(rows, open) {
  const part = make("section", "facts");
  part.append(make("h3", "", t("ins_raw")));
  for (const [table, found] of Object.entries(rows)) {
    if (!found.length) continue;
    const box = make("details");
    box.dataset.name = table;
    box.open = open.has(table);
    box.append(make("summary", "", `${table} (${found.length})`));
    box.append(make("pre", "", found.slice(-20).map((row) => JSON.stringify(row)).join("\n")));
    part.append(box);
  }
  return part;
}

function moment(written, who) {
  const instant = new Date(/[Z+]/.test(written) ? written : `${written.replace(" ", "T")}Z`);
  const zone = who.zone || "UTC";
  return `${dateOf(instant, who, zone)} ${timeOf(instant, who, zone)}`;
}
