// The two pools that readers copy: whatever a task, a thread or a process does, every submit is settled,
// there are never more of them than stated, the pool goes on, and in the end none is left.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { once, type EventEmitter } from 'node:events';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from '../../content/examples/small-pool/pool.mjs';
import { ProcessPool } from '../../content/examples/pool-of-processes/process-pool.mjs';

/** What the tests use of either pool. */
interface AnyPool extends AsyncDisposable {
  readonly submit: (task: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
  readonly terminate: () => Promise<void>;
}

/** A thread or a process, as the one who started it has it. */
interface Member {
  readonly emitter: EventEmitter;
  /** Ends it from outside, as nothing in it expects. */
  readonly end: () => void;
}

interface Kind {
  readonly name: string;
  readonly create: (size: number) => AnyPool;
  /** What it says of one that ended with this exit code. */
  readonly ended: (code: number) => string;
  /** Its last event: from then on it is gone. */
  readonly last: string;
}

const file = (name: string) => new URL(`pools/${name}.mjs`, import.meta.url);

const threads: Kind = {
  name: 'threads',
  create: (size) => new Pool(file('worker'), size),
  ended: (code) => `the thread ended with code ${code}`,
  last: 'exit',
};

const processes: Kind = {
  name: 'processes',
  create: (size) => new ProcessPool(file('child'), size),
  ended: (code) => `the process ended with ${code}`,
  last: 'close',
};

/** Those that live at the moment, and the most that ever did at once. */
const living = new Set<Member>();
let most = 0;

function note(emitter: EventEmitter, last: string, end: () => void): void {
  const member = { emitter, end };
  living.add(member);
  most = Math.max(most, living.size);
  emitter.on(last, () => living.delete(member));
}

process.on('worker', (worker) => note(worker, threads.last, () => void worker.terminate()));
channel('child_process').subscribe((message) => {
  const { process: child } = message as { process: EventEmitter & { kill: (by: string) => void } };
  note(child, processes.last, () => child.kill('SIGKILL'));
});

for (const kind of [threads, processes]) {
  const { name, create, ended } = kind;

  /** Runs a test with a pool, which never has more than `size` members, and leaves none. */
  async function withPool(size: number, use: (pool: AnyPool) => Promise<void>): Promise<void> {
    assert.equal(living.size, 0);
    most = 0;
    const pool = create(size);
    try {
      await use(pool);
    } finally {
      await pool.terminate();
    }
    assert.equal(living.size, 0, 'some are left');
    assert.ok(most <= size, `${most} at once, where ${size} were allowed`);
  }

  /** The pool still does as many tasks at once as it has places. */
  async function goesOn(pool: AnyPool, size: number): Promise<void> {
    const values = Array.from({ length: size * 3 }, (_, index) => index);
    const tasks = values.map((value) => pool.submit({ name: 'echo', value }));
    assert.deepEqual(await Promise.all(tasks), values);
  }

  /** The one member that lives. */
  async function only(): Promise<Member> {
    // A thread is told of a moment after it was made.
    await setImmediate();
    const [member, ...others] = living;
    assert.ok(member && others.length === 0);
    return member;
  }

  suite(`a pool of ${name}`, () => {
    test('gives each task the value that is its own', () =>
      withPool(2, async (pool) => {
        await goesOn(pool, 2);
        assert.equal(most, 2);
        assert.equal(await pool.submit({ name: 'echo', value: undefined }), undefined);
      }));

    test('starts none before it is needed, and refuses a size that could do nothing', async () => {
      await withPool(2, async (pool) => {
        assert.equal(living.size, 0);
        await pool.submit({ name: 'echo' });
        await pool.submit({ name: 'echo' });
        assert.equal(most, 1);
      });
      for (const size of [0, -1, NaN]) assert.throws(() => create(size), RangeError);
    });

    test('an error in a task comes back with name, message, stack and code, and costs no member', () =>
      withPool(1, async (pool) => {
        const { name, message, stack, code } = await failure(pool, { name: 'throws' });
        assert.deepEqual([name, message, code], ['OutOfStock', 'no rice is left', 'E_STOCK']);
        assert.match(String(stack), /no rice is left\n +at .*tasks\.mjs/);
        const member = await only();
        for (const name of ['throwsNothing', 'throwsWhatCannotBeSent', 'rejectsByAbort']) {
          assert.ok((await failure(pool, { name })) instanceof Error, name);
        }
        const refused = await failure(pool, { name: 'answersWhatCannotBeSent' });
        assert.match(refused.message, /could not be cloned/);
        await goesOn(pool, 1);
        assert.equal(await only(), member);
      }));

    test('a task that cannot be sent rejects alone, and nothing grows', () =>
      withPool(1, async (pool) => {
        for (let round = 0; round < 4; round++) {
          const refused = await failure(pool, { name: 'echo', value: () => round });
          assert.match(refused.message, /could not be cloned/);
        }
        const first = await only();
        await goesOn(pool, 1);
        assert.equal(await only(), first);
      }));

    for (const [task, message] of [
      [{ name: 'exits', code: 7 }, ended(7)],
      [{ name: 'exits', code: 0 }, ended(0)],
      [{ name: 'failsBeside' }, kind === threads ? 'beside the task' : ended(1)],
    ] as const) {
      test(`a task that ends its member is rejected, the others are done: ${JSON.stringify(task)}`, () =>
        withPool(2, async (pool) => {
          const tasks = [task, { name: 'echo', value: 1 }, task, { name: 'echo', value: 2 }, task];
          const results = await Promise.allSettled(tasks.map((each) => pool.submit(each)));
          const told = results.map((result) =>
            result.status === 'fulfilled' ? result.value : (result.reason as Error).message,
          );
          assert.deepEqual(told, [message, 1, message, 2, message]);
          await goesOn(pool, 2);
        }));
    }

    test('one that dies while it is idle is replaced by the next task', () =>
      withPool(1, async (pool) => {
        await pool.submit({ name: 'echo' });
        const { emitter, end } = await only();
        end();
        await once(emitter, kind.last);
        await goesOn(pool, 1);
      }));

    test('one that dies at the very moment when a task is sent settles it, and the pool goes on', () =>
      withPool(1, async (pool) => {
        for (let round = 0; round < 5; round++) {
          await pool.submit({ name: 'echo' });
          (await only()).end();
          await Promise.allSettled([pool.submit({ name: 'wait', ms: 1000 })]);
        }
        await goesOn(pool, 1);
      }));

    test('an answer counts, though its member dies right after it', () =>
      withPool(1, async (pool) => {
        for (let round = 0; round < 5; round++) {
          const answer = pool.submit({ name: 'answersAndDies' });
          const gone = once((await only()).emitter, kind.last);
          assert.equal(await answer, 'last words');
          await gone;
        }
      }));

    test('close() waits for all that was handed in, refuses what comes later, and leaves none', () =>
      withPool(2, async (pool) => {
        const values = [1, 2, 3, 4, 5];
        const tasks = values.map((value) => pool.submit({ name: 'echo', value }));
        const dying = pool.submit({ name: 'exits', code: 7 });
        const after = pool.submit({ name: 'echo', value: 6 });
        const closed = pool.close();
        const late = await failure(pool, { name: 'echo' });
        assert.equal(late.message, 'the pool is closed');
        await assert.rejects(dying, { message: ended(7) });
        await closed;
        assert.equal(living.size, 0);
        assert.deepEqual(await Promise.all([...tasks, after]), [...values, 6]);
        await pool.close();
      }));

    test('close() ends one that timers keep alive, and is done at once where there is none', () =>
      withPool(2, async (pool) => {
        await create(2).close();
        await pool.submit({ name: 'goesOnBeside' });
        await pool.close();
        assert.equal(living.size, 0);
      }));

    test('terminate() rejects what is not done, also in an endless loop, and ends a close() that waits', () =>
      withPool(2, async (pool) => {
        await pool.submit({ name: 'echo' });
        const tasks = Array.from({ length: 4 }, () => pool.submit({ name: 'spins' }));
        const results = Promise.allSettled(tasks);
        const closed = pool.close();
        await pool.terminate();
        assert.equal(living.size, 0);
        assert.ok((await results).every(({ status }) => status === 'rejected'));
        await closed;
        assert.equal((await failure(pool, { name: 'echo' })).message, 'the pool is closed');
      }));

    test('is closed by `await using`', async () => {
      let answer: Promise<unknown>;
      {
        await using pool = create(1);
        answer = pool.submit({ name: 'wait', ms: 50 });
      }
      assert.equal(living.size, 0);
      assert.equal(await answer, 'waited');
    });
  });
}

/** What a task is rejected with. */
async function failure(pool: AnyPool, task: object): Promise<Error & { readonly code?: unknown }> {
  try {
    await pool.submit(task);
  } catch (error) {
    assert.ok(error instanceof Error, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `fulfilled: ${JSON.stringify(task)}` });
}

test('what the tasks of a thread printed is not lost when the pool is closed', () => {
  for (let round = 0; round < 3; round++) {
    const program = fileURLToPath(file('printing'));
    const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
    assert.equal(stdout, 'line 0\nline 1\nline 2\n'.repeat(4));
  }
});

test('a process that is killed rejects its task with the signal, and the parent goes on', async () => {
  const pool = processes.create(1);
  const killed = await failure(pool, { name: 'isKilled' });
  assert.equal(killed.message, 'the process ended with SIGKILL');
  assert.equal(await pool.submit({ name: 'echo', value: 'still here' }), 'still here');
  await pool.close();
});

test('a process that cannot be started rejects its task, and nothing is left', async () => {
  const { execPath } = process;
  process.execPath = '/no/such/program';
  try {
    const pool = processes.create(1);
    const refused = await failure(pool, { name: 'echo' });
    assert.match(refused.message, /ENOENT/);
    await pool.close();
    assert.equal(living.size, 0);
  } finally {
    process.execPath = execPath;
  }
});

test('a thread whose file is missing rejects its task', async () => {
  const pool = new Pool(file('no-such-file'), 2);
  const results = await Promise.allSettled([1, 2, 3].map((task) => pool.submit(task)));
  assert.equal(results.length, 3);
  for (const result of results) {
    assert.ok(result.status === 'rejected' && result.reason instanceof Error);
    assert.match(result.reason.message, /Cannot find module '.*no-such-file\.mjs'/);
  }
  await pool.close();
});

test('a thread with data that cannot be copied rejects its tasks, each alone', async () => {
  const pool = new Pool(file('worker'), 1, { callback: () => undefined });
  for (let round = 0; round < 2; round++) {
    const refused = await failure(pool, { name: 'echo' });
    assert.equal(refused.name, 'DataCloneError');
  }
  await pool.close();
});

// What the text says of memory: V8 asks Node.js for a way out only between two steps of a program.
for (const [what, code, expected] of [
  [
    'step by step is an error event, and the main thread lives',
    'const all = []; for (let id = 0; ; id++) all.push({ id });',
    { signal: null, output: 'ERR_WORKER_OUT_OF_MEMORY, main lives\n' },
  ],
  [
    'in one large step ends the whole process',
    'JSON.parse(`[${\'{"id":1},\'.repeat(8e6)}1]`);',
    { signal: 'SIGABRT', output: '' },
  ],
] as const) {
  test(`a thread that runs out of memory ${what}`, () => {
    const options = { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } };
    const program = `
      import { Worker } from 'node:worker_threads';
      const worker = new Worker(${JSON.stringify(code)}, ${JSON.stringify(options)});
      worker.on('error', (error) => console.log(\`\${error.code}, main lives\`));
    `;
    const args = ['--input-type=module', '--eval', program];
    const { signal, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.deepEqual({ signal, output: stdout }, expected);
  });
}
