// Loads a package of 200 files, as ES modules and as CommonJS: milliseconds for each file.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const count = 200;
const folder = mkdtempSync(join(import.meta.dirname, 'package-'));

/** The files that a file asks for: the first one leads to all. */
const needed = (number) => [2 * number + 1, 2 * number + 2].filter((each) => each < count);

const body = (number) =>
  Array.from(
    { length: 12 },
    (_, at) => `
/** Step ${at} of file ${number}. */
function step${at}(values, { from = ${at}, by = 1 } = {}) {
  const found = new Map();
  for (const [index, value] of values.entries()) {
    if (index < from || value === undefined) continue;
    found.set(value, { index, next: () => index + by });
  }
  return found;
}`,
  ).join('\n');

for (let number = 0; number < count; number += 1) {
  const others = needed(number);
  const sum = [`step0([1, 2]).size`, ...others.map((each) => `f${each}()`)].join(' + ');
  const imports = others.map((each) => `import { f${each} } from './f${each}.mjs';`);
  const requires = others.map((each) => `const { f${each} } = require('./f${each}.cjs');`);
  const module = [...imports, body(number), `export const f${number} = () => ${sum};`];
  const script = [...requires, body(number), `exports.f${number} = () => ${sum};`];
  writeFileSync(join(folder, `f${number}.mjs`), module.join('\n'));
  writeFileSync(join(folder, `f${number}.cjs`), script.join('\n'));
}

async function timeFor(load) {
  const began = performance.now();
  const { f0 } = await load();
  const time = performance.now() - began;
  if (f0() !== 2 * count) throw new Error(`not all files were loaded: ${f0()}`);
  return time / count;
}

const require = createRequire(import.meta.url);
const esm = await timeFor(() => import(pathToFileURL(join(folder, 'f0.mjs'))));
const cjs = await timeFor(() => require(join(folder, 'f0.cjs')));
console.log(JSON.stringify({ esm, cjs }));
