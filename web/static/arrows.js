// Arrow keys go through buttons that stand together: the bar of the clock, the buttons of a message.

const TOGETHER = '[role="toolbar"], .keys, .items, #people, #members';
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function useArrows(root) {
  root.addEventListener("keydown", (event) => {
    const group = event.target.closest("button, a")?.closest(TOGETHER);
    if (!group || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = [...group.querySelectorAll("button, a")];
    const next = place(event.key, all.indexOf(event.target), all.length);
    if (next === undefined) return;
    event.preventDefault();
    all[next].focus();
  });
}

// Round and round. Nothing for other keys.
function place(key, now, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = getComputedStyle(document.documentElement).direction === "rtl" && /Left|Right/.test(key) ? -STEPS[key] : STEPS[key];
  return step ? (now + step + count) % count : undefined;
}
