// What a screen reader says of a chat: each new message once, and of one that changes only what is new in it.

import { make } from "./parts.js";

const room = document.getElementById("read-out");
const toasts = document.getElementById("toasts");
const STAYS = 4000;

// `before`: how the message was, if it was there already.
export function readOut(message, before = null) {
  const known = new Set(before ? linesOf(before) : []);
  const fresh = linesOf(message).filter((line) => !known.has(line) && !isToast(line));
  if (!fresh.length) return;
  const words = make("p", "", [message.name, ...fresh].filter(Boolean).join("\n"));
  if (message.language) words.lang = message.language;
  room.append(words);
  setTimeout(() => words.remove(), STAYS);
}

function linesOf({ lines, items = [], picture }) {
  const written = [...lines, ...items.map((item) => item.line)].map((spans) => spans.map((span) => span.words).join(""));
  return picture ? [...written, picture.alt] : written;
}

// A notice beside it has said so.
function isToast(line) {
  return [...toasts.children].some((notice) => line.includes(notice.textContent));
}
