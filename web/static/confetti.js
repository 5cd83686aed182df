// A short shower of little stones, for those who like things to move.

const canvas = document.getElementById("confetti");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const COLOURS = ["#2f857a", "#58aa9b", "#9ad1c3", "#e3a857", "#d9734e"];
const STONES = 90;
const LASTS = 1900;

export function celebrate() {
  if (calm.matches) return;
  const pen = canvas.getContext("2d");
  const [width, height] = [innerWidth, innerHeight];
  Object.assign(canvas, { width, height });
  const stones = Array.from({ length: STONES }, (_, n) => ({
    x: width / 2 + (Math.random() - 0.5) * Math.min(width, 420),
    y: height * 0.55,
    speedX: (Math.random() - 0.5) * 0.55,
    speedY: -0.35 - Math.random() * 0.55,
    wide: 4 + Math.random() * 6,
    turn: Math.random() * Math.PI,
    colour: COLOURS[n % COLOURS.length],
  }));
  const start = performance.now();
  const step = (now) => {
    const age = now - start;
    pen.clearRect(0, 0, width, height);
    if (age > LASTS) return;
    pen.globalAlpha = Math.min(1, (2 * (LASTS - age)) / LASTS);
    for (const stone of stones) drop(pen, stone, age);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function drop(pen, stone, age) {
  const x = stone.x + stone.speedX * age;
  const y = stone.y + stone.speedY * age + 0.0006 * age * age;
  pen.fillStyle = stone.colour;
  pen.beginPath();
  pen.ellipse(x, y, stone.wide, stone.wide * 0.55, stone.turn + age / 400, 0, 2 * Math.PI);
  pen.fill();
}
