// The page in one language: words-<language>.js has every word of it.

const page = document.documentElement;

// What the browser asked for, as the server understood it: newcomers are spoken to accordingly.
export const locale = page.dataset.locale;

let words = {};

// Speak that language from now on. What the page has written itself is to be written anew.
export async function speak(language, direction) {
  words = (await import(`./words-${language}.js`)).default;
  Object.assign(page, { lang: language, dir: direction });
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", t(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-placeholder]")) element.placeholder = t(element.dataset.tPlaceholder);
}

export function t(key, facts = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));
}

await speak(page.lang, page.dir);
