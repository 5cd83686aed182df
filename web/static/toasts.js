// Passing notices above the composer.

import { make } from "./parts.js";

const room = document.getElementById("toasts");
const STAYS = 3600;
const STAYS_WITH_BUTTON = 9000;
const MOST = 2;

export function toast(words, button = null) {
  const notice = make("div", "toast", words);
  if (button) {
    const element = make("button", "link", button.label);
    element.type = "button";
    element.addEventListener("click", () => {
      notice.remove();
      button.does();
    });
    notice.append(" ", element);
  }
  for (const other of room.children) if (other.textContent === notice.textContent) other.remove();
  room.append(notice);
  while (room.children.length > MOST) room.firstElementChild.remove();
  setTimeout(() => notice.remove(), button ? STAYS_WITH_BUTTON : STAYS);
}
