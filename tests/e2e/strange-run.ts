// What must hold of a run however strange the Node is that runs it: no line lost, none made up, and
// nobody named who did not print it.

import type { Block } from './block.ts';
import { expect } from './engines.ts';

/** Prints from threads and processes of every kind, one after the other. Each line says whose it is. */
export const family = `import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
console.log('main: begins');
const worker = new Worker("console.log('worker: 執行緒'); console.error('worker: err')", { eval: true });
await once(worker, 'exit');
const code = (text) => ['-e', \`console.log('child: \${text}')\`];
const child = spawn(process.execPath, code('\\u001b[31m紅\\u001b[0m'), { stdio: 'inherit' });
await once(child, 'exit');
const piped = spawn(process.execPath, code('piped'));
piped.stdout.pipe(process.stdout, { end: false });
await once(piped, 'close');
spawnSync(process.execPath, code('waited for'), { stdio: 'inherit' });
const shell = spawn('echo "child: shell"', { shell: true, stdio: 'inherit' });
await once(shell, 'exit');
console.log('main: ends');
`;

const familyLines = [
  'main: begins',
  'worker: 執行緒',
  'worker: err',
  'child: 紅',
  'child: piped',
  'child: waited for',
  'child: shell',
  'main: ends',
];

/** A block shows what {@link family} prints: all of it, once, and of nobody who did not print it. */
export async function hasFamily(block: Block): Promise<void> {
  await block.hasState('exited');
  await expect(block.root).toHaveAttribute('data-exit-code', '0');
  const lines = await block.lines();
  // Which stream a thread's lines are on is known to it alone.
  expect(lines.map(({ text }) => text).toSorted()).toEqual(familyLines.toSorted());
  expect([lines[0]?.text, lines.at(-1)?.text]).toEqual([familyLines[0], familyLines.at(-1)]);
  isHonest(lines);
}

/** Each line that says whose it is bears that name, or none of those that the page knows. */
export function isHonest(
  lines: readonly { readonly text: string; readonly source: string }[],
): void {
  const wrong = lines.filter(({ text, source }) => {
    const [who] = text.split(':');
    return /^(?:main|worker|child)\b/.test(source) && !source.startsWith(who ?? '');
  });
  expect(wrong).toEqual([]);
}

/** The names of the sources that a block shows, each once. */
export async function sourcesOf(block: Block): Promise<readonly string[]> {
  const lines = await block.lines();
  const named = lines.map(({ source }) => source.replace(/ .*/, ''));
  return [...new Set(named)].toSorted();
}
