// The limits of a run that a program can meet by itself, and the words it is told them in.
import { expect } from '@playwright/test';
import {
  mostProcesses,
  mostThreads,
  outputLimit,
  runTimeLimit,
} from '../../src/node/system/limits.ts';
import type { RunResult } from '../../src/engine/types.ts';
import { idleWorkers, run, test } from './lab.ts';

test('more workers than there may be', async ({ lab }) => {
  const { stdout, result } = await run(
    lab,
    `import { Worker } from 'node:worker_threads';
     const make = () => new Worker('setInterval(() => {}, 1e6)', { eval: true });
     let refused = 0;
     let last;
     const count = (error) => {
       refused += 1;
       last = error;
       if (refused < 5) return;
       try { make(); } catch (error) { console.log('thrown', error.code); }
       console.log(last.code, last.message);
       process.exit(0);
     };
     for (let n = 0; n < ${String(mostThreads)} + 5; n += 1) try { make().on('error', count); } catch (error) { count(error); }`,
  );
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  expect(stdout).toBe(
    'thrown ERR_WORKER_INIT_FAILED\nERR_WORKER_INIT_FAILED Worker initialization failure: EAGAIN: ' +
      'the built-in engine runs no more than 128 workers at once\n',
  );
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
});

test('more processes than there may be, and room again for one that ended', async ({ lab }) => {
  const { stdout, result } = await run(
    lab,
    `import { spawn } from 'node:child_process';
     import { once } from 'node:events';
     const children = Array.from({ length: ${String(mostProcesses)} }, () => spawn('sleep', ['1000']));
     const [error] = await once(children.at(-1), 'error');
     console.log(error.code, error.message);
     children[0].kill();
     await once(children[0], 'exit');
     const [code] = await once(spawn('true'), 'exit');
     console.log(code);
     for (const child of children) child.kill();`,
  );
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  expect(stdout).toBe(
    'EAGAIN spawn sleep EAGAIN: the built-in engine runs no more than 56 processes at once\n0\n',
  );
});

test('more output than there may be: what came before it is there, to the last character', async ({
  lab,
}) => {
  const { stdout, result } = await run(
    lab,
    "const text = 'x'.repeat(999_999) + '\\n'; for (;;) process.stdout.write(text);",
  );
  expect(result.kind).toBe('output-limit');
  expect(stdout).toHaveLength(outputLimit);
  expect((await run(lab, "console.log('again')")).stdout).toBe('again\n');
});

test('more time than there is', async ({ lab }) => {
  await lab.clock.install();
  const started = await lab.evaluateHandle(async () => {
    const files = { 'main.mjs': "console.log('up'); for (;;);" };
    const run = await globalThis.builtin.start({ files, entry: 'main.mjs', args: [], env: {} });
    for await (const event of run.events) if (event.kind === 'stdout') break;
    return run;
  });
  await lab.clock.fastForward(runTimeLimit + 1000);
  const { kind }: RunResult = await started.evaluate((run) => run.result);
  expect(kind).toBe('timed-out');
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
});
