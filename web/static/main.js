// Puts the page together: who is chatting, what they send, what comes back, and the clock above it all.

import { useArrows } from "./arrows.js";
import { Chat } from "./chat.js";
import { hangClock, keepTime } from "./clock.js";
import { celebrate } from "./confetti.js";
import { showInspection } from "./inspector.js";
import { Line, newKey } from "./line.js";
import { remember, remembered } from "./memory.js";
import { make, makeButton } from "./parts.js";
import { phoneLook } from "./phone.js";
import { Room } from "./room.js";
import * as server from "./server.js";
import { locale, speak, t } from "./texts.js";
import { toast } from "./toasts.js";
import * as tour from "./tour.js";

const $ = (id) => document.getElementById(id);
const TOKYO = "Asia/Tokyo";
const BERLIN = "Europe/Berlin";
const NOBODY = { id: "", name: "", zone: "", home: "", place: "", cities: {}, locale, hours24: true };
const browser = () => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "", language: locale });

let user = remembered("user") ?? "";
let visitors = [];
let pane = remembered("pane") ?? "phone";
let was_away = false;
let arriving = false;
let asked_for = new URLSearchParams(location.search).has("lang"); // a language, in the address: by whoever came for it
let read_as = "";

const line = new Line({ heard, state });
const doubled = () => $("double-tap").checked;
const chat = new Chat($("talk"), phoneLook({ reader: me, onTap: (id, button, element) => phone.tap(id, button, element) }));
const phone = new Room({
  chat,
  line,
  calls: { say: "say", tap: "tap" },
  whose: () => user,
  doubled,
  said: tour.said,
  tapped: tour.tapped,
});

function me() {
  return visitors.find((visitor) => visitor.id === user) ?? NOBODY;
}

// Whom the clock and its buttons are about: whoever is at the pane that was used last.
function whoever() {
  return pane === "server" && server.member().id ? server.member() : me();
}

function listen() {
  line.listen({ user, member: server.member().id || (remembered("member") ?? "") });
}

// --- what the server tells

function heard(change) {
  if (change.visitors) showWorld(change);
  if (change.kind === "everything") everything(change);
  else if (change.kind !== "world" && change.to !== user) server.heard(change);
  else if (change.kind === "message") message(change.message);
  else if (change.kind === "toast") toast(change.words);
  inspectSoon();
}

function showWorld(world) {
  visitors = world.visitors;
  keepTime(world.now);
  showPeople();
  server.showMembers(world.members);
  showWhoever();
  readAs(me(), server.member());
  if (world.kind === "world" && !visitors.some((visitor) => visitor.id === user)) findSomebody();
}

// The page speaks as Cairn does with the visitor on the phone.
async function readAs(visitor, member) {
  const now = JSON.stringify([visitor, member].map(({ id, language, locale, hours24 }) => ({ id, language, locale, hours24 })));
  if (now === read_as || visitor === NOBODY) return;
  read_as = now;
  if (visitor.language !== document.documentElement.lang) await speak(visitor.language, visitor.dir);
  showPeople();
  showWhoever();
  openTools($("tools").classList.contains("open"));
  askReset(false);
  tour.draw();
  chat.drawAnew();
  server.drawAnew();
}

function showWhoever() {
  const who = whoever();
  const to = destination();
  hangClock(who, pane === "server");
  $("fly").textContent = to === who.home ? t("fly_home", { city: who.cities.home }) : t(to === TOKYO ? "fly_tokyo" : "fly_berlin");
}

function everything(all) {
  if (all.messages === null || (asked_for && me().came_as !== locale)) findSomebody();
  else {
    chat.showAll(all.messages);
    line.call("seen-in", { user, zone: browser().zone }).catch(() => {});
  }
  if (all.server) server.showEverything(all.server);
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
  if (now === "here") {
    phone.sendUnsent();
    server.sendUnsent();
  }
}

// --- who is chatting

async function findSomebody() {
  const fitting = visitors.filter((visitor) => !asked_for || visitor.came_as === locale);
  if (fitting.length) become(fitting.at(-1).id);
  else await arrive(asked_for ? `first-${locale}` : "first");
}

async function arrive(key) {
  if (arriving) return;
  arriving = true;
  try {
    become((await line.call("arrive", { key, ...browser() })).user);
  } catch {
    setTimeout(listen, 800);
  } finally {
    arriving = false;
  }
}

// The stream and the answer to one's arrival both tell who one is: whichever is second changes nothing.
function become(id) {
  asked_for = false;
  if (id === user) return;
  user = id;
  remember("user", id);
  phone.clear();
  tour.tourOf(id);
  listen();
}

function showPeople() {
  const focused = [...$("people").children].indexOf(document.activeElement);
  $("people").replaceChildren(...visitors.map((visitor, number) => person(visitor, number + 1)));
  $("people").children[focused]?.focus();
}

