// Which Node a container has, and whether the preload is loaded there, asked of real ones.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { asksNode, type NodeAnswer } from '../../../src/engine/stackblitz/node-question.ts';
import { tracePreload } from '../../../src/engine/trace/preload.ts';
import { startNode } from './real-process.ts';

/** Asks a container that makes of the arguments what it likes. */
async function ask(
  t: TestContext,
  bend: (args: string[]) => string[],
  text = tracePreload('key'),
): Promise<NodeAnswer> {
  const home = mkdtempSync(join(tmpdir(), 'asking-'));
  t.after(() => {
    rmSync(home, { recursive: true });
  });
  const preload = join(home, 'trace.cjs');
  writeFileSync(preload, text);
  const spawn = (args: string[]) => Promise.resolve(startNode(bend(args), { terminal: true }));
  return asksNode(spawn, ['--require', preload], 'key');
}

const nodeVersion = process.version;
const withoutPreload = (args: string[]): string[] =>
  args.filter((arg, at) => arg !== '--require' && args[at - 1] !== '--require');

test('a Node that loads the preload says its version through it', async (t) => {
  assert.deepEqual(await ask(t, (args) => args), { nodeVersion, isTraced: true });
});

test('one that does not load it, or refuses the option, or cannot run it, is used without', async (t) => {
  const untraced = { nodeVersion, isTraced: false };
  assert.deepEqual(await ask(t, withoutPreload), untraced);
  const refuse = (args: string[]) => (args.includes('--require') ? ['--no-such-option'] : args);
  assert.deepEqual(await ask(t, refuse), untraced);
  assert.deepEqual(await ask(t, (args) => args, 'throw new Error("no");'), untraced);
});

test('what answers like no Node is none', async (t) => {
  await assert.rejects(
    ask(t, () => ['-p', '"hello"']),
    /there is no Node/,
  );
});
