/** Some tenths of a second of what programs do: integers, floats, strings. Throws when it comes out wrong. */
export function work() {
  const primes = countPrimes(3_000_000);
  const inside = countInside(0.01);
  const words = countWords(300_000);
  if (primes !== 216_816 || inside < 8_000 || words !== 1009) {
    throw new Error(`wrong: ${primes}, ${inside}, ${words}`);
  }
}

function countPrimes(limit) {
  const isComposite = new Uint8Array(limit);
  let primes = 0;
  for (let number = 2; number < limit; number += 1) {
    if (isComposite[number]) continue;
    primes += 1;
    for (let next = number * number; next < limit; next += number) isComposite[next] = 1;
  }
  return primes;
}

/** Points of a grid that belong to the Mandelbrot set. */
function countInside(step) {
  let inside = 0;
  for (let y = -1; y < 1; y += step) {
    for (let x = -2; x < 0.5; x += step) inside += Number(staysSmall(x, y));
  }
  return inside;
}

function staysSmall(x, y) {
  let [a, b] = [0, 0];
  for (let step = 0; step < 200; step += 1) {
    const next = a * a - b * b + x;
    b = 2 * a * b + y;
    a = next;
    if (a * a + b * b > 4) return false;
  }
  return true;
}

function countWords(count) {
  const counts = new Map();
  for (let index = 0; index < count; index += 1) {
    const word = `word ${(index * 7919) % 1009}`;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts.size;
}
