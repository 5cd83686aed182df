// Passing notices above the composer.

import { make } from "./parts.js";

const room = document.getElementById("toasts");
const STAYS = 3600;
const STAYS_WITH_BUTTON = 9000;
const MOST = 2;

// What a notice offers belongs to what was done last.
export function withdrawOffers() {
  for (const offer of [...room.children].filter((one) => one.querySelector("button"))) offer.remove();
}

export function toast(words, button = null) {
  const notice = make("div", "toast", words);
  if (button) {
    withdrawOffers();
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
