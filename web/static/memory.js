// What this browser remembers of this playground: who was chatting, and how far the tour has come.

const prefix = `cairn:${location.pathname}:`;

export function remembered(name) {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null; // storage is forbidden: the page works, it only forgets
  }
}

export function remember(name, words) {
  try {
    localStorage.setItem(prefix + name, words);
  } catch {
    // as above
  }
}
