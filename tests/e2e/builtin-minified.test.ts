// Minified packages load as in Node: the same names, of the same types. `PACKAGES=200` for more of them.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { run, test } from './lab.ts';
import { minifiedPackages } from './minified.ts';

const count = Number(process.env['PACKAGES'] ?? 12);

/** So many a program. */
const each = 20;

/** Imports files, one after another, and tells what is in each. */
const loading = (names: readonly string[]): string => `
for (const name of ${JSON.stringify(names)}) {
  try {
    const { whole } = await import('./' + name);
    const types = Object.keys(whole).map((key) => \`\${key}: \${typeof whole[key]}\`);
    console.log(name, types.join(', '));
  } catch (error) {
    console.log(name, error.name, error.code);
  }
}`;

test('minified packages have the exports that they have in Node', async ({ sharedLab }) => {
  test.setTimeout(30_000 + count * 2_000);
  const files = Object.entries(await minifiedPackages(count));
  for (let at = 0; at < files.length; at += each) {
    const some = Object.fromEntries(files.slice(at, at + each));
    const program = { ...some, 'main.mjs': loading(Object.keys(some)) };
    const [node, { stdout }] = await Promise.all([runInNode(program), run(sharedLab, program)]);
    expect.soft(stdout.split('\n')).toEqual(node.lines);
  }
});
