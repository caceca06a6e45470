// The preload in a Node that is not as it should be, as StackBlitz's may be: no line is lost, none is
// made up, what is not known is called unknown, and the end is reached.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runLocally } from '../../../src/engine/trace/local.ts';
import { isUnknown, type RunEvent, type RunResult } from '../../../src/engine/types.ts';

type Files = Readonly<Record<string, string>>;
interface Outcome {
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
  readonly lines: readonly string[];
}

/** Runs a program in a Node that `fault`, text of a CommonJS file, has changed in every thread and process. */
async function run(files: Files, fault = ''): Promise<Outcome> {
  const started = await runLocally({
    files: { ...files, 'fault.cjs': fault },
    entry: 'main.cjs',
    args: [],
    env: { NODE_OPTIONS: '--require ./fault.cjs' },
  });
  started.endInput();
  const events = await Array.fromAsync(started.events);
  const result = await started.result;
  return { events, result, lines: linesOf(events) };
}

/** Lines as `who: text`, in an order of their own. */
function linesOf(events: readonly RunEvent[]): readonly string[] {
  const main = events.find(({ source }) => !isUnknown(source))?.source;
  const texts = new Map<string, string>();
  for (const event of events) {
    if (!('text' in event)) continue;
    const { pid, threadId } = event.source;
    const process = pid === main?.pid ? 'main' : `child ${String(pid)}`;
    const thread = threadId === 0 ? '' : `.${String(threadId)}`;
    const who = isUnknown(event.source) ? 'unknown' : process + thread;
    texts.set(who, (texts.get(who) ?? '') + event.text);
  }
  return [...texts]
    .flatMap(([who, text]) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => `${who}: ${line}`),
    )
    .toSorted();
}

const unnumbered = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^child \d+/, 'child')).toSorted();

const ended = ({ events, result }: Outcome, code = 0): void => {
  assert.deepEqual(result.kind === 'exited' && result.code, code);
  const last = events.at(-1);
  assert.ok(last?.kind === 'exited' && last.code === code);
  assert.equal(
    events.some((event) => 'text' in event && event.text.includes('\u001b_')),
    false,
  );
};

test('a worker without the preload: its streams are its own, what goes round them is nobody’s', async () => {
  const outcome = await run({
    'main.cjs': `const { Worker } = require('worker_threads');
      console.log('a');
      const flag = new Int32Array(new SharedArrayBuffer(4));
      new Worker('./worker.cjs', { execArgv: [], env: {}, workerData: flag }).on('exit', () => console.log('z'));
      // Until it has printed, it cannot even be heard that it is there.
      setImmediate(() => Atomics.wait(flag, 0, 0));`,
    'worker.cjs': `const flag = require('worker_threads').workerData;
      require('fs').writeSync(1, 'direct\\n');
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
      console.log('w'); console.error('e');`,
  });
  assert.deepEqual(outcome.lines, [
    'main.1: e',
    'main.1: w',
    'main: a',
    'main: z',
    'unknown: direct',
  ]);
  ended(outcome);
});

/** Takes the preload from every child, however it is handed down. */
const untracedChildren = `const { ChildProcess } = require('child_process');
  const { spawn } = ChildProcess.prototype;
  ChildProcess.prototype.spawn = function (options) {
    const at = options.args.findIndex((arg, i) => arg === '--require' && /trace/.test(options.args[i + 1]));
    const args = at === -1 ? options.args : options.args.toSpliced(at, 2);
    const envPairs = options.envPairs.filter((pair) => !pair.startsWith('NODE_OPTIONS='));
    return spawn.call(this, { ...options, args, envPairs });
  };`;

test('children without the preload: those that share the output are nobody’s', async () => {
  const outcome = await run(
    {
      'main.cjs': `const { fork, spawn, exec } = require('child_process');
        const { once } = require('events');
        (async () => {
          console.log('a');
          await once(fork('./child.cjs', ['forked']), 'exit');
          const piped = fork('./child.cjs', ['piped'], { silent: true });
          piped.stdout.pipe(process.stdout);
          await once(piped, 'close');
          await once(spawn('sh', ['-c', 'node child.cjs shell'], { stdio: 'inherit' }), 'exit');
          process.exit(3);
        })();`,
      'child.cjs': `console.log(process.argv[2]);
        new (require('worker_threads').Worker)('console.log(process.argv[2] + " thread")', { eval: true, argv: [process.argv[2]] });`,
    },
    untracedChildren,
  );
  assert.deepEqual(unnumbered(outcome.lines), [
    'child: piped',
    'child: piped thread',
    'child: shell',
    'child: shell thread',
    'main: a',
    'unknown: forked',
    'unknown: forked thread',
  ]);
  ended(outcome, 3);
});

test('descriptors of which nothing is told: no frame ends up in a file, no line is lost', async () => {
  const outcome = await run(
    {
      'main.cjs': `const { execSync, fork, spawnSync } = require('child_process');
        const { readFileSync } = require('fs');
        fork('./child.cjs', ['forked']).on('exit', () => {
          spawnSync(process.execPath, ['child.cjs', 'sync'], { stdio: 'inherit' });
          execSync('NODE_OPTIONS="--require ./fault.cjs $NODE_OPTIONS" node child.cjs shell > out.txt; node child.cjs last', { stdio: 'inherit' });
          console.log('file', readFileSync('out.txt', 'utf8'));
        });`,
      'child.cjs': 'console.log(process.argv[2]);',
    },
    `const fs = require('fs');
     fs.fstatSync = () => ({ dev: 0, ino: 0 });`,
  );
  assert.deepEqual(unnumbered(outcome.lines), [
    'child: forked',
    'child: last',
    'child: sync',
    'main: file shell',
  ]);
  ended(outcome);
});

