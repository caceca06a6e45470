// A run in a container that has a terminal, or cuts its output, or does not load the preload: real Node,
// whose output is handed on as the official client does.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { WebContainerProcess } from '@webcontainer/api';
import { followRun, type FollowedRun } from '../../../src/engine/stackblitz/run.ts';
import { tracePreload } from '../../../src/engine/trace/preload.ts';
import { isUnknown, type RunEvent } from '../../../src/engine/types.ts';
import { startNode, type ProcessOptions } from './real-process.ts';

interface Case extends ProcessOptions {
  readonly source: string;
  readonly traced?: boolean;
}

interface Followed {
  readonly run: FollowedRun;
  readonly stuck: () => number;
}

function follow(process: WebContainerProcess): Followed {
  let stuck = 0;
  const run = followRun(process, 'key', performance.now(), {
    onOutput: () => undefined,
    reap: () => Promise.resolve(true),
    onStuck: () => (stuck += 1),
  });
  return { run, stuck: () => stuck };
}

function start(t: TestContext, { source, traced = true, ...options }: Case): Followed {
  const home = mkdtempSync(join(tmpdir(), 'followed-'));
  t.after(() => {
    rmSync(home, { recursive: true });
  });
  writeFileSync(join(home, 'main.cjs'), source);
  writeFileSync(join(home, 'trace.cjs'), tracePreload('key'));
  const required = traced ? ['--require', './trace.cjs'] : [];
  return follow(startNode([...required, 'main.cjs'], { ...options, cwd: home }));
}

/** Lines as `who: text`, source by source. */
function linesOf(events: readonly RunEvent[]): readonly string[] {
  const texts = new Map<string, string>();
  for (const event of events) {
    if (!('text' in event)) continue;
    const who = isUnknown(event.source) ? 'unknown' : `thread ${String(event.source.threadId)}`;
    texts.set(who, (texts.get(who) ?? '') + event.text);
  }
  return [...texts].flatMap(([who, text]) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `${who}: ${line}`),
  );
}

const greeting = `console.log('hello 世界 🎉\\n\\x1b[31mred\\x1b[0m');
  new (require('worker_threads').Worker)('console.log("執行緒"); console.error("done")', { eval: true });`;

test('characters, records and escapes may be cut anywhere', async (t) => {
  for (const [terminal, piece] of [
    [true, 1],
    [false, 1],
    [true, 2],
    [true, 7],
    [false, 1000],
  ] as const) {
    const { run } = start(t, { source: greeting, terminal, piece });
    const lines = linesOf(await Array.fromAsync(run.events));
    const expected = [
      'thread 0: hello 世界 🎉',
      'thread 0: \u001b[31mred\u001b[0m',
      'thread 1: 執行緒',
      'thread 1: done',
    ];
    assert.deepEqual(
      lines.map((line) => line.trimEnd()),
      expected,
      `${String(terminal)} ${String(piece)}`,
    );
    assert.ok((await run.result).kind === 'exited');
  }
});

test('a terminal that repeats the input adds no line to what the program prints', async (t) => {
  const source = `process.stdin.on('data', (text) => console.log('got', String(text).trim()));`;
  for (const terminal of [true, false]) {
    const { run } = start(t, { source, terminal });
    run.write('世界\n');
    const events: RunEvent[] = [];
    for await (const event of run.events) {
      events.push(event);
      if (event.kind === 'stdout') run.endInput();
    }
    assert.deepEqual(linesOf(events), ['thread 0: got 世界']);
  }
});

test('without the preload every line is there as it is printed, and nobody is said to have printed it', async (t) => {
  const source = `${greeting} process.stdin.once('data', () => process.exit(4)); console.log('ready');`;
  const { run } = start(t, { source, traced: false, terminal: true });
  const events: RunEvent[] = [];
  let text = '';
  for await (const event of run.events) {
    events.push(event);
    text += 'text' in event ? event.text : '';
    // All of it is shown while the program runs, which ends only then.
    if (['ready', '執行緒', 'done'].every((word) => text.includes(word))) run.write('x\n');
  }
  assert.deepEqual(linesOf(events).toSorted(), [
    'unknown: \u001b[31mred\u001b[0m',
    'unknown: done',
    'unknown: hello 世界 🎉',
    'unknown: ready',
    'unknown: x',
    'unknown: 執行緒',
  ]);
  const result = await run.result;
  assert.ok(result.kind === 'exited' && result.code === 4);
  assert.deepEqual([events[0]?.kind, events.at(-1)?.kind], ['started', 'exited']);
});

test('a process whose end cannot be told takes its container with it', async () => {
  const process = { ...startNode(['-e', '']), exit: Promise.reject(new Error('lost')) };
  const { run, stuck } = follow(process);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(stuck(), 1);
  assert.equal(run.isOver(), false);
});
