// `node tests/bench/growth.ts [COUNT]`: how the build grows with the course. Builds a copy of the site
// with COUNT articles in each language (100 unless told), then one with ten times as many.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, copySite } from '../support/site-copy.ts';

const count = Number(process.argv[2] ?? 100);

/** Seconds that a build of so many articles takes. Each is a copy of a real one. */
function build(articles: number): number {
  const copy = copySite();
  try {
    for (const locale of ['en', 'zh-TW']) {
      const folder = join(copy, 'content/articles', locale);
      const text = readFileSync(join(folder, 'thread-pool.mdx'), 'utf8');
      for (let number = 1; number <= articles; number += 1) {
        const own = text.replace(/^order: .*$/m, `order: ${String(100 + number)}`);
        writeFileSync(join(folder, `copy-${String(number)}.mdx`), own);
      }
    }
    const begun = performance.now();
    const { status, said } = buildSite(copy, { NODE_OPTIONS: '--max-old-space-size=8192' });
    if (status !== 0) throw new Error(said.slice(-2000));
    return (performance.now() - begun) / 1000;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const few = build(count);
console.log(`${String(count)} × 2 articles: ${few.toFixed(1)} s`);
const many = build(10 * count);
console.log(
  `${String(10 * count)} × 2 articles: ${many.toFixed(1)} s, ${(many / few).toFixed(1)} times as long`,
);
