// A chat: messages as the server tells them, in their order, each drawn once and redrawn in its place.

import { dayName } from "./dates.js";
import { make, offerAgain } from "./parts.js";
import { readOut } from "./read-out.js";
import { t } from "./texts.js";

const NEAR = 120;
const TYPING_AFTER = 250;

export class Chat {
  #talk;
  #list;
  #typing;
  #look;
  #drawn = new Map(); // id -> { element, content }
  #outgoing = new Map(); // key -> element
  #under_way = 0;

  // `look`: how messages are drawn here, as draw(message), drawOutgoing(words) and dayOf(message), for the
  // reader().
  constructor(talk, look) {
    this.#talk = talk;
    this.#list = talk.querySelector("ol");
    this.#typing = talk.querySelector(".typing");
    this.#look = look;
  }

  // All there is: what is unchanged stays untouched, so that focus and reading are not disturbed.
  showAll(messages) {
    const ids = new Set(messages.map((message) => message.id));
    for (const id of this.#drawn.keys()) if (!ids.has(id)) this.drop(id);
    for (const message of messages) this.show(message, false);
    this.toEnd();
  }

  // For a reader who reads otherwise now.
  drawAnew() {
    const all = [...this.#drawn.values()].map((one) => JSON.parse(one.content));
    for (const one of this.#drawn.values()) one.content = "";
    for (const line of this.#list.querySelectorAll(".day")) line.textContent = dayName(line.dataset.day, this.#look.reader());
    for (const message of all) this.show(message, false);
  }

  clear() {
    this.#drawn.clear();
    this.#outgoing.clear();
    this.#list.replaceChildren();
  }

  show(message, lively = true) {
    const known = this.#drawn.get(message.id);
    const content = JSON.stringify(message);
    if (known?.content === content) return;
    if (lively && !this.#isOwn(message) && this.#talk.offsetParent) readOut(message, known && JSON.parse(known.content));
    const stick = this.#isNearEnd();
    const element = this.#look.draw(message);
    if (known) {
      replaceKeepingFocus(known.element, element, this.#talk);
      if (lively) element.classList.add("changed");
    } else {
      this.#place(message, element);
      if (lively) element.classList.add("fresh");
    }
    this.#drawn.set(message.id, { element, content });
    if (!stick) return;
    this.toEnd();
    for (const image of element.querySelectorAll("img")) image.addEventListener("load", () => this.toEnd());
  }

  drop(id) {
    const element = this.#drawn.get(id)?.element;
    if (element?.contains(document.activeElement)) this.#talk.focus({ preventScroll: true });
    element?.remove();
    this.#drawn.delete(id);
    for (const line of this.#list.querySelectorAll(".day")) {
      const next = line.nextElementSibling;
      if (!next || next.classList.contains("day")) line.remove();
    }
  }

  // A line of one's own, before the server has it.
  showOutgoing(key, words) {
    const element = this.#look.drawOutgoing(words);
    element.classList.add("outgoing");
    this.#outgoing.set(key, element);
    this.#list.append(element);
    this.toEnd();
  }

  dropOutgoing(key) {
    this.#outgoing.get(key)?.remove();
    this.#outgoing.delete(key);
  }

  // Both return what takes the offer away again.
  outgoingFailed(key, retry) {
    return this.#offerAgain(this.#outgoing.get(key), t("not_sent"), retry);
  }

  tapFailed(id, retry) {
    return this.#offerAgain(this.#drawn.get(id)?.element, t("tap_failed"), retry);
  }

  // Shows that somebody is at work when an answer takes longer than a blink.
  async waiting(promise) {
    this.#under_way += 1;
    const timer = setTimeout(() => {
      this.#typing.hidden = false;
      this.toEnd();
    }, TYPING_AFTER);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#under_way -= 1;
      if (!this.#under_way) this.#typing.hidden = true;
    }
  }

  // At once: a smooth way down would still be under way when the next message asks whether this is the end.
  toEnd() {
    this.#talk.scrollTop = this.#talk.scrollHeight;
  }

  #isOwn(message) {
    return message.from === "me" || this.#outgoing.has(message.key);
  }

  #isNearEnd() {
    return this.#talk.scrollHeight - this.#talk.scrollTop - this.#talk.clientHeight < NEAR;
  }

  #place(message, element) {
    const mine = message.key && this.#outgoing.get(message.key);
    if (mine) {
      this.#outgoing.delete(message.key);
      mine.replaceWith(element);
    } else this.#list.append(element);
    element.dataset.day = this.#look.dayOf(message);
    let before = element.previousElementSibling;
    while (before && !before.dataset.day) before = before.previousElementSibling;
    if (before?.dataset.day !== element.dataset.day) element.before(this.#dayLine(element.dataset.day));
  }

  #dayLine(day) {
    const line = make("li", "day", dayName(day, this.#look.reader()));
    line.dataset.day = day;
    return line;
  }

  #offerAgain(element, words, retry) {
    const withdraw = offerAgain(element, words, retry);
    this.toEnd();
    return withdraw;
  }
}

// Whoever tapped by keyboard goes on from the same place: the same button, else the one that came to stand there.
function replaceKeepingFocus(before, after, otherwise) {
  const buttons = [...before.querySelectorAll("button, a")];
  const focused = buttons.indexOf(document.activeElement);
  const action = document.activeElement?.dataset?.action;
  after.dataset.day = before.dataset.day;
  before.replaceWith(after);
  if (focused < 0) return;
  const now = [...after.querySelectorAll("button, a")];
  const same = now.find((button) => action && button.dataset.action === action);
  const next = same ?? now[Math.min(focused, now.length - 1)] ?? otherwise;
  next.focus({ preventScroll: true });
}
