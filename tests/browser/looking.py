"""What an eye or a screen reader would stumble over on the page, measured in the browser."""

from __future__ import annotations

from playwright.async_api import Page

SMALLEST_LETTERS = 12
LEAST_CONTRAST = 4.5

_FAULTS = """async ([smallest, least]) => {
  const ends = (animation) => animation.effect.getTiming().iterations !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [...[0, 1, 2].map((n) => top[n] * top[3] + below[n] * (1 - top[3])), 1];
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(rgba(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const opacity = (element) => {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
    return all;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + .05) / (low + .05);
  };
  const USED = "button, a[href], input, [role=log], [role=toolbar], [role=switch]";
  const nameOf = (element) =>
    element.ariaLabel ||
    element.textContent.trim() ||
    element.querySelector("img")?.alt ||
    element.labels?.[0]?.textContent;
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.matches(USED) && !element.closest("[inert], [aria-labelledby]") && !nameOf(element)) {
      faults.push(`no name: ${element.outerHTML.slice(0, 90)}`);
    }
    if (element.matches("img:not([alt])")) faults.push(`no words for a picture: ${element.outerHTML.slice(0, 90)}`);
    const words = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.textContent.trim() : "")).join("");
    if (!words || element.closest(".unseen, [aria-busy], .typing, .skip-link")) continue;
    const style = getComputedStyle(element);
    if (parseFloat(style.fontSize) < smallest) faults.push(`${style.fontSize}: ${words.slice(0, 40)}`);
    const below = ground(element);
    const ink = rgba(style.color);
    ink[3] *= opacity(element);
    const found = contrast(over(ink, below), below);
    if (found < least) faults.push(`contrast ${found.toFixed(2)}: ${words.slice(0, 40)}`);
  }
  return faults;
}"""


async def faults(page: Page) -> list[str]:
    """Letters too small or too faint, pictures without words, and what can be used but has no name, once all that
    moves has come to rest."""
    found: list[str] = await page.evaluate(_FAULTS, [SMALLEST_LETTERS, LEAST_CONTRAST])
    return found
