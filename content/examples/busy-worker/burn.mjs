// zh: 讓 CPU 空轉，一刻也不讓出來。
// en: Keeps the CPU busy for a while, without ever letting go.
export function burn(milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end);
}
