// The server's look of messages: who wrote, when it was for the reader, and what the bot says in a frame.

import { timeOf } from "./dates.js";
import { download, items, keys, make, makeButton, paragraph, picture, spoken } from "./parts.js";
import { t } from "./texts.js";

// `reader`: the member who looks.
export function serverLook({ reader, onTap, onDismiss }) {
  return {
    draw: (message) => draw(message, reader(), onTap, onDismiss),
    reader,
    drawOutgoing: (words) => post(reader().name, "", [paragraph([{ words }], "auto")]),
    dayOf: (message) => dayIn(reader().zone, message.at),
  };
}

// Initial of a name, in the colour of that name.
export function avatar(name) {
  const element = make("span", `avatar avatar-${name.toLowerCase()}`, name === "Cairn" ? "" : name[0]);
  element.setAttribute("aria-hidden", "true");
  return element;
}

function draw(message, reader, onTap, onDismiss) {
  const time = timeOf(new Date(message.at), reader, reader.zone);
  const element =
    message.from === "cairn"
      ? post("Cairn", time, [frame(message, onTap)])
      : post(message.name ?? reader.name, time, message.lines.map((line) => paragraph(line, "auto")));
  if (message.used) element.prepend(make("p", "used", t("used", { name: reader.name, command: message.used.split(" ")[0] })));
  if (message.for) element.querySelector(".post-body").append(onlyYou(message, onDismiss));
  element.classList.toggle("whisper", Boolean(message.for));
  return element;
}

function post(name, time, content) {
  const element = make("li", "post");
  const head = make("p", "post-head");
  head.append(make("b", "", name));
  if (name === "Cairn") head.append(" ", make("span", "app", t("app")));
  if (time) head.append(" ", make("time", "", time));
  const body = make("div", "post-body");
  body.append(head, ...content);
  element.append(avatar(name), body);
  return element;
}

function frame(message, onTap) {
  const element = spoken(make("div", "frame"), message);
  for (const line of message.lines) element.append(paragraph(line, ""));
  if (message.items?.length) element.append(items(message, onTap));
  if (message.picture) element.append(picture(message.picture));
  if (message.file) element.append(download(message.file));
  element.append(keys(message, onTap));
  return element;
}

function onlyYou(message, onDismiss) {
  const line = make("p", "only-you", `${t("only_you")} · `);
  line.append(makeButton("link", t("dismiss"), () => onDismiss(message.id)));
  return line;
}

function dayIn(zone, instant) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(instant));
}
