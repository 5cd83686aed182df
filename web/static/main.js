// Puts the page together: who is chatting, what they send, what comes back, and the clock above it all.

import * as chat from "./chat.js";
import { keepTime } from "./clock.js";
import { celebrate } from "./confetti.js";
import { showInspection } from "./inspector.js";
import { Line, newKey } from "./line.js";
import { remember, remembered } from "./memory.js";
import { city, t, translate } from "./texts.js";
import { toast } from "./toasts.js";
import * as tour from "./tour.js";

const $ = (id) => document.getElementById(id);
const TOKYO = "Asia/Tokyo";
const BERLIN = "Europe/Berlin";
const TYPING_AFTER = 250;
const browser = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "",
  language: navigator.language || "en",
};

let user = remembered("user") ?? "";
let visitors = [];
let under_way = 0;
let was_away = false;
let arriving = false;
const unsent = new Map(); // what did not get through, by its key, in the order in which it was meant: how to send it again

const line = new Line({ heard, state });

function me() {
  return visitors.find((visitor) => visitor.id === user);
}

function zone() {
  return me()?.zone || "UTC";
}

// --- what the server tells

function heard(change) {
  if (change.visitors) showWorld(change);
  if (change.kind === "everything") everything(change.messages);
  if (change.kind === "message") message(change.message);
  if (change.kind === "toast") toast(change.words);
  inspectSoon();
}

function showWorld(world) {
  visitors = world.visitors;
  keepTime(world.now, zone());
  showPeople();
  const away = zone() === TOKYO && me()?.home !== TOKYO;
  $("fly").textContent = away ? t("fly_home", { city: city(me().home) }) : t(me()?.home === TOKYO ? "fly_berlin" : "fly_tokyo");
  if (world.kind === "world" && !me()) findSomebody();
}

function everything(messages) {
  if (messages === null) findSomebody();
  else chat.showAll(messages);
}

function message(content) {
  chat.show(content);
  if (content.celebrate) celebrate();
  if (content.picture) tour.pictured();
}

function state(now) {
  const trouble = $("trouble");
  trouble.hidden = now === "here";
  if (now !== "here") trouble.textContent = t(now);
  if (now === "here" && was_away) toast(t("back"));
  was_away = now === "away";
  if (now === "here") sendUnsent();
}

// --- who is chatting

async function findSomebody() {
  if (visitors.length) become(visitors.at(-1).id);
  else await arrive("first");
}

async function arrive(key) {
  if (arriving) return;
  arriving = true;
  try {
    become((await line.call("arrive", { key, ...browser })).user);
  } catch {
    setTimeout(() => line.listen(user), 800);
  } finally {
    arriving = false;
  }
}

function become(id) {
  user = id;
  remember("user", id);
  unsent.clear();
  chat.clear();
  tour.tourOf(id);
  line.listen(id);
}

function showPeople() {
  const focused = [...$("people").children].indexOf(document.activeElement);
  $("people").replaceChildren(...visitors.map((visitor, number) => person(visitor, number + 1)));
  $("people").children[focused]?.focus();
}

function person(visitor, number) {
  const button = chat.make("button", "person", visitor.name || t("visitor", { n: number }));
  button.type = "button";
  button.setAttribute("aria-pressed", String(visitor.id === user));
  button.append(chat.make("small", "", city(visitor.zone)));
  button.addEventListener("click", () => become(visitor.id));
  return button;
}

// --- what the visitor does

async function say(words, key = newKey(), again = false) {
  if (!again) {
    chat.showOutgoing(key, words);
    tour.said(words);
  }
  try {
    await waiting(line.call("say", { user, words, key }));
  } catch {
    keepUnsent(key, () => say(words, key, true), (again) => chat.outgoingFailed(key, again));
  }
}

async function tap(id, button, element) {
  if (button.copy) return copy(button.copy);
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  await sendTap(id, button.action, newKey());
  element.removeAttribute("aria-busy");
}

async function sendTap(id, action, key) {
  const send = (name) => line.call("tap", { user, message: id, action, key: name });
  try {
    await waiting($("double-tap").checked ? Promise.all([send(key), send(key), send(newKey())]) : send(key));
    tour.tapped(action);
  } catch {
    keepUnsent(key, () => sendTap(id, action, key), (again) => chat.tapFailed(id, again));
  }
}

function keepUnsent(key, send, offer) {
  const again = () => {
    unsent.delete(key);
    withdraw();
    return send();
  };
  const withdraw = offer(again);
  unsent.set(key, again);
}

