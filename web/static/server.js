// The second pane: a server as on Discord. The visitor chooses which of its three members they are.

import { Chat } from "./chat.js";
import { timeFor } from "./clock.js";
import { remember, remembered } from "./memory.js";
import { make, makeButton } from "./parts.js";
import { Room } from "./room.js";
import { avatar, serverLook } from "./server-look.js";
import { locale, t } from "./texts.js";
import { toast, withdrawOffers } from "./toasts.js";

const $ = (id) => document.getElementById(id);
const pane = $("server");
const NOBODY = { id: "", name: "", zone: "UTC", home: "", place: "", cities: {}, locale, hours24: true };

let line;
let listen;
let members = [];
let chosen = remembered("member") ?? "";
let room = "channel";
let rooms;
let opening = false;
let knows_commands = false;

// `again`: listen to what the member chosen now is told; `doubled`: whether each tap goes out thrice.
export function prepareServer({ line: to, again, doubled }) {
  line = to;
  listen = again;
  const about = (calls) => ({ line, calls, whose: () => chosen, doubled });
  rooms = {
    channel: new Room({ chat: chatIn("channel"), ...about({ say: "channel-say", tap: "channel-tap" }) }),
    direct: new Room({ chat: chatIn("direct"), ...about({ say: "say", tap: "tap" }) }),
  };
  wire();
  showRoom("channel");
}

export function member() {
  return members.find((one) => one.id === chosen) ?? NOBODY;
}

// --- what the server tells

export function showMembers(all) {
  members = all;
  if (!members.length || !knows_commands) open();
  if (members.length && member() === NOBODY) become(members[0].id);
  drawMembers();
}

export function showEverything({ member, channel, direct }) {
  if (member !== chosen) return;
  rooms.channel.chat.showAll(channel);
  rooms.direct.chat.showAll(direct);
  noteRead();
}

export function heard(change) {
  if (change.kind === "channel") rooms.channel.chat.show(change.message);
  if (change.kind === "dismissed") rooms.channel.chat.drop(change.id);
  if (change.kind === "message") rooms.direct.chat.show(change.message);
  if (change.kind === "toast") toast(change.words);
}

// In another language, or for a member who reads otherwise now.
export function drawAnew() {
  drawMembers();
  nameField();
  for (const one of Object.values(rooms)) one.chat.drawAnew();
}

export function sendUnsent() {
  for (const one of Object.values(rooms)) one.sendUnsent();
}

// In the member's own chat with the bot, as it takes more commands than the channel.
export function sayDirectly(words) {
  showRoom("direct");
  rooms.direct.say(words);
}

export function shown() {
  rooms[room].chat.toEnd();
  noteRead();
}

async function open() {
  if (opening) return;
  opening = true;
  try {
    offerCommands((await line.call("open-server", { language: locale })).commands);
    knows_commands = true;
  } catch {
    // the next time that we hear of the world
  } finally {
    opening = false;
  }
}

function offerCommands(commands) {
  const options = commands.map(({ name, description }) => {
    const option = make("option", "", description);
    option.value = name;
    return option;
  });
  $("commands").replaceChildren(...options);
}

// --- members

function become(id) {
  chosen = id;
  remember("member", id);
  for (const one of Object.values(rooms)) one.clear();
  drawMembers();
  listen();
}

function drawMembers() {
  const focused = [...$("members").children].indexOf(document.activeElement);
  $("members").replaceChildren(...members.map(memberButton));
  $("members").children[focused]?.focus();
  noteRead();
}

function memberButton(one) {
  const button = makeButton("member", "", () => {
    if (one.id !== chosen) become(one.id);
  });
  button.setAttribute("aria-pressed", String(one.id === chosen));
  const words = make("span", "member-words");
  const place = make("small", "", `${one.cities.zone} `);
  const time = make("time", "", timeFor(one));
  time.dataset.of = one.id;
  place.append(time);
  words.append(make("b", "", one.name), " ", place);
  const badge = make("span", "badge");
  badge.dataset.member = one.id;
  button.append(avatar(one.name), words, " ", badge);
  return button;
}

function showTimes() {
  for (const time of $("members").querySelectorAll("time")) time.textContent = timeFor(members.find((one) => one.id === time.dataset.of));
}

// --- direct messages that nobody has read yet

function noteRead() {
  if (room === "direct" && pane.offsetParent) remember(`read:${chosen}`, String(member().told ?? 0));
  for (const badge of $("members").querySelectorAll(".badge")) fill(badge, unread(members.find((one) => one.id === badge.dataset.member)));
  fill($("direct-badge"), unread(member()));
  fill($("server-badge"), members.reduce((sum, one) => sum + unread(one), 0));
}

function unread(one) {
  return Math.max(0, (one.told ?? 0) - Number(remembered(`read:${one.id}`) ?? 0));
}

function fill(badge, n) {
  badge.hidden = !n;
  badge.replaceChildren(String(n), make("span", "unseen", ` ${t("unread")}`));
}

// --- what the visitor does

function chatIn(id) {
  const look = {
    reader: member,
    onTap: (message, button, element) => rooms[id].tap(message, button, element),
    onDismiss: dismiss,
  };
  return new Chat($(id), serverLook(look));
}

async function say(words) {
  const answer = await rooms[room].say(words);
  if (!answer.elsewhere) return;
  const [command] = words.split(" ");
  toast(t("elsewhere", { command }), { label: t("elsewhere_do"), does: () => sayDirectly(words) });
}

async function dismiss(id) {
  try {
    await line.call("dismiss", { user: chosen, message: id });
  } catch {
    toast(t("tap_failed"));
  }
}

function showRoom(name) {
  room = name;
  withdrawOffers();
  for (const one of Object.keys(rooms)) {
    $(one).hidden = one !== name;
    $(`show-${one}`).setAttribute("aria-pressed", String(one === name));
  }
  nameField();
  shown();
}

function nameField() {
  const words = $("server-words");
  words.placeholder = t(room === "channel" ? "channel_hint" : "direct_hint");
  words.setAttribute("aria-label", words.placeholder);
}

function wire() {
  for (const name of Object.keys(rooms)) $(`show-${name}`).addEventListener("click", () => showRoom(name));
  for (const button of pane.querySelectorAll("[data-command]")) {
    button.addEventListener("click", () => say(button.textContent));
  }
  const words = $("server-words");
  words.addEventListener("input", () => offerMenu(words));
  offerMenu(words);
  $("server-composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const said = words.value.trim();
    words.value = "";
    offerMenu(words);
    if (said) say(said);
  });
  setInterval(showTimes, 1000);
}

// The browser's own menu, until a command is named or something else is said.
function offerMenu(words) {
  if (/^(\/\S*)?$/.test(words.value)) words.setAttribute("list", "commands");
  else words.removeAttribute("list");
}
