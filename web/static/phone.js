// The phone's look of messages: bubbles, and buttons below them.

import { download, items, keys, make, paragraph, picture } from "./parts.js";
import { t } from "./texts.js";

export function phoneLook(onTap) {
  return { draw: (message) => draw(message, onTap), drawOutgoing: (words) => bubble("me", [[{ words }]]), dayOf };
}

function dayOf(message) {
  return message.at.slice(0, 10);
}

function draw(message, onTap) {
  const element = bubble(message.from, message.lines);
  element.id = `message-${message.id}`;
  const inside = element.firstElementChild;
  if (message.items?.length) inside.append(items(message, "ltr", onTap));
  if (message.picture) inside.prepend(picture(message.picture));
  if (message.file) inside.append(download(message.file));
  inside.append(about(message));
  element.append(keys(message, onTap));
  return element;
}

function bubble(from, lines) {
  const element = make("li", `message ${from}`);
  const inside = make("div", "bubble");
  inside.append(make("span", "unseen", `${t(from === "me" ? "you" : "cairn")}: `));
  for (const line of lines) inside.append(paragraph(line, from === "me" ? "auto" : "ltr"));
  element.append(inside);
  return element;
}

function about(message) {
  const line = make("p", "about");
  const time = make("time", "", message.at.slice(11, 16));
  time.dateTime = message.at;
  if (message.silent) line.append(`${t("silent")} `);
  if (message.edited) line.append(`${t("edited")} `);
  line.append(time);
  return line;
}
