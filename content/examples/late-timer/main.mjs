const startedAt = Date.now();
const elapsed = () => `${Date.now() - startedAt} ms`;

const ring = () => console.log(`timer: due at 100 ms, called at ${elapsed()}`);
setTimeout(ring, 100);

// zh: 一段怎麼也不讓位的程式碼。
// en: A piece of code that makes way for nobody.
while (Date.now() - startedAt < 400);

console.log(`main: done at ${elapsed()}`);