function person(visitor, number) {
  const button = makeButton("person", visitor.name || t("visitor", { n: number }), () => become(visitor.id));
  button.setAttribute("aria-pressed", String(visitor.id === user));
  button.append(make("small", "", visitor.cities.zone));
  return button;
}

// --- what the visitor does

async function jump(where) {
  const buttons = [...$("time-bar").querySelectorAll("button")];
  const day = $("clock-date").textContent;
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  try {
    const answer = await chat.waiting(line.call("jump", { user: whoever().id, where }));
    if (answer.nowhere) nowhere(where);
    else {
      tour.jumped(where);
      const time = keepTime(answer.now);
      const to = $("clock-date").textContent;
      toast(t("moved", { time: to === day ? time : `${to}, ${time}` }));
    }
  } catch {
    toast(t("jump_failed"));
  } finally {
    for (const button of buttons) button.removeAttribute("aria-disabled");
  }
}

function nowhere(where) {
  if (where !== "change") return toast(t("no_reminder"));
  toast(t("no_change", { city: whoever().cities.zone }), { label: t("fly_berlin"), does: () => fly(BERLIN) });
}

// The other end of a flight: home for whoever is away.
function destination() {
  const { home, place } = whoever();
  if (place !== home) return home || BERLIN;
  return home === TOKYO ? BERLIN : TOKYO;
}

// Cairn notices where somebody is when they turn up: whoever lands looks at the list of today.
async function fly(to) {
  const member = server.member();
  const lands = whoever() === member ? () => server.sayDirectly("/today") : () => phone.say("/today");
  try {
    await line.call("fly", { user: whoever().id, zone: to });
    await lands();
  } catch {
    toast(t("not_sent"));
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
    showInspection(await line.read("inspect", { user: whoever().id }), whoever());
  } catch {
    // the page says already that nothing gets through
  }
}

// --- buttons around the chat

function wireTime() {
  for (const button of document.querySelectorAll("[data-jump]")) {
    button.addEventListener("click", () => button.getAttribute("aria-disabled") || jump(button.dataset.jump));
  }
  $("fly").addEventListener("click", () => fly(destination()));
}

function bring(files) {
  for (const file of files) phone.bring(file);
}

function wireDrop(place) {
  const dropping = (yes) => place.classList.toggle("dropping", yes);
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    dropping(true);
  });
  place.addEventListener("dragleave", () => dropping(false));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    dropping(false);
    bring(event.dataTransfer.files);
  });
}

function wireTalk() {
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = $("words").value.trim();
    $("words").value = "";
    if (words) phone.say(words);
  });
  $("attach").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", () => {
    bring($("file").files);
    $("file").value = "";
  });
  wireDrop($("phone"));
  for (const button of document.querySelectorAll("[data-say]")) {
    button.addEventListener("click", () => phone.say(button.dataset.say));
  }
  tour.prepareTour({
    write: () =>
      onPhone(() => {
        $("words").value = t("words_hint");
        $("words").focus();
      }),
    day: () => onPhone(() => jump("day")),
    reminder: () => onPhone(() => jump("reminder")),
    stats: () => onPhone(() => phone.say("/stats")),
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
      become((await line.call("meet-alex", { key: newKey(), ...browser() })).user);
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
  document.addEventListener("keydown", (event) => event.key === "Escape" && leaveTools());
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
    await chat.waiting(line.call("reset", {}));
  } catch {
    toast(t("not_sent"));
  }
}

// --- the two panes

function usePane(name) {
  pane = name;
  remember("pane", name);
  $("stage").dataset.pane = name;
  document.querySelector(".skip-link").hash = name === "server" ? "server-words" : "words";
  for (const button of document.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }
  showWhoever();
  inspectSoon();
}

// On the phone, where the tour happens.
function onPhone(does) {
  closeTools();
  usePane("phone");
  does();
}

function wirePanes() {
  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => {
      usePane(button.dataset.show);
      if (pane === "server") server.shown();
      else chat.toEnd();
    });
  }
  for (const name of ["phone", "server"]) {
    for (const event of ["pointerdown", "focusin"]) {
      $(name).addEventListener(event, () => pane === name || usePane(name));
    }
  }
  server.prepareServer({ line, again: listen, doubled });
  usePane(pane);
}

// --- the drawer of narrow screens

const narrow = matchMedia("(max-width: 1099px)");

function openTools(open) {
  $("tools").classList.toggle("open", open);
  $("tools").inert = narrow.matches && !open;
  $("stage").inert = narrow.matches && open;
  $("tools-button").setAttribute("aria-expanded", String(open));
  $("tools-button").setAttribute("aria-label", t(open ? "tools_close" : "tools"));
}

function closeTools() {
  openTools(false);
}

// Whoever was in the drawer goes on at the button that opens it.
function leaveTools() {
  const inside = $("tools").contains(document.activeElement);
  closeTools();
  if (inside && narrow.matches) $("tools-button").focus();
}

useArrows(document);
wireTime();
wireTalk();
wirePeople();
wireTools();
wirePanes();
tour.tourOf(user);
listen();
