// `node tests/bench/growth.ts [COUNT]`: how the build grows with the course. Builds a copy of the site
// with COUNT articles in each language (100 unless told), then one with ten times as many.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const count = Number(process.argv[2] ?? 100);
const astro = resolve('node_modules/astro/bin/astro.mjs');

/** Seconds that a build of so many articles takes. Each is a copy of a real one. */
function build(articles: number): number {
  const copy = mkdtempSync(join(tmpdir(), 'interleave-growth-'));
  try {
    for (const part of ['src', 'content', 'public', 'package.json', 'tsconfig.json']) {
      cpSync(part, join(copy, part), { recursive: true });
    }
    cpSync('astro.config.mjs', join(copy, 'astro.config.mjs'));
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
    for (const locale of ['en', 'zh-TW']) {
      const folder = join(copy, 'content/articles', locale);
      const text = readFileSync(join(folder, 'thread-pool.mdx'), 'utf8');
      for (let number = 1; number <= articles; number += 1) {
        const own = text.replace(/^order: .*$/m, `order: ${String(100 + number)}`);
        writeFileSync(join(folder, `copy-${String(number)}.mdx`), own);
      }
    }
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [astro, 'build'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=8192' },
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(stderr.slice(-2000));
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
