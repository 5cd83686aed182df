// What is said and tapped in a chat, by whom, and what did not get through, to be sent again.

import { newKey } from "./line.js";
import { t } from "./texts.js";
import { toast } from "./toasts.js";

const MOST_NAME = 255;
const MOST_BYTES = 20 * 1024 * 1024; // of a file; of a larger one the name alone is told

export class Room {
  #unsent = new Map(); // by key, in the order in which it was meant: how to send it again

  // `calls`: names of the calls that say and tap here; `whose`: who does; `doubled`: whether each tap goes out thrice.
  constructor({ chat, line, calls, whose, doubled, said = () => {}, tapped = () => {} }) {
    Object.assign(this, { chat, line, calls, whose, doubled, said, tapped });
  }

  async say(words, key = newKey(), again = false) {
    if (!again) {
      this.chat.showOutgoing(key, words);
      this.said(words);
    }
    try {
      const answer = await this.chat.waiting(this.line.call(this.calls.say, { user: this.whose(), words, key }));
      if (answer.elsewhere) this.chat.dropOutgoing(key);
      return answer;
    } catch {
      this.#keepUnsent(key, () => this.say(words, key, true), (send) => this.chat.outgoingFailed(key, send));
      return {};
    }
  }

  async bring(file, key = newKey(), again = false) {
    if (!again) this.chat.showOutgoing(key, file.name);
    try {
      const about = { user: this.whose(), key, name: file.name.slice(-MOST_NAME), size: file.size };
      await this.chat.waiting(this.line.bring(about, file.size > MOST_BYTES ? "" : file));
    } catch {
      this.#keepUnsent(key, () => this.bring(file, key, true), (send) => this.chat.outgoingFailed(key, send));
    }
  }

  async tap(id, button, element) {
    if (button.copy) return copy(button.copy);
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    await this.#sendTap(id, button.action, newKey());
    element.removeAttribute("aria-busy");
  }

  async sendUnsent() {
    for (const [key, again] of [...this.#unsent]) if (this.#unsent.has(key)) await again();
  }

  clear() {
    this.#unsent.clear();
    this.chat.clear();
  }

  async #sendTap(id, action, key) {
    const send = (name) => this.line.call(this.calls.tap, { user: this.whose(), message: id, action, key: name });
    const sent = this.doubled() ? Promise.all([send(key), send(key), send(newKey())]) : send(key);
    try {
      await this.chat.waiting(sent);
      this.tapped(action);
    } catch {
      this.#keepUnsent(key, () => this.#sendTap(id, action, key), (send) => this.chat.tapFailed(id, send));
    }
  }

  // `offer` shows that it was not sent, and returns what takes that away again.
  #keepUnsent(key, send, offer) {
    const again = () => {
      this.#unsent.delete(key);
      withdraw();
      return send();
    };
    const withdraw = offer(again);
    this.#unsent.set(key, again);
  }
}

async function copy(words) {
  await navigator.clipboard.writeText(words);
  toast(t("copied"));
}
