// The line to the server: calls that carry a key of their own, and a stream of what changes.

export class Lost extends Error {}

const RETRY_AFTER = 800;

export class Line {
  #events = null;
  #who = {};
  #down = false;
  #again = 0;

  constructor({ heard, state }) {
    this.heard = heard;
    this.state = state;
  }

  // The fault switch: nothing gets through, in either direction.
  set down(yes) {
    this.#down = yes;
    if (yes) {
      this.#hangUp();
      this.state("offline");
    } else this.listen(this.#who);
  }

  // Raises Lost where it is unknown whether the call arrived: the same key may be sent again.
  async call(name, body) {
    if (this.#down) throw new Lost();
    let response;
    try {
      response = await fetch(name, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    } catch {
      throw new Lost();
    }
    if (response.status === 410) this.listen(this.#who);
    if (!response.ok) throw new Lost();
    return response.json();
  }

  // A file goes out as it is. Raises Lost as above.
  async bring(query, file) {
    if (this.#down) throw new Lost();
    let response;
    try {
      const headers = { "Content-Type": "application/octet-stream" };
      response = await fetch(`bring?${new URLSearchParams(query)}`, { method: "POST", headers, body: file });
    } catch {
      throw new Lost();
    }
    if (!response.ok) throw new Lost();
  }

  async read(name, query) {
    if (this.#down) throw new Lost();
    try {
      const response = await fetch(`${name}?${new URLSearchParams(query)}`);
      if (response.ok) return response.json();
    } catch {
      // as below
    }
    throw new Lost();
  }

  // `who`: the visitor that the page is for, and the member of the server.
  listen(who) {
    this.#who = who;
    this.#hangUp();
    if (this.#down) return;
    const events = new EventSource(`events?${new URLSearchParams(who)}`);
    events.onmessage = (event) => this.heard(JSON.parse(event.data));
    events.onopen = () => this.state("here");
    events.onerror = () => {
      this.state("away");
      events.close();
      this.#again = setTimeout(() => this.listen(this.#who), RETRY_AFTER);
    };
    this.#events = events;
  }

  #hangUp() {
    clearTimeout(this.#again);
    this.#events?.close();
    this.#events = null;
  }
}

// Names one intent: sent twice, it has one effect.
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
