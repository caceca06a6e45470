// Processes on the built-in engine: held to real Node, program by program, and what only a page can tell.
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { childPrograms } from './builtin-child-programs.ts';
import type { ChildProgram } from './builtin-child-programs.ts';
import { idleWorkers, run, test } from './lab.ts';

for (const { name, files } of childPrograms) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    const [node, { stdout, stderr, result }] = await Promise.all([
      runInNode(files),
      run(sharedLab, files),
    ]);
    const lines = stdout.replaceAll('/usr/local/bin/node', 'node').split('\n');
    expect(lines).toEqual(node.lines);
    expect(stderr.split('\n')).toEqual(node.errors);
    expect(result).toMatchObject({ kind: 'exited', code: node.code });
  });
}

test('events tell which process did what, and under whom', async ({ lab }) => {
  const { events, result } = await run(lab, {
    'main.mjs': `import { fork, spawn } from 'node:child_process';
      const child = fork('./child.mjs');
      child.once('message', () => child.kill('SIGINT'));
      child.on('close', () => spawn('echo', ['hi'], { stdio: 'inherit' }));`,
    'child.mjs': "console.error('here'); process.send(1); process.on('message', () => {});",
  });
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  const main = events[0]?.source;
  const [child, echo] = events.flatMap((event) =>
    event.kind === 'started' && event.parent ? [event.source] : [],
  );
  expect(new Set([main?.pid, child?.pid, echo?.pid]).size).toBe(3);
  const told = [
    { kind: 'started', source: child, parent: main },
    { kind: 'stderr', source: child, text: 'here\n' },
    { kind: 'sent', source: child, peer: main },
    { kind: 'received', source: main, peer: child },
    { kind: 'exited', source: child, code: null, signal: 'SIGINT' },
    { kind: 'started', source: echo, parent: main },
    { kind: 'stdout', source: echo, text: 'hi\n' },
    { kind: 'exited', source: echo, code: 0 },
  ];
  for (const each of told) expect(events).toContainEqual(expect.objectContaining(each));
  expect(events.filter(({ kind }) => kind === 'exited')).toHaveLength(3);
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
});

test('a program that a signal ends has that signal, and its children go on', async ({ lab }) => {
  const { stdout, result } = await run(lab, {
    'main.mjs': `import { spawn } from 'node:child_process';
      spawn('node', ['-e', 'setTimeout(() => console.log("later"), 300)'], { stdio: 'inherit' }).on('spawn', () => process.kill(process.pid, 'SIGTERM'));`,
  });
  expect(result).toMatchObject({ kind: 'exited', code: null, signal: 'SIGTERM' });
  expect(stdout).toBe('later\n');
});

/** Starts a program, and stops it at the first line that it prints. */
async function stopAtFirstLine(
  lab: Page,
  files: ChildProgram['files'],
): Promise<string | undefined> {
  return await lab.evaluate(async (tree) => {
    const started = await globalThis.builtin.start({
      files: tree,
      entry: 'main.mjs',
      args: [],
      env: {},
    });
    for await (const event of started.events) {
      if (event.kind !== 'stdout') continue;
      await started.stop();
      return (await started.result).kind;
    }
    return undefined;
  }, files);
}

test('Stop ends the whole tree, hot or waiting', async ({ lab }) => {
  const stopped = await stopAtFirstLine(lab, {
    'main.mjs': `import { fork, spawnSync } from 'node:child_process';
      fork('./child.mjs', ['3']); spawnSync('sleep', ['1000']);`,
    'child.mjs': `import { fork } from 'node:child_process';
      const left = Number(process.argv[2]);
      if (left > 0) fork('./child.mjs', [left - 1]); else console.log('deep');
      for (;;) if (left === 0) await new Promise((resolve) => setTimeout(resolve, 1000));`,
  });
  expect(stopped).toBe('stopped');
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
  expect((await run(lab, { 'main.mjs': "console.log('again')" })).stdout).toBe('again\n');
});

test('a fork bomb meets a limit that says so', async ({ lab }) => {
  const stopped = await stopAtFirstLine(lab, {
    'main.mjs': `import { fork } from 'node:child_process';
      process.on('message', () => {});
      for (let n = 0; n < 2; n++) fork('./main.mjs').on('error', ({ code, message }) => {
        if (code === 'EAGAIN') console.log(message);
      });`,
  });
  expect(stopped).toBe('stopped');
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
  const { stdout, result } = await run(lab, {
    'main.mjs': `import { spawn, spawnSync } from 'node:child_process';
      const all = Array.from({ length: 64 }, () => spawn('sleep', ['1000']));
      let refused = 0;
      for (const each of all) each.on('error', ({ code, errno, message }) => {
        refused += 1;
        if (refused === 9) {
          console.log(code, errno, message, spawnSync('true').error.code);
          for (const one of all) one.kill();
        }
      });`,
  });
  expect(stdout).toBe(
    'EAGAIN -11 spawn sleep EAGAIN: the built-in engine runs no more than 56 processes at once EAGAIN\n',
  );
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
});
