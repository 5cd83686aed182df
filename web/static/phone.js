// The phone's look of messages: bubbles, and buttons below them.

import { timeWritten } from "./dates.js";
import { download, items, keys, make, paragraph, picture, spoken } from "./parts.js";
import { t } from "./texts.js";

// `reader`: the visitor who looks.
export function phoneLook({ reader, onTap }) {
  return { draw: (message) => draw(message, reader(), onTap), reader, drawOutgoing: (words) => bubble("me", [[{ words }]]), dayOf };
}

function dayOf(message) {
  return message.at.slice(0, 10);
}

function draw(message, reader, onTap) {
  const element = spoken(bubble(message.from, message.lines), message);
  element.id = `message-${message.id}`;
  const inside = element.firstElementChild;
  if (message.items?.length) inside.append(items(message, onTap));
  if (message.picture) inside.prepend(picture(message.picture));
  if (message.file) inside.append(download(message.file));
  inside.append(about(message, reader));
  element.append(keys(message, onTap));
  return element;
}

function bubble(from, lines) {
  const element = make("li", `message ${from}`);
  const inside = make("div", "bubble");
  inside.append(make("span", "unseen", `${t(from === "me" ? "you" : "cairn")}: `));
  for (const line of lines) inside.append(paragraph(line, from === "me" ? "auto" : ""));
  element.append(inside);
  return element;
}

function about(message, reader) {
  const line = make("p", "about");
  const time = make("time", "", timeWritten(message.at, reader));
  time.dateTime = message.at;
  if (message.silent) line.append(`${t("silent")} `);
  if (message.edited) line.append(`${t("edited")} `);
  line.append(time);
  return line;
}