test('one id for all processes: each line has its own, and none ends for another', async () => {
  const outcome = await run(
    {
      'main.cjs': `const { fork } = require('child_process');
        fork('./child.cjs', ['one']).on('exit', () => {
          console.log('between');
          fork('./child.cjs', ['two']).on('exit', () => console.log('end')).on('message', (m) => console.log(m));
        });`,
      'child.cjs': `console.log(process.argv[2]);
        if (process.argv[2] === 'two') process.send('sent');
        new (require('worker_threads').Worker)('console.log("thread")', { eval: true });`,
    },
    `Object.defineProperty(process, 'pid', { value: 1 });
     const { ChildProcess } = require('child_process');
     const { spawn } = ChildProcess.prototype;
     ChildProcess.prototype.spawn = function (options) {
       const result = spawn.call(this, options);
       Object.defineProperty(this, 'pid', { value: 1 });
       return result;
     };`,
  );
  assert.deepEqual(outcome.lines, [
    'child 2.1: thread',
    'child 2: one',
    'child 3.1: thread',
    'child 3: two',
    'main: between',
    'main: end',
    'main: sent',
  ]);
  const ends = outcome.events.filter(({ kind }) => kind === 'exited');
  assert.equal(ends.length, 5);
  ended(outcome);
});

const workersClock = (what: string): string =>
  `if (!require('worker_threads').isMainThread) { ${what} }`;
const otherOrigin = (by: number): string =>
  `const origin = performance.timeOrigin + ${String(by)};
   Object.defineProperty(performance, 'timeOrigin', { value: origin });`;
const otherWall = (by: number): string =>
  `const { now } = Date; Date.now = () => now() + ${String(by)};`;

for (const by of [-20_000, 20_000]) {
  for (const [name, what] of [
    ['where it begins to count', otherOrigin(by)],
    ['the time of day', otherOrigin(by) + otherWall(by)],
  ] as const) {
    test(`a thread that is ${String(by)} ms off in ${name} prints in the run’s time`, async () => {
      const outcome = await run(
        {
          'main.cjs': `console.log('a'); new (require('worker_threads').Worker)('./worker.cjs');`,
          'worker.cjs': `console.log('w'); setTimeout(() => console.log('x'), 300);`,
        },
        workersClock(what),
      );
      assert.deepEqual(outcome.lines, ['main.1: w', 'main.1: x', 'main: a']);
      const [first = -1, then = -1] = outcome.events.flatMap((event) =>
        event.kind === 'stdout' && event.source.threadId === 1 ? [event.at] : [],
      );
      const { duration } = outcome.result;
      assert.ok(
        first >= 0 && first < then && then <= duration + 250,
        `${first} ${then} ${duration}`,
      );
      assert.ok(then - first > 200, 'its own times keep their distance');
      ended(outcome);
    });
  }
}

test('no memory to share: threads run, and say what they say', async () => {
  const outcome = await run(
    {
      'main.cjs': `const { Worker } = require('worker_threads');
        console.log(typeof SharedArrayBuffer);
        new Worker('./worker.cjs', { name: 'w' });`,
      'worker.cjs': `console.log('w');`,
    },
    'delete globalThis.SharedArrayBuffer;',
  );
  assert.deepEqual(outcome.lines, ['main.1: w', 'main: undefined']);
  ended(outcome);
});

for (const [name, fault] of Object.entries({
  'no channel between all threads': "require('worker_threads').BroadcastChannel = undefined;",
  'no process to spawn': "require('child_process').ChildProcess = undefined;",
  'no environment of threads': "require('worker_threads').setEnvironmentData = undefined;",
})) {
  test(`a Node with ${name} runs the program all the same`, async () => {
    const outcome = await run({ 'main.cjs': "console.log('a'); console.error('b');" }, fault);
    assert.deepEqual(
      outcome.lines.map((line) => line.replace(/^\w+: /, '')),
      ['a', 'b'],
    );
    ended(outcome);
  });
}

test('a child that runs out of memory: what is said of it is not the main thread’s', async () => {
  const outcome = await run({
    'main.cjs': `const { fork } = require('child_process');
      fork('./child.cjs', { execArgv: ['--max-old-space-size=12'] })
        .on('exit', (...how) => console.log(how.some((part) => part !== 0 && part !== null)));`,
    'child.cjs': `console.log('c'); const all = []; for (;;) all.push(new Array(1000).fill({}));`,
  });
  const [first, ...rest] = unnumbered(outcome.lines).filter((line) => !line.startsWith('unknown'));
  assert.deepEqual([first, ...rest], ['child: c', 'main: true']);
  assert.match(outcome.lines.join('\n'), /unknown: .*heap/);
  ended(outcome);
});

test('a program that knows the key and forges with it loses no line, and ends as it does', async () => {
  const outcome = await run({
    'main.cjs': `const [key] = require('fs').readdirSync('../.trace')[0].split('.');
      const say = (json) => require('fs').writeSync(1, Buffer.from('\\x1b_' + key + ';' + json + '\\x1b\\\\'), 0);
      const source = { pid: process.pid, threadId: 0 };
      console.log('a');
      say('no JSON');
      say(JSON.stringify({ kind: 'exited', at: Date.now(), source, code: 9, signal: null }));
      say(JSON.stringify({ kind: 'stdout', at: 1e300, source, text: 7 }));
      console.log('b');`,
  });
  const lines = outcome.events.flatMap((event) => (event.kind === 'stdout' ? [event.text] : []));
  assert.deepEqual(lines, ['a\n', 'b\n']);
  const last = outcome.events.at(-1);
  assert.ok(last?.kind === 'exited' && last.code === 0);
});