async function sendUnsent() {
  for (const [key, again] of [...unsent]) if (unsent.has(key)) await again();
}

async function copy(words) {
  await navigator.clipboard.writeText(words);
  toast(t("copied"));
}

async function jump(where) {
  const buttons = [...$("time-bar").querySelectorAll("button")];
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  try {
    const answer = await waiting(line.call("jump", { user, where }));
    if (answer.nowhere) nowhere(where);
    else {
      tour.jumped(where);
      toast(t("moved", { time: keepTime(answer.now, zone()) }));
    }
  } catch {
    toast(t("jump_failed"));
  } finally {
    for (const button of buttons) button.removeAttribute("aria-disabled");
  }
}

function nowhere(where) {
  if (where !== "change") return toast(t("no_reminder"));
  toast(t("no_change", { city: city(zone()) }), { label: t("fly_berlin"), does: () => fly(BERLIN) });
}

function fly(to) {
  say(`/timezone ${to}`);
}

// Shows that somebody is at work when an answer takes longer than a blink.
async function waiting(promise) {
  under_way += 1;
  const timer = setTimeout(() => {
    $("typing").hidden = false;
    chat.toEnd();
  }, TYPING_AFTER);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    under_way -= 1;
    if (!under_way) $("typing").hidden = true;
  }
}

// --- the inspector

let inspecting = 0;

function inspectSoon() {
  clearTimeout(inspecting);
  if ($("inspector").open) inspecting = setTimeout(inspect, 250);
}

async function inspect() {
  try {
    showInspection(await line.read("inspect", { user }), zone());
  } catch {
    // the page says already that nothing gets through
  }
}

// --- buttons around the chat

function wireTime() {
  for (const button of document.querySelectorAll("[data-jump]")) {
    button.addEventListener("click", () => button.getAttribute("aria-disabled") || jump(button.dataset.jump));
  }
  $("fly").addEventListener("click", () => {
    const home = me()?.home || BERLIN;
    const abroad = home === TOKYO ? BERLIN : TOKYO;
    fly(zone() === abroad ? home : abroad);
  });
}

function wireTalk() {
  chat.whenTapped(tap);
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = $("words").value.trim();
    $("words").value = "";
    if (words) say(words);
  });
  for (const button of document.querySelectorAll("[data-say]")) {
    button.addEventListener("click", () => say(button.dataset.say));
  }
  tour.prepareTour({
    write: () => {
      closeTools();
      $("words").value = t("words_hint");
      $("words").focus();
    },
    day: () => jump("day"),
    reminder: () => jump("reminder"),
    stats: () => say("/stats"),
  });
}

function wirePeople() {
  $("new-user").addEventListener("click", () => arrive(newKey()));
  $("meet-alex").addEventListener("click", async () => {
    const button = $("meet-alex");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    toast(t("living"));
    try {
      become((await line.call("meet-alex", { key: newKey(), ...browser })).user);
    } catch {
      toast(t("not_sent"));
    }
    button.removeAttribute("aria-busy");
  });
}

function wireTools() {
  $("network-down").addEventListener("change", (event) => (line.down = event.target.checked));
  $("inspector").addEventListener("toggle", inspectSoon);
  $("reset").addEventListener("click", reset);
  $("reset").addEventListener("blur", () => askReset(false));
  $("tools-button").addEventListener("click", () => openTools($("tools").classList.contains("open") === false));
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeTools());
  narrow.addEventListener("change", closeTools);
  closeTools();
}

function askReset(sure) {
  $("reset").classList.toggle("sure", sure);
  $("reset").textContent = t(sure ? "reset_sure" : "reset");
}

async function reset() {
  if (!$("reset").classList.contains("sure")) return askReset(true);
  askReset(false);
  try {
    await waiting(line.call("reset", {}));
  } catch {
    toast(t("not_sent"));
  }
}

// --- the drawer of narrow screens

const narrow = matchMedia("(max-width: 1099px)");

function openTools(open) {
  $("tools").classList.toggle("open", open);
  $("tools").inert = narrow.matches && !open;
  $("tools-button").setAttribute("aria-expanded", String(open));
  $("tools-button").setAttribute("aria-label", t(open ? "tools_close" : "tools"));
}

function closeTools() {
  openTools(false);
}

translate(document);
wireTime();
wireTalk();
wirePeople();
wireTools();
tour.tourOf(user);
line.listen(user);
